package io.gongkai.normalize.align;

import java.util.Arrays;
import java.util.List;

/**
 * How strongly the words before a run of values speak for each row of the form.
 *
 * <p>The scores only have to order the evidence: words that end in a label outweigh everything, a
 * label further back or with a typo weighs less, and silence weighs nothing.
 */
final class LabelEvidence {
  /** The words end in the label, on the values' own line or in a layout without rows. */
  static final int ENDS_IN_LABEL = 24;

  /** The words end in the label, but rows are lines and this line has none. */
  static final int LABEL_ABOVE = 8;

  /** The words end in a label with a typo. */
  static final int ENDS_IN_TYPO = 14;

  /** The label stands among the words. */
  static final int HAS_LABEL = 5;

  /** A good part of the label stands among the words. */
  static final int HAS_PART = 2;

  private static final int SHORT = 3;

  private static final String[] COLUMN_HEADS = {
    "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"
  };

  private static final String HEADS = String.join("", COLUMN_HEADS);

  private final RowLabels labels;
  private final boolean rows;

  LabelEvidence(RowLabels labels, boolean rows) {
    this.labels = labels;
    this.rows = rows;
  }

  /** Score of every row for the words of a segment. */
  int[] scores(Segment segment) {
    int count = labels.rows().size();
    int[] scores = new int[count];
    String words = segment.words();
    if (words.isEmpty()) {
      return scores;
    }
    boolean adjacent = segment.sameLine() || !rows;
    int ending = ending(words);
    if (ending >= 0) {
      scores[ending] = adjacent ? ENDS_IN_LABEL : LABEL_ABOVE;
      if (adjacent) {
        return scores;
      }
    }
    for (int row = 0; row < count; row++) {
      if (row != ending) {
        scores[row] = inexact(words, labels.wordings(row), adjacent);
      }
    }
    return scores;
  }

  /** Whether the values have a label of their own that is none of the form's. */
  boolean isForeign(Segment segment, int[] scores) {
    boolean adjacent = segment.sameLine() || !rows;
    String words = adjacent ? segment.words() : behindHeads(segment.words());
    return words.length() > SHORT && Arrays.stream(scores).allMatch(score -> score == 0);
  }

  /**
   * What stands behind the heads of the columns, which are no label; nothing where it may be what
   * is left of heads that were torn over lines.
   */
  private static String behindHeads(String words) {
    int behind = 0;
    for (String head : COLUMN_HEADS) {
      int at = words.lastIndexOf(head);
      behind = Math.max(behind, at < 0 ? 0 : at + head.length());
    }
    String rest = words.substring(behind);
    boolean ofHeads = behind > 0 && rest.chars().allMatch(c -> HEADS.indexOf(c) >= 0);
    return ofHeads ? "" : rest;
  }

  /**
   * Whether the words are the row's label and no other's: right before the values, or above them
   * with no other label that those values might belong to.
   *
   * @param scores those of the segment
   */
  boolean isOwnLabel(Segment segment, int[] scores, int row) {
    String words = segment.words();
    if (segment.sameLine() || !rows) {
      return scores[row] > HAS_LABEL;
    }
    if (ending(words) != row) {
      return false;
    }
    String above = words.substring(0, words.length() - endingLength(words, row));
    for (int other = 0; other < labels.rows().size(); other++) {
      if (other != row && inexact(above, labels.wordings(other), false) > 0) {
        return false;
      }
    }
    return true;
  }

  private int endingLength(String words, int row) {
    return labels.wordings(row).stream()
        .filter(words::endsWith)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  /** The row whose label the words end in, the longest label first; -1 when there is none. */
  int ending(String words) {
    return labels.ending(words);
  }

  private static int inexact(String words, List<String> wordings, boolean adjacent) {
    int score = 0;
    for (String wording : wordings) {
      if (wording.length() <= SHORT) {
        continue;
      }
      if (words.contains(wording)) {
        score = Math.max(score, HAS_LABEL);
        continue;
      }
      int allowed = Math.max(1, wording.length() / 4);
      int typos = typosAtEnd(words, wording, allowed);
      if (typos <= allowed && adjacent) {
        score = Math.max(score, ENDS_IN_TYPO - 2 * typos);
      } else if (typos <= allowed || hasPart(words, wording)) {
        score = Math.max(score, HAS_PART);
      }
    }
    return score;
  }

  /**
   * Fewest edits that turn some ending of the words into the label; more than allowed: allowed + 1.
   */
  private static int typosAtEnd(String words, String label, int allowed) {
    int width = Math.min(words.length(), label.length() + allowed);
    String end = words.substring(words.length() - width);
    int[] previous = new int[label.length() + 1];
    int[] current = new int[label.length() + 1];
    // Rows run backwards over the ending, so that its start is free.
    for (int j = 0; j <= label.length(); j++) {
      previous[j] = j;
    }
    int best = label.length();
    for (int i = 1; i <= width; i++) {
      current[0] = i;
      char c = end.charAt(width - i);
      for (int j = 1; j <= label.length(); j++) {
        int substitute = previous[j - 1] + (c == label.charAt(label.length() - j) ? 0 : 1);
        current[j] = Math.min(substitute, 1 + Math.min(previous[j], current[j - 1]));
      }
      best = Math.min(best, current[label.length()]);
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return Math.min(best, allowed + 1);
  }

  /** Whether a third of the label, and four characters at least, stand together in the words. */
  private static boolean hasPart(String words, String label) {
    int length = Math.max(4, label.length() / 3);
    for (int i = 0; i + length <= label.length(); i++) {
      if (words.contains(label.substring(i, i + length))) {
        return true;
      }
    }
    return false;
  }
}
