package io.gongkai.validate.counts;

import io.gongkai.validate.standing.Decision;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a decision adds to the counts of flagged reports, and what it takes off. */
public final class FlagChanges {
  private FlagChanges() {}

  /** Changes by {@link FlagKey} as text: 1 or -1; a count that stays as it is has no entry. */
  public static Map<String, Long> of(Decision decision) {
    Map<String, Long> changes = new TreeMap<>();
    if (decision.changesState()) {
      Set<FlagKey> before = FlagKey.of(decision.before());
      Set<FlagKey> after = FlagKey.of(decision.report());
      before.stream().filter(key -> !after.contains(key)).forEach(key -> put(changes, key, -1));
      after.stream().filter(key -> !before.contains(key)).forEach(key -> put(changes, key, 1));
    }
    return changes;
  }

  private static void put(Map<String, Long> changes, FlagKey key, long change) {
    changes.put(key.toString(), change);
  }
}
