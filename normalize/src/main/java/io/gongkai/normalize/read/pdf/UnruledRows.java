package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.pdf.ColumnHeads.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the words of a table without lines into rows: labels by their ordinals and the distance of
 * their lines, values by the label that they stand beside.
 *
 * <p>Values stand beside the first line of their label, or beside its middle. Where they stand
 * beside neither, the row is marked as unreadable.
 */
final class UnruledRows {
  private static final Pattern PAGE_MARK = Pattern.compile("[-—–－]+\\s*\\d{1,3}\\s*[-—–－]+");
  private static final String UNREADABLE = ValueCell.UNREADABLE;

  private static final double SAME = UnruledLabels.SAME;

  private final double size;
  private final List<Extent> columns;
  private final List<TextLine> labels = new ArrayList<>();
  private final List<List<TextLine>> values = new ArrayList<>();
  private double step;

  private UnruledRows(double size, List<Extent> columns) {
    this.size = size;
    this.columns = columns;
    columns.forEach(column -> values.add(new ArrayList<>()));
  }

  /**
   * The table that lines make up.
   *
   * @param page the page that it stands on, from 1
   * @param heads its headings
   * @param below the words below them
   * @return the table; nothing when the words do not fit the columns
   */
  static Optional<Block.Table> table(int page, ColumnHeads heads, List<TextLine> below) {
    double size = heads.size();
    double boundary = heads.heads().get(0).from();
    List<TextLine> words = new ArrayList<>(below);
    words.removeIf(word -> PAGE_MARK.matcher(word.text("").strip()).matches());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Extent>> columns = ValueColumns.of(heads, words);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    UnruledRows rows = new UnruledRows(size, columns.get());
    double left = Math.min(boundary, columns.get().get(0).from());
    for (TextLine word : words) {
      if (word.right() <= left + SAME * size) {
        rows.labels.add(word);
      } else if (!rows.value(word)) {
        return Optional.empty();
      }
    }
    return Optional.of(Block.Table.onPage(page, words.get(0).middle(), rows.rows()));
  }

  private boolean value(TextLine word) {
    int column = ValueColumns.columnOf(word, columns);
    if (column >= 0) {
      values.get(column).add(word);
    }
    return column >= 0;
  }

  private List<List<String>> rows() {
    UnruledLabels joined = new UnruledLabels(size, labels, this::isRow);
    step = joined.step();
    List<LabelCell> leaves = joined.ofRows();
    List<LabelCell> groups = new ArrayList<>(joined.all());
    groups.removeAll(leaves);
    List<List<String>> cells = cells(leaves);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      double until = leaves.get(i).top() + SAME * size;
      boolean last = i == leaves.size() - 1;
      List<LabelCell> begun = groups.stream().filter(cell -> last || cell.top() <= until).toList();
      groups.removeAll(begun);
      String group = begun.stream().map(LabelCell::text).collect(Collectors.joining());
      List<String> row = new ArrayList<>(List.of(group, leaves.get(i).text()));
      row.addAll(cells.get(i));
      rows.add(row);
    }
    return rows;
  }

  /** The values of each row, as they stand beside the first lines of labels or their middles. */
  private List<List<String>> cells(List<LabelCell> leaves) {
    List<List<String>> atTop = cells(leaves, true);
    List<List<String>> atMiddle = cells(leaves, false);
    if (isReadable(atTop) != isReadable(atMiddle)) {
      return isReadable(atTop) ? atTop : atMiddle;
    }
    for (int row = 0; row < atTop.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        if (!atTop.get(row).get(column).equals(atMiddle.get(row).get(column))) {
          atTop.get(row).set(column, UNREADABLE);
        }
      }
    }
    return atTop;
  }

  private static boolean isReadable(List<List<String>> rows) {
    return rows.stream().flatMap(List::stream).noneMatch(UNREADABLE::equals);
  }

  private List<List<String>> cells(List<LabelCell> leaves, boolean atTop) {
    List<List<List<TextLine>>> words = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      List<List<TextLine>> row = new ArrayList<>();
      columns.forEach(column -> row.add(new ArrayList<>()));
      words.add(row);
    }
    for (int column = 0; column < columns.size(); column++) {
      for (TextLine word : values.get(column)) {
        int row = atTop ? rowFromTop(leaves, word) : rowByMiddle(leaves, word);
        if (row >= 0) {
          words.get(row).get(column).add(word);
        }
      }
    }
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      cells.add(cells(leaves.get(i), words.get(i), atTop));
    }
    if (!atTop) {
      doubtNeighbours(words, cells);
    }
    return cells;
  }

  /**
   * A value of more lines than its label has some nearer to the labels above and below: where these
   * cannot be read for it, the rest of it is no whole value either.
   */
  private void doubtNeighbours(List<List<List<TextLine>>> words, List<List<String>> cells) {
    for (int column = 0; column < columns.size(); column++) {
      List<Integer> doubtful = new ArrayList<>();
      for (int row = 0; row + 1 < cells.size(); row++) {
        boolean upper = cells.get(row).get(column).equals(UNREADABLE);
        boolean lower = cells.get(row + 1).get(column).equals(UNREADABLE);
        if (upper != lower && areNear(words.get(row).get(column), words.get(row + 1).get(column))) {
          doubtful.add(upper ? row + 1 : row);
        }
      }
      for (int row : doubtful) {
        cells.get(row).set(column, UNREADABLE);
      }
    }
  }

  private boolean areNear(List<TextLine> upper, List<TextLine> lower) {
    return !upper.isEmpty()
        && !lower.isEmpty()
        && lower.get(0).baseline() - upper.get(upper.size() - 1).baseline() <= step;
  }

  /**
   * The values of a row. Where one column holds two lines that are not parts of one number, a row
   * without a label has got between, and no line below the first is certain.
   */
  private List<String> cells(LabelCell leaf, List<List<TextLine>> words, boolean atTop) {
    boolean whole = true;
    for (int column = 0; column < columns.size(); column++) {
      whole &= ValueCell.isOneNumber(words.get(column), columns.get(column));
    }
    List<String> cells = new ArrayList<>();
    for (List<TextLine> cell : words) {
      boolean certain = isBeside(leaf, cell, atTop) && (whole || cell.size() == 1);
      cells.add(certain ? ValueCell.text(cell) : UNREADABLE);
    }
    return cells;
  }

  private boolean isBeside(LabelCell leaf, List<TextLine> cell, boolean atTop) {
    if (cell.isEmpty()) {
      return true;
    }
    double top = cell.get(0).baseline();
    double middle = (top + cell.get(cell.size() - 1).baseline()) / 2;
    double distance = atTop ? top - leaf.top() : middle - leaf.middle();
    return Math.abs(distance) <= SAME * size;
  }

  private boolean isRow(double baseline) {
    long found =
        values.stream()
            .filter(
                column ->
                    column.stream()
                        .anyMatch(word -> Math.abs(word.baseline() - baseline) <= SAME * size))
            .count();
    return found > columns.size() / 2;
  }

  private int rowFromTop(List<LabelCell> leaves, TextLine word) {
    int row = -1;
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).top() <= word.baseline() + SAME * size) {
        row = i;
      }
    }
    return row;
  }

  private static int rowByMiddle(List<LabelCell> leaves, TextLine word) {
    int row = -1;
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < leaves.size(); i++) {
      double distance = Math.abs(leaves.get(i).middle() - word.baseline());
      if (distance < nearest) {
        nearest = distance;
        row = i;
      }
    }
    return row;
  }
}
