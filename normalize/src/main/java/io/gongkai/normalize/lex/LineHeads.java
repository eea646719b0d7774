package io.gongkai.normalize.lex;

import java.util.List;

/** Lines of a folded text that may start with a heading. */
public final class LineHeads {
  /** Blanks, marks, ordinal and its mark before a heading's first word. */
  private static final int MOST_BEFORE = 20;

  private static final CharClass BEFORE =
      CharClass.of(" \t\n\u000b\f\r#|>*第部分一二三四五六七八九123456789、.:,()");

  private final List<String> words;
  private final CharClass firsts;

  /**
   * Headings of some kind.
   *
   * @param words what they can start with, behind blanks, marks and ordinal
   */
  public LineHeads(List<String> words) {
    this.words = List.copyOf(words);
    StringBuilder first = new StringBuilder();
    words.forEach(word -> first.append(word.charAt(0)));
    this.firsts = CharClass.of(first.toString());
  }

  /**
   * The first start of a line at or behind a place from which a heading may stand; blank lines
   * before it count as its blanks.
   *
   * @return its offset; -1 when there is none
   */
  public int next(String folded, int from) {
    int start = from == 0 || folded.charAt(from - 1) == '\n' ? from : behindLine(folded, from);
    while (start >= 0 && start < folded.length() && !mayHead(folded, start)) {
      start = behindLine(folded, start);
    }
    return start < folded.length() ? start : -1;
  }

  private static int behindLine(String folded, int from) {
    int end = folded.indexOf('\n', from);
    return end < 0 ? -1 : end + 1;
  }

  private boolean mayHead(String folded, int start) {
    int most = Math.min(folded.length() - 1, start + MOST_BEFORE);
    for (int i = start; i <= most; i++) {
      char c = folded.charAt(i);
      if (firsts.has(c)) {
        return startsWords(folded, i);
      }
      if (!BEFORE.has(c)) {
        return false;
      }
    }
    return false;
  }

  private boolean startsWords(String folded, int at) {
    for (String word : words) {
      if (folded.startsWith(word, at)) {
        return true;
      }
    }
    return false;
  }
}
