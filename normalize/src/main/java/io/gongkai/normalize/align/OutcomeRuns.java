package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Token;
import java.util.List;
import java.util.Optional;

/**
 * Puts table 4 together where it is not one row of fifteen cells: three rows of five, or every
 * number behind its own label. Its labels must say so, for turned on its side it would look alike.
 */
public final class OutcomeRuns {
  private static final List<String> GROUPS = List.of("行政复议", "未经复议直接起诉", "复议后起诉");
  private static final List<String> OUTCOMES = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");

  private OutcomeRuns() {}

  /**
   * The cells of the row that the form has.
   *
   * @param segments runs of values of table 4, in the order of the text
   * @return fifteen values; empty when the runs are not laid out so
   */
  public static Optional<List<Token>> join(List<Segment> segments) {
    List<Segment> filled = segments.stream().filter(segment -> segment.filled() > 0).toList();
    boolean joined = areGroups(filled) || areOutcomes(filled);
    return joined
        ? Optional.of(
            filled.stream().flatMap(segment -> Token.filled(segment.values()).stream()).toList())
        : Optional.empty();
  }

  private static boolean areGroups(List<Segment> runs) {
    if (runs.size() != GROUPS.size()) {
      return false;
    }
    for (int i = 0; i < GROUPS.size(); i++) {
      Segment run = runs.get(i);
      if (run.filled() != OUTCOMES.size() || !run.words().endsWith(GROUPS.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areOutcomes(List<Segment> runs) {
    if (runs.size() != GROUPS.size() * OUTCOMES.size()) {
      return false;
    }
    for (int i = 0; i < runs.size(); i++) {
      Segment run = runs.get(i);
      int outcome = i % OUTCOMES.size();
      boolean opensGroup = outcome > 0 || run.words().contains(GROUPS.get(i / OUTCOMES.size()));
      if (run.filled() != 1 || !run.words().endsWith(OUTCOMES.get(outcome)) || !opensGroup) {
        return false;
      }
    }
    return true;
  }
}
