package io.gongkai.normalize.lex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks for several words in one pass over a text. */
public final class WordSearch {
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private final List<String> words;

  /** For each character whether it is the first, or the second, of a word. */
  private final byte[] kinds = new byte[Character.MAX_VALUE + 1];

  /** The first characters of the words, sorted. */
  private final char[] firsts;

  /** For each of these the words that start with it. */
  private final int[][] byFirst;

  /** Takes the places where words stand. */
  @FunctionalInterface
  public interface Places {
    /**
     * A word stands at a place.
     *
     * @param at place of its first character
     * @param word which of the words
     */
    void take(int at, int word);
  }

  /**
   * A search for words.
   *
   * @param words each of two characters or more
   */
  public WordSearch(List<String> words) {
    this.words = List.copyOf(words);
    StringBuilder starts = new StringBuilder();
    for (String word : words) {
      char first = word.charAt(0);
      if ((kinds[first] & FIRST) == 0) {
        starts.append(first);
      }
      kinds[first] |= FIRST;
      kinds[word.charAt(1)] |= SECOND;
    }
    firsts = starts.toString().toCharArray();
    Arrays.sort(firsts);
    byFirst = new int[firsts.length][];
    for (int i = 0; i < firsts.length; i++) {
      byFirst[i] = startingWith(firsts[i]);
    }
  }

  private int[] startingWith(char first) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).charAt(0) == first) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Finds all places, in the order of the text; of words at one place the one that is first in the
   * list goes first.
   */
  public void each(String text, Places places) {
    each(text, 0, text.length(), places);
  }

  /**
   * Finds the places in a part of a text, as {@link #each(String, Places)} does.
   *
   * @param from first place at which a word may start
   * @param to place behind the last one; words may go on behind it
   */
  public void each(String text, int from, int to, Places places) {
    int end = Math.min(to + 1, text.length());
    int before = 0;
    for (int i = from; i < end; i++) {
      int kind = kinds[text.charAt(i)];
      // Many characters are the first or the second of a word, but few pairs are both.
      if ((before & (kind >>> 1)) != 0) {
        at(text, i - 1, places);
      }
      before = kind & FIRST;
    }
  }

  private void at(String text, int at, Places places) {
    for (int word : byFirst[Arrays.binarySearch(firsts, text.charAt(at))]) {
      if (text.startsWith(words.get(word), at)) {
        places.take(at, word);
      }
    }
  }
}
