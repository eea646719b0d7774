package io.gongkai.normalize.lex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks for several words in one pass over a text.
 *
 * <p>Of characters that follow one another, fewer than the shortest word has, only the last is
 * looked at: a word that begins with one of them has it.
 */
public final class WordSearch {
  private static final int LONGEST_STEP = 7;

  private final List<String> words;

  /** Characters from one that is looked at to the next; a character's places in words are bits. */
  private final int step;

  /** For each character at which of the first places it stands in a word, one bit for each. */
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
    int shortest = LONGEST_STEP + 1;
    for (String word : words) {
      shortest = Math.min(shortest, word.length());
    }
    step = shortest - 1;
    SortedSet<Character> starts = new TreeSet<>();
    for (String word : words) {
      starts.add(word.charAt(0));
      for (int i = 0; i <= step; i++) {
        kinds[word.charAt(i)] |= (byte) (1 << i);
      }
    }
    firsts = new char[starts.size()];
    byFirst = new int[firsts.length][];
    int i = 0;
    for (char first : starts) {
      firsts[i] = first;
      byFirst[i++] = startingWith(first);
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
    int last = Math.min(to + step - 1, text.length() - 1);
    for (int i = from + step - 1; i < last; i += step) {
      // Many characters stand in a word, but few pairs do: to ask for each costs more than to look.
      int kind = kinds[text.charAt(i)] & (kinds[text.charAt(i + 1)] & 0xff) >>> 1;
      if (kind != 0) {
        around(text, i, kind, to, places);
      }
    }
  }

  /** Looks for the words in which a character and the next one stand at some of the places. */
  private void around(String text, int at, int kinds, int to, Places places) {
    for (int before = step - 1; before >= 0; before--) {
      if ((kinds >>> before & 1) != 0 && at - before < to) {
        at(text, at - before, places);
      }
    }
  }

  private void at(String text, int at, Places places) {
    int first = Arrays.binarySearch(firsts, text.charAt(at));
    for (int i = 0; first >= 0 && i < byFirst[first].length; i++) {
      int word = byFirst[first][i];
      if (text.startsWith(words.get(word), at)) {
        places.take(at, word);
      }
    }
  }
}
