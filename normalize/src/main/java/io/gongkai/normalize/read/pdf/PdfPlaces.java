package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.container.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the text of a PDF file stands on its pages, for whoever shows them.
 *
 * <p>Filled while a document is read, which takes no more work for it: what is kept are the lines
 * and cells that were found anyway. Used by one thread.
 */
public final class PdfPlaces {
  private static final PdfPlaces IGNORED = new PdfPlaces(false);

  private static final char UNREADABLE = '\ufffd';

  private final boolean kept;
  private final List<PageView> pages = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /**
   * Where a part of the text stands.
   *
   * @param start UTF-16 offset of the part
   * @param end UTF-16 offset behind it
   * @param page its page, from 1
   * @param line the line of glyphs that it is; null for a cell
   * @param areas the areas of the cell; empty for a line
   */
  private record Place(int start, int end, int page, TextLine line, List<Area> areas) {}

  private PdfPlaces(boolean kept) {
    this.kept = kept;
  }

  /** Takes down the places of one document. */
  public static PdfPlaces kept() {
    return new PdfPlaces(true);
  }

  /** For those who want to know of no places. */
  public static PdfPlaces ignored() {
    return IGNORED;
  }

  void pages(List<PageContent> contents) {
    if (kept) {
      contents.forEach(page -> pages.add(page.view()));
    }
  }

  void line(int start, int end, int page, TextLine line) {
    if (kept) {
      places.add(new Place(start, end, page, line, List.of()));
    }
  }

  void cell(int start, int end, Cell cell) {
    if (kept) {
      places.add(new Place(start, end, cell.page(), null, cell.areas()));
    }
  }

  /** The pages; none when the document has none, or could not be read. */
  public List<Sheet> sheets() {
    return pages.stream().map(PageView::sheet).toList();
  }

  /**
   * The rectangles that a part of the text stands in: the glyphs of a line, the cell of a table.
   *
   * @param text the text that was extracted
   * @param start UTF-16 offset of the part
   * @param end UTF-16 offset behind it
   * @return one for each line or cell that it reaches into; empty where nothing is known of it
   */
  public List<Box> boxes(String text, int start, int end) {
    List<Box> boxes = new ArrayList<>();
    for (int i = firstEndingBehind(start); i < places.size(); i++) {
      Place place = places.get(i);
      if (place.start() >= end) {
        break;
      }
      List<Area> areas =
          place.line() == null
              ? place.areas()
              : inLine(place, text, start, end).map(List::of).orElse(List.of());
      areas.forEach(area -> boxes.add(pages.get(area.page() - 1).box(area)));
    }
    return boxes;
  }

  /** Places stand in the order of the text, and none reaches into another. */
  private int firstEndingBehind(int offset) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.get(middle).end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The rectangle around the glyphs of a part of a line; around the whole line where the text says
   * other than the glyphs.
   */
  private static Optional<Area> inLine(Place place, String text, int start, int end) {
    Area area = null;
    int at = place.start();
    for (Glyph glyph : place.line().glyphs()) {
      for (int i = 0; i < glyph.text().length(); i++) {
        char c = glyph.text().charAt(i);
        if (DocumentText.isSpace(c)) {
          continue;
        }
        at = next(text, at, place.end());
        if (at < place.end() && text.charAt(at) == UNREADABLE && c != UNREADABLE) {
          // Written between two glyphs that do not fit each other.
          at = next(text, at + 1, place.end());
        }
        if (at >= place.end() || text.charAt(at) != c) {
          return Optional.of(Area.around(place.page(), List.of(place.line())));
        }
        if (at >= start && at < end) {
          Area found = Area.of(place.page(), glyph);
          area = area == null ? found : area.with(found);
        }
        at++;
      }
    }
    return Optional.ofNullable(area);
  }

  private static int next(String text, int from, int end) {
    int at = from;
    while (at < end && DocumentText.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
