package io.gongkai.app.cli;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that someone who mistyped probably meant. */
public final class NearestWord {
  private static final int MAX_TYPOS = 4;

  private NearestWord() {}

  /**
   * The known word that takes the fewest letters to insert, delete or change.
   *
   * @return the first of the nearest; empty when all are more than four letters, or half of the
   *     word, away
   */
  public static Optional<String> of(String word, Collection<String> known) {
    String best = null;
    int least = Math.min(MAX_TYPOS, word.length() / 2) + 1;
    for (String candidate : known) {
      int distance = editDistance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int editDistance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
