package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.pdf.ColumnHeads.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The single row of values of a table without lines and labels. */
final class UnruledRow {
  private UnruledRow() {}

  /**
   * The row below headings.
   *
   * @param page the page that it stands on, from 1
   * @param heads the headings
   * @param words the words below them
   * @return a table of this row; nothing when the words do not fit the columns, or there are none
   */
  static Optional<Block.Table> table(int page, ColumnHeads heads, List<TextLine> words) {
    Optional<List<Extent>> columns = ValueColumns.of(heads, words);
    if (columns.isEmpty() || words.isEmpty()) {
      return Optional.empty();
    }
    List<List<TextLine>> cells = new ArrayList<>();
    columns.get().forEach(column -> cells.add(new ArrayList<>()));
    for (TextLine word : words) {
      int column = ValueColumns.columnOf(word, columns.get());
      if (column < 0) {
        return Optional.empty();
      }
      cells.get(column).add(word);
    }
    List<Cell> row = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      boolean certain = ValueCell.isOneNumber(cells.get(i), columns.get().get(i));
      String text = certain ? ValueCell.text(cells.get(i)) : ValueCell.UNREADABLE;
      row.add(Cell.of(text, page, cells.get(i)));
    }
    return Optional.of(new Block.Table(words.get(0).middle(), List.of(row)));
  }
}
