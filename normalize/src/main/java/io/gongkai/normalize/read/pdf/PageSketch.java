package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Collects what is drawn on a page, in the page's own coordinates. */
final class PageSketch {
  /** Thickest line in points: what is filled and thicker is a background. */
  private static final double THICKEST = 3;

  /** How far a line may lean, in points, and still count as straight. */
  private static final double LEAN = 1;

  /** Smallest picture, in points, that may show a table. */
  private static final double TABLE_WIDTH = 200;

  private static final double TABLE_HEIGHT = 60;

  private static final String UNKNOWN = "\ufffd";

  private final List<double[]> glyphs = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<double[]> lines = new ArrayList<>();
  private final List<double[]> path = new ArrayList<>();
  private final int[] directions = new int[4];
  private final int maxElements;
  private double x;
  private double y;
  private double startX;
  private double startY;
  private boolean curved;
  private boolean drawn;
  private boolean pictured;

  PageSketch(int maxElements) {
    this.maxElements = maxElements;
  }

  boolean isFull() {
    return glyphs.size() > maxElements || lines.size() + path.size() > maxElements;
  }

  void glyph(String text, double x0, double y0, double x1, double y1, double size) {
    boolean flat = Math.abs(y1 - y0) < 0.1 * Math.abs(x1 - x0);
    boolean upright = Math.abs(x1 - x0) < 0.1 * Math.abs(y1 - y0);
    boolean slanted = !flat && !upright;
    // Watermarks and stamps are slanted.
    if (slanted) {
      return;
    }
    directions[flat ? (x1 > x0 ? 0 : 2) : (y1 > y0 ? 1 : 3)]++;
    glyphs.add(new double[] {x0, y0, x1, y1, size});
    texts.add(text == null || text.isEmpty() ? UNKNOWN : text);
  }

  void picture(double width, double height) {
    drawn = true;
    pictured |= width >= TABLE_WIDTH && height >= TABLE_HEIGHT;
  }

  void move(double toX, double toY) {
    x = toX;
    y = toY;
    startX = toX;
    startY = toY;
  }

  void line(double toX, double toY) {
    path.add(new double[] {x, y, toX, toY});
    x = toX;
    y = toY;
  }

  void curve(double toX, double toY) {
    curved = true;
    x = toX;
    y = toY;
  }

  void close() {
    if (x != startX || y != startY) {
      line(startX, startY);
    }
  }

  void forget() {
    path.clear();
    curved = false;
  }

  void stroke() {
    drawn |= !path.isEmpty() || curved;
    lines.addAll(path);
    forget();
  }

  /** Tables are often drawn with filled rectangles as thin as lines. */
  void fill() {
    drawn |= !path.isEmpty() || curved;
    for (int i = 0; i + 3 < path.size() && !curved; i += 4) {
      double[] box = box(i);
      double width = box[2] - box[0];
      double height = box[3] - box[1];
      double middleX = (box[0] + box[2]) / 2;
      double middleY = (box[1] + box[3]) / 2;
      if (height <= THICKEST) {
        lines.add(new double[] {box[0], middleY, box[2], middleY});
      }
      if (width <= THICKEST) {
        lines.add(new double[] {middleX, box[1], middleX, box[3]});
      }
    }
    forget();
  }

  /** The box around the four sides from the given one on. */
  private double[] box(int from) {
    double[] box = path.get(from).clone();
    for (int i = from; i < from + 4; i++) {
      double[] side = path.get(i);
      box[0] = Math.min(box[0], Math.min(side[0], side[2]));
      box[1] = Math.min(box[1], Math.min(side[1], side[3]));
      box[2] = Math.max(box[2], Math.max(side[0], side[2]));
      box[3] = Math.max(box[3], Math.max(side[1], side[3]));
    }
    return box;
  }

  /**
   * The page, turned so that most of its text runs from left to right.
   *
   * @param page what shows of it
   * @param rotation by how much it is turned clockwise to be looked at, in degrees
   */
  PageContent content(PDRectangle page, int rotation) {
    int direction = 0;
    for (int i = 1; i < directions.length; i++) {
      direction = directions[i] > directions[direction] ? i : direction;
    }
    List<Glyph> upright = new ArrayList<>();
    List<Glyph> blanks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      double[] glyph = glyphs.get(i);
      double[] start = turn(direction, glyph[0], glyph[1]);
      double[] end = turn(direction, glyph[2], glyph[3]);
      boolean alongLine = end[0] > start[0] && Math.abs(end[1] - start[1]) < LEAN;
      if (alongLine && page.contains((float) glyph[0], (float) glyph[1])) {
        List<Glyph> kind = texts.get(i).isBlank() ? blanks : upright;
        kind.add(new Glyph(texts.get(i), start[0], end[0], start[1], glyph[4]));
      }
    }
    List<Ruling> horizontal = new ArrayList<>();
    List<Ruling> vertical = new ArrayList<>();
    for (double[] line : lines) {
      double[] a = turn(direction, line[0], line[1]);
      double[] b = turn(direction, line[2], line[3]);
      if (Math.abs(a[1] - b[1]) <= LEAN) {
        horizontal.add(ruling((a[1] + b[1]) / 2, a[0], b[0]));
      }
      if (Math.abs(a[0] - b[0]) <= LEAN) {
        vertical.add(ruling((a[0] + b[0]) / 2, a[1], b[1]));
      }
    }
    double[] corner = turn(direction, page.getLowerLeftX(), page.getLowerLeftY());
    double[] opposite = turn(direction, page.getUpperRightX(), page.getUpperRightY());
    double top = Math.min(corner[1], opposite[1]);
    double bottom = Math.max(corner[1], opposite[1]);
    PageView view = PageView.of(direction, page, rotation);
    return new PageContent(
        upright, blanks, horizontal, vertical, top, bottom, drawn, pictured, view);
  }

  private static Ruling ruling(double at, double from, double to) {
    return new Ruling(at, Math.min(from, to), Math.max(from, to));
  }

  /** Turns a point so that the direction points right and y runs downwards. */
  private static double[] turn(int direction, double x, double y) {
    return switch (direction) {
      case 0 -> new double[] {x, -y};
      case 1 -> new double[] {y, x};
      case 2 -> new double[] {-x, y};
      default -> new double[] {-y, -x};
    };
  }
}
