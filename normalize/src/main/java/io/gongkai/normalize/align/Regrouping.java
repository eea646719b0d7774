package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Token;
import java.util.ArrayList;
import java.util.List;

/** Mends runs of values that hold several rows, or only part of one, before they are aligned. */
final class Regrouping {
  private Regrouping() {}

  /**
   * Cuts a run of several whole rows apart, and joins two parts of a row that words without a label
   * have torn.
   */
  static List<Segment> regroup(RowLabels labels, List<Segment> segments) {
    int columns = labels.rows().get(0).columns().size();
    boolean even =
        labels.rows().stream().allMatch(row -> row.columns().size() == columns) && columns > 3;
    if (!even) {
      return segments;
    }
    LabelEvidence evidence = new LabelEvidence(labels, false);
    List<Segment> regrouped = new ArrayList<>();
    for (Segment segment : segments) {
      Segment last = regrouped.isEmpty() ? null : regrouped.get(regrouped.size() - 1);
      if (last != null && belongTogether(last, segment, columns, evidence)) {
        List<Token> joined = new ArrayList<>(Token.filled(last.values()));
        joined.addAll(Token.filled(segment.values()));
        regrouped.set(regrouped.size() - 1, new Segment(last.words(), last.sameLine(), joined));
      } else if (segment.filled() > columns && segment.filled() % columns == 0) {
        cut(segment, columns, regrouped);
      } else {
        regrouped.add(segment);
      }
    }
    return regrouped;
  }

  private static boolean belongTogether(
      Segment first, Segment second, int columns, LabelEvidence evidence) {
    if (first.filled() == 0
        || second.filled() == 0
        || first.filled() + second.filled() != columns) {
      return false;
    }
    for (int score : evidence.scores(second)) {
      if (score > 0) {
        return false;
      }
    }
    return true;
  }

  private static void cut(Segment segment, int columns, List<Segment> into) {
    List<Token> values = Token.filled(segment.values());
    for (int i = 0; i < values.size(); i += columns) {
      List<Token> row = values.subList(i, i + columns);
      into.add(
          i == 0
              ? new Segment(segment.words(), segment.sameLine(), row)
              : new Segment("", false, row));
    }
  }
}
