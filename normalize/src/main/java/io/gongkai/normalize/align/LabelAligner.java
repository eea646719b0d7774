package io.gongkai.normalize.align;

import io.gongkai.normalize.align.RowAligner.Aligned;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives runs of values to rows by label alone, in whatever order they stand: for table 2, whose
 * blocks converters move about and whose labels cannot be mistaken for one another.
 */
public final class LabelAligner {
  private LabelAligner() {}

  /**
   * Aligns the segments of a table to its rows.
   *
   * @param deadline for the document
   * @return one entry for each segment; a row that several runs claim is certain for none of them
   */
  public static List<Aligned> align(
      RowLabels labels, Segmenter.Segmented segmented, Deadline deadline) {
    LabelEvidence evidence = new LabelEvidence(labels, false);
    List<Aligned> aligned = new ArrayList<>();
    Map<Integer, Integer> claimed = new HashMap<>();
    for (Segment segment : segmented.segments()) {
      deadline.checkReading();
      int row = row(evidence, segment);
      boolean labelled = row >= 0 && evidence.ending(segment.words()) == row;
      Integer earlier = row < 0 ? null : claimed.get(row);
      if (earlier == null) {
        claimed.put(row, aligned.size());
        aligned.add(new Aligned(row, true, labelled, segment.values()));
      } else {
        settle(aligned, earlier, new Aligned(row, true, labelled, segment.values()));
      }
    }
    return aligned;
  }

  private static int row(LabelEvidence evidence, Segment segment) {
    int[] scores = evidence.scores(segment);
    int best = -1;
    for (int row = 0; row < scores.length; row++) {
      // A label only somewhere among the words says nothing about these values.
      if (scores[row] > LabelEvidence.LABEL_ABOVE && (best < 0 || scores[row] > scores[best])) {
        best = row;
      }
    }
    return best;
  }

  /** Two runs claim a row: alike, they are one; the one with the whole label goes first. */
  private static void settle(List<Aligned> aligned, int earlier, Aligned later) {
    Aligned first = aligned.get(earlier);
    boolean alike =
        first.values().stream()
            .map(token -> token.kind() + token.digits())
            .toList()
            .equals(later.values().stream().map(token -> token.kind() + token.digits()).toList());
    if (alike) {
      return;
    }
    if (first.labelled() == later.labelled()) {
      aligned.set(earlier, new Aligned(first.row(), false, first.labelled(), first.values()));
    } else if (later.labelled()) {
      aligned.set(earlier, later);
    }
  }
}
