package io.gongkai.schemas.cells;

import io.gongkai.model.PageRun;
import java.util.List;

/** Finds the pages of a document that cells and mentions stand on. */
public final class Pages {
  private Pages() {}

  /**
   * The page that an offset of the extracted text stands on.
   *
   * @param runs the pages of a report, by offset
   * @param offset UTF-16 offset
   * @return its number, from 1; 0 when the document has no pages
   */
  public static int at(List<PageRun> runs, int offset) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).getStart() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : runs.get(low - 1).getPage();
  }
}
