package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligns runs of values to the rows of a table: the order of the form is fixed, labels anchor, and
 * rows whose labels were torn off take the places left between the anchors.
 *
 * <p>The alignment is the best path through a grid of runs and rows. A run that another path of
 * about the same score gives to another row is marked as ambiguous, and so are runs without a label
 * of their own when they are not just as many as the rows that the labels around them leave.
 */
public final class RowAligner {
  private static final int SKIP_ROW = -2;
  private static final int SKIP_FULL_RUN = -5;
  private static final int SKIP_SHORT_RUN = -1;
  private static final int FULL_RUN = 3;
  private static final int SHORT_RUN = 1;
  private static final int WRONG_LABEL = -40;
  private static final int MARGIN = 1;

  /** Runs from which on a text is no table of the form: a hundred times what its rows are. */
  private static final int MOST_RUNS = 2500;

  private static final int NEVER = Integer.MIN_VALUE / 4;

  private final RowLabels labels;
  private final LabelEvidence evidence;
  private final List<Segment> segments;
  private final Deadline deadline;
  private final int[][] scores;
  private final int[][] match;
  private final int[] skip;
  private int[][] before;
  private int[][] behind;

  private RowAligner(RowLabels labels, List<Segment> segments, boolean rows, Deadline deadline) {
    this.deadline = deadline;
    this.labels = labels;
    this.evidence = new LabelEvidence(labels, rows);
    this.segments = segments;
    this.scores = new int[segments.size()][];
    this.match = new int[segments.size()][];
    this.skip = new int[segments.size()];
  }

  /**
   * A run of values and the row it belongs to.
   *
   * @param row index of the row among the table's rows; -1 when it belongs to none
   * @param certain whether no other row would do as well
   * @param labelled whether the words before it end in the row's label, or in any when it has none
   * @param values the cells
   * @param strays numbers behind the run that belong to no row
   */
  public record Aligned(
      int row, boolean certain, boolean labelled, List<Token> values, int strays) {
    /** Copies the values. */
    public Aligned {
      values = List.copyOf(values);
    }

    /** A run that nothing strays from. */
    public Aligned(int row, boolean certain, boolean labelled, List<Token> values) {
      this(row, certain, labelled, values, 0);
    }

    private Aligned unsure() {
      return new Aligned(row, row < 0, labelled, values, strays);
    }

    private Aligned withStrays(int more) {
      return new Aligned(row, certain, labelled, values, strays + more);
    }
  }

  /**
   * Aligns the segments of a table to its rows.
   *
   * @param labels the rows
   * @param segmented the segments
   * @param deadline for the document
   * @return one entry for each segment, in the order of the text
   */
  public static List<Aligned> align(
      RowLabels labels, Segmenter.Segmented segmented, Deadline deadline) {
    if (segmented.segments().size() > MOST_RUNS) {
      return unaligned(labels, segmented.segments());
    }
    List<Segment> regular = Regrouping.regroup(labels, segmented.segments());
    return new RowAligner(labels, regular, segmented.rows(), deadline).run();
  }

  private static List<Aligned> unaligned(RowLabels labels, List<Segment> segments) {
    LabelEvidence evidence = new LabelEvidence(labels, false);
    return segments.stream()
        .map(run -> new Aligned(-1, true, evidence.ending(run.words()) >= 0, run.values()))
        .toList();
  }

  private List<Aligned> run() {
    int runs = segments.size();
    int rows = labels.rows().size();
    for (int i = 0; i < runs; i++) {
      score(i);
    }
    before = new int[runs + 1][rows + 1];
    behind = new int[runs + 2][rows + 2];
    forward(runs, rows);
    backward(runs, rows);
    return placeUnlabelled(trace(runs, rows), rows);
  }

  /**
   * Runs without a label of their own count off the rows between two labels, or are not certain.
   */
  private List<Aligned> placeUnlabelled(List<Aligned> aligned, int rows) {
    List<Aligned> placed = new ArrayList<>(aligned);
    int row = -1;
    int from = 0;
    for (int i = 0; i <= placed.size(); i++) {
      boolean end = i == placed.size();
      if (!end && !isAnchored(i, placed.get(i).row())) {
        continue;
      }
      int next = end ? rows : placed.get(i).row();
      if (!fill(placed, from, i, next - row - 1)) {
        int first = from > 0 && leavesWholeRow(placed, from, i) ? from - 1 : from;
        for (int j = first; j < i; j++) {
          placed.set(j, placed.get(j).unsure());
        }
      }
      row = next;
      from = i + 1;
    }
    return placed;
  }

  /** Whether the runs take all the rows between two labels, and none is left over. */
  private boolean fill(List<Aligned> placed, int from, int to, int rows) {
    int taken = 0;
    for (int i = from; i < to; i++) {
      if (placed.get(i).row() >= 0) {
        taken++;
      } else if (segments.get(i).words().isEmpty()) {
        return false;
      }
    }
    return taken == rows;
  }

  /**
   * Whether a whole row without any words is left over: it may be the one that the label before it
   * belongs to, and the row on that label's line another's.
   */
  private boolean leavesWholeRow(List<Aligned> placed, int from, int to) {
    int columns = labels.rows().get(0).columns().size();
    for (int i = from; i < to; i++) {
      Segment run = segments.get(i);
      if (placed.get(i).row() < 0 && run.words().isEmpty() && run.filled() == columns) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnchored(int i, int row) {
    return row >= 0 && evidence.isOwnLabel(segments.get(i), scores[i], row);
  }

  private void score(int i) {
    deadline.checkReading();
    Segment segment = segments.get(i);
    scores[i] = evidence.scores(segment);
    int ending = evidence.ending(segment.words());
    boolean anchored = ending >= 0 && scores[i][ending] == LabelEvidence.ENDS_IN_LABEL;
    boolean foreign = evidence.isForeign(segment, scores[i]);
    match[i] = new int[labels.rows().size()];
    skip[i] = SKIP_SHORT_RUN;
    int filled = segment.filled();
    for (int row = 0; row < match[i].length; row++) {
      int columns = labels.rows().get(row).columns().size();
      boolean full = filled == columns;
      if (full && columns > 1) {
        skip[i] = SKIP_FULL_RUN;
      }
      match[i][row] = scores[i][row] + (full ? FULL_RUN : SHORT_RUN);
      if (foreign || (anchored && row != ending)) {
        match[i][row] = WRONG_LABEL;
      }
    }
  }

  private void forward(int runs, int rows) {
    for (int i = 0; i <= runs; i++) {
      for (int j = 0; j <= rows; j++) {
        if (i == 0 && j == 0) {
          continue;
        }
        int best = NEVER;
        if (i > 0) {
          best = Math.max(best, before[i - 1][j] + skip[i - 1]);
        }
        if (j > 0) {
          best = Math.max(best, before[i][j - 1] + SKIP_ROW);
        }
        if (i > 0 && j > 0) {
          best = Math.max(best, before[i - 1][j - 1] + match[i - 1][j - 1]);
        }
        before[i][j] = best;
      }
    }
  }

  private void backward(int runs, int rows) {
    for (int[] line : behind) {
      Arrays.fill(line, NEVER);
    }
    for (int i = runs; i >= 0; i--) {
      for (int j = rows; j >= 0; j--) {
        if (i == runs && j == rows) {
          behind[i][j] = 0;
          continue;
        }
        int best = NEVER;
        if (i < runs) {
          best = Math.max(best, behind[i + 1][j] + skip[i]);
        }
        if (j < rows) {
          best = Math.max(best, behind[i][j + 1] + SKIP_ROW);
        }
        if (i < runs && j < rows) {
          best = Math.max(best, behind[i + 1][j + 1] + match[i][j]);
        }
        behind[i][j] = best;
      }
    }
  }

  private List<Aligned> trace(int runs, int rows) {
    List<Aligned> aligned = new ArrayList<>();
    int last = -1;
    int j = 0;
    for (int i = 0; i < runs; i++) {
      deadline.checkReading();
      while (j < rows
          && before[i][j] + SKIP_ROW + behind[i][j + 1] == before[runs][rows]
          && !takes(i, j, runs, rows)) {
        j++;
      }
      Segment segment = segments.get(i);
      if (j < rows && takes(i, j, runs, rows)) {
        boolean labelled = evidence.ending(segment.words()) == j;
        aligned.add(
            new Aligned(
                j, isCertain(i, j, runs, rows), labelled, segment.values(), segment.strays()));
        last = aligned.size() - 1;
        j++;
      } else {
        boolean labelled = evidence.ending(segment.words()) >= 0;
        aligned.add(new Aligned(-1, true, labelled, segment.values()));
        if (last >= 0 && segment.filled() < labels.rows().get(0).columns().size()) {
          aligned.set(last, aligned.get(last).withStrays(segment.filled()));
        }
      }
    }
    return aligned;
  }

  private boolean takes(int i, int j, int runs, int rows) {
    return before[i][j] + match[i][j] + behind[i + 1][j + 1] == before[runs][rows];
  }

  private boolean isCertain(int i, int j, int runs, int rows) {
    for (int other = 0; other < rows; other++) {
      int score = before[i][other] + match[i][other] + behind[i + 1][other + 1];
      if (other != j && score >= before[runs][rows] - MARGIN) {
        return false;
      }
    }
    return true;
  }
}
