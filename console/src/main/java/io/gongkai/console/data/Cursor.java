package io.gongkai.console.data;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a page of a list begins: the values of the row before it, as an address holds them. */
final class Cursor {
  private Cursor() {}

  /** The cursor behind a row. */
  static String behind(String sorted, String key) {
    byte[] text = (sorted + "\n" + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The two values of a cursor.
   *
   * @throws IllegalArgumentException when it is none
   */
  static List<Object> values(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    if (end < 0 || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no page begins at " + cursor);
    }
    return List.of(text.substring(0, end), text.substring(end + 1));
  }
}
