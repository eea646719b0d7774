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

  /** How many times fewer cells must be unreadable for values to stand at a place in all rows. */
  private static final int FEWER = 2;

  /** Words of which one may stand in no column, or in several: no row that it is in is certain. */
  private static final int WORDS_FOR_ONE_ASTRAY = 10;

  private final int page;
  private final double size;
  private final List<Extent> columns;
  private final List<TextLine> labels = new ArrayList<>();
  private final List<List<TextLine>> values = new ArrayList<>();
  private double step;
  private double valueStep;

  private UnruledRows(int page, double size, List<Extent> columns) {
    this.page = page;
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
    UnruledRows rows = new UnruledRows(page, size, columns.get());
    double left = Math.min(boundary, columns.get().get(0).from());
    int astray = 0;
    for (TextLine word : words) {
      if (word.right() <= left + SAME * size) {
        rows.labels.add(word);
      } else {
        astray += rows.value(word) ? 0 : 1;
      }
    }
    if (astray * WORDS_FOR_ONE_ASTRAY > words.size()) {
      return Optional.empty();
    }
    return Optional.of(new Block.Table(words.get(0).middle(), rows.rows()));
  }

  private boolean value(TextLine word) {
    int column = ValueColumns.columnOf(word, columns);
    if (column >= 0) {
      values.get(column).add(word);
    } else {
      values.forEach(cells -> cells.add(word.withoutDigits()));
    }
    return column >= 0;
  }

  private List<List<Cell>> rows() {
    UnruledLabels joined = new UnruledLabels(size, labels, this::isRow);
    step = joined.step();
    List<LabelCell> leaves = joined.ofRows();
    List<LabelCell> groups = new ArrayList<>(joined.all());
    groups.removeAll(leaves);
    valueStep = valueStep();
    List<List<Cell>> cells = cells(leaves);
    List<List<Cell>> rows = new ArrayList<>();
    rowAbove(leaves).ifPresent(rows::add);
    for (int i = 0; i < leaves.size(); i++) {
      double until = leaves.get(i).top() + SAME * size;
      boolean last = i == leaves.size() - 1;
      List<LabelCell> begun = groups.stream().filter(cell -> last || cell.top() <= until).toList();
      groups.removeAll(begun);
      List<Cell> row = new ArrayList<>(List.of(label(begun), label(List.of(leaves.get(i)))));
      row.addAll(cells.get(i));
      rows.add(row);
    }
    return rows;
  }

  /** The words of labels as one cell. */
  private Cell label(List<LabelCell> labels) {
    return Cell.of(
        labels.stream().map(LabelCell::text).collect(Collectors.joining()),
        page,
        labels.stream().flatMap(label -> label.lines().stream()).toList());
  }

  /** The smallest distance of two values that stand one below the other, and a little more. */
  private double valueStep() {
    double smallest = Double.MAX_VALUE;
    for (List<TextLine> column : values) {
      for (int i = 1; i < column.size(); i++) {
        double distance = column.get(i).baseline() - column.get(i - 1).baseline();
        smallest = distance > size / 2 ? Math.min(smallest, distance) : smallest;
      }
    }
    return smallest + SAME * size / 2;
  }

  /**
   * A row without a label for values that stand above all labels: the rest of a row of the page
   * before, or one whose label is lost.
   */
  private Optional<List<Cell>> rowAbove(List<LabelCell> leaves) {
    List<Cell> row = new ArrayList<>(List.of(label(List.of()), label(List.of())));
    for (List<TextLine> column : values) {
      List<TextLine> above =
          column.stream().filter(word -> leaves.isEmpty() || isAbove(word, leaves.get(0))).toList();
      row.add(Cell.of(above.isEmpty() ? "" : UNREADABLE, page, above));
    }
    return row.stream().allMatch(Cell::isEmpty) ? Optional.empty() : Optional.of(row);
  }

  /** Whether a value stands above a label, and is no upper line of one beside its middle. */
  private boolean isAbove(TextLine word, LabelCell leaf) {
    return word.baseline() < leaf.top() - step - SAME * size;
  }

  /** The values of each row, as they stand beside the first lines of labels or their middles. */
  private List<List<Cell>> cells(List<LabelCell> leaves) {
    List<List<Cell>> atTop = cells(leaves, true);
    List<List<Cell>> atMiddle = cells(leaves, false);
    long unreadAtTop = unreadable(atTop);
    long unreadAtMiddle = unreadable(atMiddle);
    if ((unreadAtTop == 0) != (unreadAtMiddle == 0)) {
      return unreadAtTop == 0 ? atTop : atMiddle;
    }
    if (unreadAtTop * FEWER < unreadAtMiddle) {
      return withoutDifferent(atTop, atMiddle, true);
    }
    if (unreadAtMiddle * FEWER < unreadAtTop) {
      return withoutDifferent(atMiddle, atTop, true);
    }
    return withoutDifferent(atTop, atMiddle, false);
  }

  /**
   * Cells with nothing readable where another reading says something else.
   *
   * @param unlessUnreadable whether a cell stays that the other cannot read, or reads a part of
   */
  private static List<List<Cell>> withoutDifferent(
      List<List<Cell>> cells, List<List<Cell>> other, boolean unlessUnreadable) {
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size(); column++) {
        Cell cell = cells.get(row).get(column);
        String text = other.get(row).get(column).text();
        // A reading at the wrong place sees the part of a number that stands there.
        boolean part = text.equals(UNREADABLE) || cell.text().contains(text);
        if (!(unlessUnreadable && part) && !cell.text().equals(text)) {
          cells.get(row).set(column, cell.as(UNREADABLE));
        }
      }
    }
    return cells;
  }

  private static long unreadable(List<List<Cell>> rows) {
    return rows.stream().flatMap(List::stream).filter(UnruledRows::isUnreadable).count();
  }

  private static boolean isUnreadable(Cell cell) {
    return cell.text().equals(UNREADABLE);
  }

  private List<List<Cell>> cells(List<LabelCell> leaves, boolean atTop) {
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
    List<List<Cell>> cells = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      cells.add(cells(leaves.get(i), words.get(i), atTop));
    }
    if (!atTop) {
      doubtNeighbours(words, cells);
    }
    doubtMixed(leaves, cells);
    return cells;
  }

  /** Where the lines of two labels stand side by side, nothing tells whose the values are. */
  private void doubtMixed(List<LabelCell> leaves, List<List<Cell>> cells) {
    for (int row = 0; row + 1 < leaves.size(); row++) {
      if (leaves.get(row).bottom() > leaves.get(row + 1).top() - SAME * size) {
        cells.get(row).replaceAll(cell -> cell.as(UNREADABLE));
        cells.get(row + 1).replaceAll(cell -> cell.as(UNREADABLE));
      }
    }
  }

  /**
   * A value of more lines than its label has some nearer to the labels above and below: where these
   * cannot be read for it, the rest of it is no whole value either.
   */
  private void doubtNeighbours(List<List<List<TextLine>>> words, List<List<Cell>> cells) {
    for (int column = 0; column < columns.size(); column++) {
      List<Integer> doubtful = new ArrayList<>();
      for (int row = 0; row + 1 < cells.size(); row++) {
        boolean upper = isUnreadable(cells.get(row).get(column));
        boolean lower = isUnreadable(cells.get(row + 1).get(column));
        if (upper != lower && areNear(words.get(row).get(column), words.get(row + 1).get(column))) {
          doubtful.add(upper ? row + 1 : row);
        }
      }
      for (int row : doubtful) {
        cells.get(row).set(column, cells.get(row).get(column).as(UNREADABLE));
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
  private List<Cell> cells(LabelCell leaf, List<List<TextLine>> words, boolean atTop) {
    boolean whole = true;
    for (int column = 0; column < columns.size(); column++) {
      whole &= ValueCell.isOneNumber(words.get(column), columns.get(column), valueStep);
    }
    List<Cell> cells = new ArrayList<>();
    for (List<TextLine> cell : words) {
      boolean certain = isBeside(leaf, cell, atTop) && (whole || cell.size() == 1);
      cells.add(Cell.of(certain ? ValueCell.text(cell) : UNREADABLE, page, cell));
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
