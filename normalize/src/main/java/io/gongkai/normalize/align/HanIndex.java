package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.TextIndex;

/**
 * The Han characters of a text, with where each stands: labels that are torn by spaces, line ends,
 * bars, numbers or phonetic annotations are whole in it.
 */
public final class HanIndex {
  private final TextIndex text;
  private final String han;

  /** The Han characters of a text. */
  public HanIndex(TextIndex text) {
    this.text = text;
    this.han = text.han();
  }

  /** Indexes a folded text. */
  public HanIndex(String folded) {
    this(TextIndex.ofFolded(folded));
  }

  /** The text. */
  public TextIndex text() {
    return text;
  }

  /** The Han characters, one after the other. */
  public String han() {
    return han;
  }

  /** Offset in the text of the n-th Han character; the text's length for n = their number. */
  public int offset(int n) {
    return text.hanOffset(n);
  }

  /** How many Han characters stand before an offset of the text. */
  public int count(int offset) {
    return text.hanBefore(offset);
  }

  /** Place of the first of several words at or behind a place, both in Han characters; or -1. */
  public int firstOf(int from, String... words) {
    int first = -1;
    for (String word : words) {
      int place = han.indexOf(word, from);
      if (place >= 0 && (first < 0 || place < first)) {
        first = place;
      }
    }
    return first;
  }

  /** Place of the first of several words that stand whole between two places; or -1. */
  public int firstBetween(int from, int to, String... words) {
    String part = han.substring(from, to);
    int first = -1;
    for (String word : words) {
      int place = part.indexOf(word);
      if (place >= 0 && (first < 0 || place < first)) {
        first = place;
      }
    }
    return first < 0 ? -1 : from + first;
  }
}
