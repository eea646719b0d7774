package io.gongkai.normalize.align;

import io.gongkai.normalize.align.TableWords.Label;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Row labels of table 3 that stand together: those of a table, or words of the narrative that are
 * the same.
 */
final class LabelChain {
  /** How far apart, in Han characters, labels of one table may stand. */
  private static final int REACH = 600;

  /** How far before its first label, in Han characters, the head of a table may stand. */
  static final int HEAD_REACH = 160;

  private static final String[] HEAD = {"勾稽关系", "申请人情况", "自然人法人或其他组织"};

  private final List<Label> labels = new ArrayList<>();
  private final Set<Integer> rows = new HashSet<>();
  private final int head;
  private int highest = -1;
  private int outsideProse;

  private LabelChain(int head) {
    this.head = head;
  }

  /**
   * Finds the chains of a text. A chain ends where a label stands again, where the next one is too
   * far away, and at what opens a table or a section; the head of a table is printed again at page
   * breaks, behind which the rows go on.
   *
   * @param index the text
   * @param labels its row labels
   * @param bounds places of what opens a section or another table
   * @param deadline for the document
   */
  static List<LabelChain> find(
      HanIndex index, List<Label> labels, NavigableSet<Integer> bounds, Deadline deadline) {
    List<LabelChain> chains = new ArrayList<>();
    LabelChain chain = null;
    for (Label label : labels) {
      deadline.checkReading();
      if (chain == null || !chain.goesOnWith(label, index, bounds)) {
        int behind = chain == null ? 0 : chain.last();
        chain = new LabelChain(headBefore(index, label.place(), behind));
        chains.add(chain);
      }
      chain.add(label);
    }
    return chains;
  }

  private static int headBefore(HanIndex index, int first, int behind) {
    return index.firstBetween(Math.max(behind, first - HEAD_REACH), first, HEAD);
  }

  private boolean goesOnWith(Label label, HanIndex index, NavigableSet<Integer> bounds) {
    if (rows.contains(label.row()) || label.place() - last() > REACH) {
      return false;
    }
    boolean rowsGoOn = isHeaded() && label.row() > highest;
    if (rowsGoOn) {
      return true;
    }
    Integer bound = bounds.higher(last());
    return (bound == null || bound >= label.place())
        && index.firstBetween(last(), label.place(), HEAD) < 0;
  }

  private void add(Label label) {
    labels.add(label);
    rows.add(label.row());
    highest = Math.max(highest, label.row());
    outsideProse += label.prose() ? 0 : 1;
  }

  /** Whether the head of a table stands before the labels. */
  boolean isHeaded() {
    return head >= 0;
  }

  /** How many rows have their label here. */
  int size() {
    return labels.size();
  }

  /** How many of the labels are not followed by what follows words in prose. */
  int outsideProse() {
    return outsideProse;
  }

  /** Place where the table starts: its head, or its first label with the ordinal before it. */
  int start() {
    return isHeaded() ? head : Math.max(0, labels.get(0).place() - 12);
  }

  /** Place of the first label. */
  int first() {
    return labels.get(0).place();
  }

  /** Place of the last label. */
  int last() {
    return labels.get(labels.size() - 1).place();
  }
}
