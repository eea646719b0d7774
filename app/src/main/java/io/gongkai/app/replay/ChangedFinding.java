package io.gongkai.app.replay;

import io.gongkai.app.diff.FoundFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A finding that is not the same on both sides.
 *
 * @param live the finding of the live run; null when it is new
 * @param replay the finding of the replay; null when it is gone
 */
record ChangedFinding(FoundFinding live, FoundFinding replay) {
  private static final Comparator<ChangedFinding> ORDER =
      Comparator.comparing((ChangedFinding change) -> change.finding().kind())
          .thenComparing(change -> change.finding().cell());

  /** How a finding changes. */
  enum Kind {
    NEW,
    GONE,
    /** The same rule about the same cell says something else. */
    CHANGED
  }

  Kind kind() {
    return live == null ? Kind.NEW : replay == null ? Kind.GONE : Kind.CHANGED;
  }

  /** The finding of the replay, or the one that is gone. */
  FoundFinding finding() {
    return replay == null ? live : replay;
  }

  /** What is different, by rule and cell; each occurrence is matched with one of the other side. */
  static List<ChangedFinding> of(List<FoundFinding> live, List<FoundFinding> replay) {
    List<FoundFinding> gone = new ArrayList<>(live);
    replay.forEach(gone::remove);
    List<FoundFinding> added = new ArrayList<>(replay);
    live.forEach(added::remove);
    List<ChangedFinding> changes = new ArrayList<>();
    for (FoundFinding before : gone) {
      int at = sameRuleAndCell(added, before);
      changes.add(new ChangedFinding(before, at < 0 ? null : added.remove(at)));
    }
    added.forEach(finding -> changes.add(new ChangedFinding(null, finding)));
    changes.sort(ORDER);
    return List.copyOf(changes);
  }

  private static int sameRuleAndCell(List<FoundFinding> findings, FoundFinding wanted) {
    for (int i = 0; i < findings.size(); i++) {
      FoundFinding finding = findings.get(i);
      if (finding.kind().equals(wanted.kind()) && finding.cell().equals(wanted.cell())) {
        return i;
      }
    }
    return -1;
  }
}
