package io.gongkai.normalize.lex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for several words in one pass over a text. */
public final class WordSearch {
  private final CharClass firsts;
  private final Map<Character, List<Integer>> byFirst = new HashMap<>();
  private final List<String> words;

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

  /** Says of a place where a word stands whether it is one that is looked for. */
  @FunctionalInterface
  public interface Test {
    /**
     * Whether the word is looked for here.
     *
     * @param at place of its first character
     * @param word which of the words
     */
    boolean holds(int at, int word);
  }

  /**
   * A search for words.
   *
   * @param words none of them empty
   */
  public WordSearch(List<String> words) {
    this.words = List.copyOf(words);
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      char c = words.get(i).charAt(0);
      first.append(c);
      byFirst.computeIfAbsent(c, same -> new ArrayList<>()).add(i);
    }
    firsts = CharClass.of(first.toString());
  }

  /**
   * Finds all places, in the order of the text; of words at one place the one that is first in the
   * list goes first.
   */
  public void each(String text, Places places) {
    any(
        text,
        (at, word) -> {
          places.take(at, word);
          return false;
        });
  }

  /** Whether a test holds at any place; behind the first where it does nothing is looked at. */
  public boolean any(String text, Test test) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (firsts.has(c)) {
        for (int word : byFirst.get(c)) {
          if (text.startsWith(words.get(word), i) && test.holds(i, word)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
