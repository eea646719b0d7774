package io.gongkai.normalize.narrative;

import io.gongkai.normalize.lex.Chars;

/** The narrative without blanks and line ends; every character keeps its place in the text. */
final class NarrativeText {
  private final String text;
  private final String compact;
  private final int[] offsets;

  /**
   * The narrative of a text.
   *
   * @param text the text
   * @param folded the text, folded
   * @param end where the narrative ends
   */
  NarrativeText(String text, String folded, int end) {
    this.text = text;
    int[] places = new int[end + end / 2 + 1];
    char[] characters = new char[places.length];
    int length = 0;
    int newlines = 0;
    for (int i = 0; i < end; i++) {
      char c = folded.charAt(i);
      if (c == '\n') {
        newlines++;
      } else if (!Chars.isBlank(c)) {
        // An empty line ends a sentence; a single line end may be a wrapped line.
        if (newlines > 1) {
          places[length] = i;
          characters[length++] = '。';
        }
        newlines = 0;
        places[length] = i;
        characters[length++] = c;
      }
    }
    compact = new String(characters, 0, length);
    offsets = places;
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
    return offsets[i];
  }

  /**
   * Place in the narrative of the first character at or behind an offset of the text.
   *
   * @param from place to look from
   */
  int placeBehind(int offset, int from) {
    int place = from;
    while (place < length() && offsets[place] < offset) {
      place++;
    }
    return place;
  }

  /** Place in the text behind the character before {@code to}. */
  int end(int to) {
    return offsets[to - 1] + 1;
  }
}
