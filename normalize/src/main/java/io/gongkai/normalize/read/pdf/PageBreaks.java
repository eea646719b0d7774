package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts together what page breaks have torn: tables, and rows of tables. */
final class PageBreaks {
  private static final Pattern ORDINAL =
      Pattern.compile("[（(]?\\s*(?:[一二三四五六七八九十]{1,2}|\\d{1,2})\\s*[）).、．:：].*");
  private static final Pattern VALUE = Pattern.compile("[+-]?[\\d,.０-９]+|[-—/无]");

  private static final String UNREADABLE = "\ufffd";

  /** Columns of the widest table 2, that for labels among them. */
  private static final int TABLE2_COLUMNS = 4;

  private PageBreaks() {}

  /** All blocks of a document in one list. */
  static List<Block> join(List<List<Block>> pages) {
    List<Block> joined = new ArrayList<>();
    for (List<Block> page : pages) {
      for (int i = 0; i < page.size(); i++) {
        int last = joined.size() - 1;
        if (i == 0
            && last >= 0
            && joined.get(last) instanceof Block.Table before
            && page.get(0) instanceof Block.Table after) {
          joined.set(last, join(before, after));
        } else {
          joined.add(page.get(i));
        }
      }
    }
    return joined;
  }

  private static Block.Table join(Block.Table before, Block.Table after) {
    List<List<Cell>> rows = new ArrayList<>(before.rows());
    List<List<Cell>> more = after.rows();
    List<Cell> last = rows.get(rows.size() - 1);
    List<Cell> first = more.get(0);
    if (hasTornNumbers(last, first)) {
      List<Cell> whole = new ArrayList<>();
      for (int i = 0; i < last.size(); i++) {
        boolean torn = !last.get(i).isEmpty() && !first.get(i).isEmpty();
        whole.add(torn ? last.get(i).as(UNREADABLE) : last.get(i).with(first.get(i)));
      }
      rows.set(rows.size() - 1, whole);
      more = more.subList(1, more.size());
    } else if (isTorn(last, first)) {
      List<Cell> whole = new ArrayList<>();
      for (int i = 0; i < last.size(); i++) {
        whole.add(last.get(i).with(first.get(i)));
      }
      rows.set(rows.size() - 1, whole);
      more = more.subList(1, more.size());
    }
    rows.addAll(more);
    return new Block.Table(before.y(), rows);
  }

  /**
   * Whether numbers go on in the row below, which has no words of its own: 12 over 34 may be 1234
   * or 34 of a row whose label is lost.
   */
  private static boolean hasTornNumbers(List<Cell> upper, List<Cell> lower) {
    if (upper.size() != lower.size()) {
      return false;
    }
    boolean torn = false;
    for (int i = 0; i < upper.size(); i++) {
      boolean value = VALUE.matcher(lower.get(i).text()).matches();
      if (!value && !lower.get(i).isEmpty()) {
        return false;
      }
      torn |= value && VALUE.matcher(upper.get(i).text()).matches();
    }
    return torn;
  }

  /**
   * Whether two rows are the halves of one: one half holds all the values, and the label goes on
   * without an ordinal.
   */
  private static boolean isTorn(List<Cell> upper, List<Cell> lower) {
    if (upper.size() != lower.size()) {
      return false;
    }
    int upperValues = 0;
    int lowerValues = 0;
    for (int i = 0; i < upper.size(); i++) {
      boolean upperValue = VALUE.matcher(upper.get(i).text()).matches();
      boolean lowerValue = VALUE.matcher(lower.get(i).text()).matches();
      if ((upperValue && !lower.get(i).isEmpty()) || (lowerValue && !upper.get(i).isEmpty())) {
        return false;
      }
      upperValues += upperValue ? 1 : 0;
      lowerValues += lowerValue ? 1 : 0;
    }
    // The short labels of table 2 have no ordinals: one below another is that of the next row.
    return upper.size() > TABLE2_COLUMNS
        && (upperValues == 0) != (lowerValues == 0)
        && lower.stream().noneMatch(cell -> ORDINAL.matcher(cell.text()).matches());
  }
}
