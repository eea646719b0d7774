package io.gongkai.normalize.narrative;

import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.normalize.lex.Scratch;
import java.util.Arrays;

/**
 * The narrative without blanks and line ends; every character keeps its place in the text.
 *
 * <p>Places are kept by runs of characters that stand together in the text too: most do.
 */
final class NarrativeText {
  private static final int FIRST_RUNS = 64;

  private final String text;
  private final String compact;

  /** Places in the narrative where the runs start. */
  private int[] runs = new int[FIRST_RUNS];

  /** For each run how far its characters have moved. */
  private int[] moved = new int[FIRST_RUNS];

  private int runCount;

  /**
   * The narrative of a text.
   *
   * @param text the text
   * @param folded the text, folded
   * @param end where the narrative ends
   */
  NarrativeText(String text, String folded, int end) {
    this.text = text;
    char[] characters = Scratch.chars(2 * end);
    folded.getChars(0, end, characters, 0);
    int length = 0;
    int newlines = 0;
    int i = 0;
    while (i < end) {
      char c = characters[i];
      if (c == '\n' || Chars.isBlank(c)) {
        newlines += c == '\n' ? 1 : 0;
        i++;
        continue;
      }
      // An empty line ends a sentence; a single line end may be a wrapped line.
      if (newlines > 1) {
        add(length, i - length);
        characters[end + length++] = '。';
      }
      newlines = 0;
      int from = i;
      i = runEnd(characters, i, end);
      add(length, from - length);
      System.arraycopy(characters, from, characters, end + length, i - from);
      length += i - from;
    }
    compact = new String(characters, end, length);
  }

  /** Behind the characters from a place on that stand together. */
  private static int runEnd(char[] characters, int from, int end) {
    int i = from + 1;
    while (i < end) {
      char c = characters[i];
      if (c <= ' ' ? c == '\n' || Chars.isBlank(c) : c == Folding.IGNORABLE) {
        break;
      }
      i++;
    }
    return i;
  }

  private void add(int start, int shift) {
    if (runCount == runs.length) {
      runs = Arrays.copyOf(runs, 2 * runCount);
      moved = Arrays.copyOf(moved, 2 * runCount);
    }
    runs[runCount] = start;
    moved[runCount++] = shift;
  }

  /** The narrative, folded and without blanks. */
  String compact() {
    return compact;
  }

  int length() {
    return compact.length();
  }

  char at(int i) {
    return compact.charAt(i);
  }

  /** Part of the narrative; what lies before its start is left out. */
  String words(int from, int to) {
    return compact.substring(Math.max(0, from), Math.max(Math.max(0, from), to));
  }

  /** Part of the narrative as the document prints it. */
  String printed(int from, int to) {
    return text.substring(start(from), end(to));
  }

  /** Place in the text of a character of the narrative. */
  int start(int i) {
    int run = Arrays.binarySearch(runs, 0, runCount, i);
    return i + moved[run >= 0 ? run : -run - 2];
  }

  /**
   * Place in the narrative of the first character at or behind an offset of the text.
   *
   * @param from place to look from
   */
  int placeBehind(int offset, int from) {
    int low = from;
    int high = Math.max(from, length());
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Place in the text behind the character before {@code to}. */
  int end(int to) {
    return start(to - 1) + 1;
  }
}
