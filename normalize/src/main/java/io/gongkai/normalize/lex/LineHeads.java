package io.gongkai.normalize.lex;

import java.util.List;

/** Lines of a text that may start with a heading. */
public final class LineHeads {
  private final String[] words;

  /** The first character of each of the words. */
  private final char[] starts;

  private final CharClass firsts;

  /**
   * Headings of some kind.
   *
   * @param words what they can start with, behind blanks, marks and ordinal; none of them starts
   *     with a character that stands there
   */
  public LineHeads(List<String> words) {
    this.words = words.toArray(new String[0]);
    StringBuilder first = new StringBuilder();
    words.forEach(word -> first.append(word.charAt(0)));
    this.starts = first.toString().toCharArray();
    this.firsts = CharClass.of(first.toString());
  }

  /**
   * The first line at or behind a line that may start with a heading.
   *
   * @return its number; -1 when there is none
   */
  public int next(TextIndex text, int from) {
    for (int line = from; line < text.lines(); line++) {
      int head = text.lineHead(line);
      if (head >= 0 && end(text.folded(), head) >= 0) {
        return line;
      }
    }
    return -1;
  }

  /**
   * Where the words of a heading end that stand at a place.
   *
   * @return the place behind the first of the words that stands there; -1 when none does
   */
  public int end(String folded, int at) {
    if (at >= folded.length() || !firsts.has(folded.charAt(at))) {
      return -1;
    }
    char first = folded.charAt(at);
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] == first && folded.startsWith(words[i], at)) {
        return at + words[i].length();
      }
    }
    return -1;
  }
}
