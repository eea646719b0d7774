package io.gongkai.normalize.read.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads the character set that a page declares for itself. */
public final class CharsetDeclaration {
  /** Browsers look this far. */
  private static final int HEAD = 1024;

  private CharsetDeclaration() {}

  /**
   * The Chinese character set that a page declares.
   *
   * @return GB18030 for all of the GB family, Big5, or nothing when the page declares neither
   */
  public static Optional<Charset> of(byte[] page) {
    String head =
        new String(page, 0, Math.min(page.length, HEAD), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int at = head.indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String name = head.substring(at + "charset=".length()).replaceFirst("^[\"'\\s]+", "");
    if (name.startsWith("gb")) {
      return Optional.of(Charset.forName("GB18030"));
    }
    return name.startsWith("big5") ? Optional.of(Charset.forName("Big5")) : Optional.empty();
  }
}
