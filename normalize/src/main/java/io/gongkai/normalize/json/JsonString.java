package io.gongkai.normalize.json;

import java.util.Arrays;

/** A string of a JSON document that knows where in the document each of its characters stands. */
public final class JsonString {
  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private final String value;

  /** Offset of each character, and at the end the offset behind the last. */
  private final int[] offsets;

  private JsonString(String value, int[] offsets) {
    this.value = value;
    this.offsets = offsets;
  }

  /** A string of no characters, which stands nowhere. */
  static JsonString empty() {
    return new JsonString("", new int[1]);
  }

  /**
   * The string between two quotes of a document.
   *
   * @param json the document, which is known to be well-formed there
   * @param start UTF-16 offset behind the opening quote
   * @param end UTF-16 offset of the closing quote
   */
  static JsonString of(String json, int start, int end) {
    StringBuilder value = new StringBuilder(end - start);
    int[] offsets = new int[end - start + 1];
    int i = start;
    while (i < end) {
      offsets[value.length()] = i;
      char c = json.charAt(i);
      if (c != '\\') {
        value.append(c);
        i++;
      } else if (json.charAt(i + 1) == 'u') {
        int digits = i + 2;
        value.append((char) Integer.parseInt(json, digits, digits + HEX_DIGITS, HEX));
        i = digits + HEX_DIGITS;
      } else {
        value.append(unescaped(json.charAt(i + 1)));
        i += 2;
      }
    }
    offsets[value.length()] = end;
    return new JsonString(value.toString(), Arrays.copyOf(offsets, value.length() + 1));
  }

  private static char unescaped(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escape;
    };
  }

  /** The string, unescaped. */
  public String value() {
    return value;
  }

  /**
   * Where a place in the string stands in the document.
   *
   * @param place UTF-16 offset in the string, at most its length
   */
  public int offset(int place) {
    return offsets[place];
  }
}
