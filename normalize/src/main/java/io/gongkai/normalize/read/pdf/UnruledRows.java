package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.pdf.ColumnHeads.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts the words of a table without lines into rows: labels by their ordinals and the distance of
 * their lines, values by the label that they stand beside.
 *
 * <p>Values stand beside the first line of their label, or beside its middle. Where they stand
 * beside neither, the row is marked as unreadable.
 */
final class UnruledRows {
  private static final Pattern ORDINAL =
      Pattern.compile("(?:[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\\d{1,2}[.．、](?!\\d)|其中).*"
              // A column as narrow as a character breaks ordinals too.
              + "|[（(]?[一二三四五六七八九十]?|\\d");
  private static final Pattern PAGE_MARK = Pattern.compile("[-—–－]+\\s*\\d{1,3}\\s*[-—–－]+");
  private static final String UNREADABLE = ValueCell.UNREADABLE;

  /** How far two places may differ and count as one, as a multiple of the letters' size. */
  private static final double SAME = 0.3;

  /** How much further than others two lines may be apart and be of one label, as a share. */
  private static final double SPREAD = 1.12;

  /** Largest distance of two lines of a label, as a multiple of the letters' size. */
  private static final double LEADING = 2;

  private final double size;
  private final List<Extent> columns;
  private final List<LabelCell> labels = new ArrayList<>();
  private final List<List<TextLine>> values = new ArrayList<>();
  private double step;

  private UnruledRows(double size, List<Extent> columns) {
    this.size = size;
    this.columns = columns;
    columns.forEach(column -> values.add(new ArrayList<>()));
  }

  /** A label with the lines that it is broken over, from top to bottom. */
  private record LabelCell(List<TextLine> lines) {
    double top() {
      return lines.get(0).baseline();
    }

    double bottom() {
      return last().baseline();
    }

    double middle() {
      return (top() + bottom()) / 2;
    }

    TextLine last() {
      return lines.get(lines.size() - 1);
    }

    double left() {
      return lines.stream().mapToDouble(TextLine::left).min().orElseThrow();
    }

    double right() {
      return lines.stream().mapToDouble(TextLine::right).max().orElseThrow();
    }

    String text() {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.text(" ")));
      return text.toString();
    }
  }

  /**
   * The table that lines make up.
   *
   * @param heads its headings
   * @param below the words below them
   * @return the table; nothing when the words do not fit the columns
   */
  static Optional<Block.Table> table(ColumnHeads heads, List<TextLine> below) {
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
        rows.label(word);
      } else if (!rows.value(word)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Block.Table(words.get(0).middle(), rows.rows()));
  }

  private void label(TextLine word) {
    labels.add(new LabelCell(new ArrayList<>(List.of(word))));
  }

  private boolean value(TextLine word) {
    int column = ValueColumns.columnOf(word, columns);
    if (column >= 0) {
      values.get(column).add(word);
    }
    return column >= 0;
  }

  private List<List<String>> rows() {
    joinLabels();
    List<LabelCell> leaves = new ArrayList<>(labels);
    leaves.removeIf(this::isGroup);
    leaves.sort(Comparator.comparingDouble(LabelCell::middle));
    leaves.removeAll(between(leaves));
    List<LabelCell> groups = new ArrayList<>(labels);
    groups.removeAll(leaves);
    List<List<String>> cells = cells(leaves);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      double until = leaves.get(i).top() + SAME * size;
      boolean last = i == leaves.size() - 1;
      StringBuilder group = new StringBuilder();
      groups.removeIf(
          cell -> {
            boolean before = last || cell.top() <= until;
            group.append(before ? cell.text() : "");
            return before;
          });
      List<String> row = new ArrayList<>(List.of(group.toString(), leaves.get(i).text()));
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
        if (upper != lower
            && areNear(words.get(row).get(column), words.get(row + 1).get(column))) {
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

  /** Puts lines of one label together. */
  private void joinLabels() {
    List<LabelCell> words = new ArrayList<>(labels);
    labels.clear();
    step = step(words) * SPREAD;
    for (LabelCell word : words) {
      LabelCell above = null;
      for (LabelCell cell : labels) {
        if (isUnder(cell, word) && word.top() - cell.bottom() <= step) {
          above = cell;
        }
      }
      if (above == null || ORDINAL.matcher(word.text()).matches()) {
        labels.add(word);
      } else {
        above.lines().addAll(word.lines());
      }
    }
  }

  /** The smallest distance of two lines of a label. */
  private double step(List<LabelCell> words) {
    double smallest = LEADING * size;
    for (LabelCell word : words) {
      boolean goesOn = !ORDINAL.matcher(word.text()).matches();
      for (LabelCell above : words) {
        if (goesOn && isUnder(above, word)) {
          smallest = Math.min(smallest, word.top() - above.bottom());
        }
      }
    }
    return smallest;
  }

  private boolean isUnder(LabelCell above, LabelCell word) {
    double overlap = Math.min(above.right(), word.right()) - Math.max(above.left(), word.left());
    return word.top() - above.bottom() > size / 2
        && overlap > Math.min(above.right() - above.left(), word.right() - word.left()) / 2;
  }

  /** Whether a label names several rows: labels of rows stand beside it. */
  private boolean isGroup(LabelCell cell) {
    return labels.stream()
        .anyMatch(
            other ->
                other.left() >= cell.right()
                    && other.top() - size < cell.bottom()
                    && cell.top() - size < other.bottom());
  }

  /** Labels of several rows that stand beside none of them but between two. */
  private List<LabelCell> between(List<LabelCell> leaves) {
    List<LabelCell> between = new ArrayList<>();
    LabelCell before = null;
    for (int i = 0; i < leaves.size(); i++) {
      LabelCell cell = leaves.get(i);
      // Where two such labels stand in a row, the next label of a row is further on.
      int next = i + 1;
      while (next < leaves.size() && leaves.get(next).right() <= cell.right()) {
        next++;
      }
      boolean leftOfBoth =
          before != null
              && next < Math.min(leaves.size(), i + 3)
              && before.left() >= cell.right()
              && leaves.get(next).left() >= cell.right();
      if (leftOfBoth && columnsAt(cell.middle()) <= columns.size() / 2) {
        between.add(cell);
      } else {
        before = cell;
      }
    }
    return between;
  }

  private long columnsAt(double baseline) {
    return values.stream()
        .filter(
            column ->
                column.stream()
                    .anyMatch(word -> Math.abs(word.baseline() - baseline) <= SAME * size))
        .count();
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
