package io.gongkai.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;

/**
 * JSON that may be printed to a terminal: what a terminal would obey stands as an escape, so that a
 * program reads the very text and a terminal shows it only.
 */
public final class PrintedJson extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final char DELETE = 0x7F;

  private PrintedJson() {}

  /** A new factory whose generators write such JSON. */
  public static JsonFactory factory() {
    return new JsonFactory().setCharacterEscapes(new PrintedJson());
  }

  /** JSON's own escapes, and one for the last of the ASCII controls, which JSON lets through. */
  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  /** The escape of a character beyond ASCII; null where it stands for itself. */
  @Override
  public SerializableString getEscapeSequence(int c) {
    // Half of a pair is no character; the pair is one that is shown.
    return Character.isSurrogate((char) c) || !TerminalText.isObeyed(c)
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
  }
}
