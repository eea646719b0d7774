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

  private final List<String> texts = new ArrayList<>();

  /** For each of the texts two places and a size. */
  private final Numbers glyphs = new Numbers(5);

  /** For each line two places. */
  private final Numbers lines = new Numbers(4);

  private final Numbers path = new Numbers(4);
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
    int glyph = glyphs.add(x0, y0, x1, y1);
    glyphs.set(glyph, 4, size);
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
    path.add(x, y, toX, toY);
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
        lines.add(box[0], middleY, box[2], middleY);
      }
      if (width <= THICKEST) {
        lines.add(middleX, box[1], middleX, box[3]);
      }
    }
    forget();
  }

  /** The box around the four sides from the given one on. */
  private double[] box(int from) {
    double[] box = {path.get(from, 0), path.get(from, 1), path.get(from, 2), path.get(from, 3)};
    for (int i = from; i < from + 4; i++) {
      box[0] = Math.min(box[0], Math.min(path.get(i, 0), path.get(i, 2)));
      box[1] = Math.min(box[1], Math.min(path.get(i, 1), path.get(i, 3)));
      box[2] = Math.max(box[2], Math.max(path.get(i, 0), path.get(i, 2)));
      box[3] = Math.max(box[3], Math.max(path.get(i, 1), path.get(i, 3)));
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
    addGlyphs(direction, page, upright, blanks);
    List<Ruling> horizontal = new ArrayList<>();
    List<Ruling> vertical = new ArrayList<>();
    addRulings(direction, horizontal, vertical);
    double corner = turnedY(direction, page.getLowerLeftX(), page.getLowerLeftY());
    double opposite = turnedY(direction, page.getUpperRightX(), page.getUpperRightY());
    double top = Math.min(corner, opposite);
    double bottom = Math.max(corner, opposite);
    PageView view = PageView.of(direction, page, rotation);
    return new PageContent(
        upright, blanks, horizontal, vertical, top, bottom, drawn, pictured, view);
  }

  /** Adds the glyphs that show on the page and stand along its lines. */
  private void addGlyphs(int direction, PDRectangle page, List<Glyph> shown, List<Glyph> blanks) {
    float left = page.getLowerLeftX();
    float bottom = page.getLowerLeftY();
    float right = page.getUpperRightX();
    float top = page.getUpperRightY();
    for (int i = 0; i < texts.size(); i++) {
      double x0 = glyphs.get(i, 0);
      double y0 = glyphs.get(i, 1);
      double startX = turnedX(direction, x0, y0);
      double startY = turnedY(direction, x0, y0);
      double endX = turnedX(direction, glyphs.get(i, 2), glyphs.get(i, 3));
      double endY = turnedY(direction, glyphs.get(i, 2), glyphs.get(i, 3));
      boolean alongLine = endX > startX && Math.abs(endY - startY) < LEAN;
      boolean inside =
          (float) x0 >= left && (float) x0 <= right && (float) y0 >= bottom && (float) y0 <= top;
      if (alongLine && inside) {
        String text = texts.get(i);
        (text.isBlank() ? blanks : shown)
            .add(new Glyph(text, startX, endX, startY, glyphs.get(i, 4)));
      }
    }
  }

  private void addRulings(int direction, List<Ruling> horizontal, List<Ruling> vertical) {
    for (int i = 0; i < lines.size(); i++) {
      double ax = turnedX(direction, lines.get(i, 0), lines.get(i, 1));
      double ay = turnedY(direction, lines.get(i, 0), lines.get(i, 1));
      double bx = turnedX(direction, lines.get(i, 2), lines.get(i, 3));
      double by = turnedY(direction, lines.get(i, 2), lines.get(i, 3));
      if (Math.abs(ay - by) <= LEAN) {
        horizontal.add(ruling((ay + by) / 2, ax, bx));
      }
      if (Math.abs(ax - bx) <= LEAN) {
        vertical.add(ruling((ax + bx) / 2, ay, by));
      }
    }
  }

  private static Ruling ruling(double at, double from, double to) {
    return new Ruling(at, Math.min(from, to), Math.max(from, to));
  }

  /** The x of a point once its direction points right and y runs downwards. */
  private static double turnedX(int direction, double x, double y) {
    return switch (direction) {
      case 0 -> x;
      case 1 -> y;
      case 2 -> -x;
      default -> -y;
    };
  }

  /** The y of a point once its direction points right and y runs downwards. */
  private static double turnedY(int direction, double x, double y) {
    return switch (direction) {
      case 0 -> -y;
      case 1 -> x;
      case 2 -> y;
      default -> -x;
    };
  }
}
