package io.gongkai.normalize.lex;

import java.util.List;

/** Lines of a text that may start with a heading. */
public final class LineHeads {
  private final List<String> words;
  private final CharClass firsts;

  /**
   * Headings of some kind.
   *
   * @param words what they can start with, behind blanks, marks and ordinal; none of them starts
   *     with a character that stands there
   */
  public LineHeads(List<String> words) {
    this.words = List.copyOf(words);
    StringBuilder first = new StringBuilder();
    words.forEach(word -> first.append(word.charAt(0)));
    this.firsts = CharClass.of(first.toString());
  }

  /**
   * The first line at or behind a line that may start with a heading.
   *
   * @return its number; -1 when there is none
   */
  public int next(TextIndex text, int from) {
    String folded = text.folded();
    for (int line = from; line < text.lines(); line++) {
      int head = text.lineHead(line);
      if (head >= 0 && firsts.has(folded.charAt(head)) && startsWords(folded, head)) {
        return line;
      }
    }
    return -1;
  }

  /** Whether a heading can start with what stands at a place. */
  public boolean startsWords(String folded, int at) {
    for (String word : words) {
      if (folded.startsWith(word, at)) {
        return true;
      }
    }
    return false;
  }
}
