package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/** Puts the words of labels together where no lines are drawn: by ordinals and distances. */
final class UnruledLabels {
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(?:[（(](?:[一二三四五六七八九十]{1,2}|\\d{1,2})[）)]|[一二三四五六七八九十]{1,2}、|\\d{1,2}[.．、](?!\\d)|其中).*"
              // A column as narrow as a character breaks ordinals too.
              + "|[（(]?[一二三四五六七八九十]?|\\d");

  /** An ordinal that a blank sets apart from its label. */
  private static final Pattern ORDINAL_ALONE =
      Pattern.compile("[（(]?(?:[一二三四五六七八九十]{1,2}|\\d{1,2})[）)．.、]+");

  /** Largest gap between an ordinal and its label, as a multiple of the letters' size. */
  private static final double BLANK = 0.9;

  /** How far two places may differ and count as one, as a multiple of the letters' size. */
  static final double SAME = 0.3;

  /** How much further than others two lines may be apart and be of one label, as a share. */
  private static final double SPREAD = 1.12;

  /** Largest distance of two lines of a label, as a multiple of the letters' size. */
  private static final double LEADING = 2;

  private final double size;
  private final DoublePredicate isRow;
  private final List<LabelCell> labels = new ArrayList<>();
  private double step;

  /**
   * Labels of a table.
   *
   * @param size size of the letters
   * @param words the words, from top to bottom
   * @param isRow whether a row of values stands at a place
   */
  UnruledLabels(double size, List<TextLine> words, DoublePredicate isRow) {
    this.size = size;
    this.isRow = isRow;
    joinLabels(withOrdinals(words).stream().map(LabelCell::of).toList());
  }

  /** The words, each with the ordinal that stands before it. */
  private List<TextLine> withOrdinals(List<TextLine> words) {
    List<TextLine> joined = new ArrayList<>();
    for (TextLine word : words) {
      int last = joined.size() - 1;
      boolean behind =
          last >= 0
              && ORDINAL_ALONE.matcher(joined.get(last).text("").strip()).matches()
              && !ORDINAL.matcher(word.text("")).matches()
              && Math.abs(word.baseline() - joined.get(last).baseline()) <= SAME * size
              && word.left() - joined.get(last).right() < BLANK * size;
      if (behind) {
        joined.set(last, joined.get(last).with(word));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  /** The largest distance, from baseline to baseline, of two lines of one label. */
  double step() {
    return step;
  }

  /** The labels of rows, from top to bottom. */
  List<LabelCell> ofRows() {
    List<LabelCell> leaves = new ArrayList<>(labels);
    leaves.removeIf(this::isGroup);
    leaves.sort(Comparator.comparingDouble(LabelCell::middle));
    leaves.removeAll(between(leaves));
    return leaves;
  }

  /** All labels, those of several rows among them. */
  List<LabelCell> all() {
    return List.copyOf(labels);
  }

  /** Puts lines of one label together. */
  private void joinLabels(List<LabelCell> words) {
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
      if (leftOfBoth && !isRow.test(cell.middle())) {
        between.add(cell);
      } else {
        before = cell;
      }
    }
    return between;
  }
}
