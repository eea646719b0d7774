package io.gongkai.ingest.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names as clients send them in {@code Content-Disposition}: anything may stand there.
 *
 * <p>A name serves people alone, nothing is ever stored under it; yet it is shown in tables and
 * logs of others, so that it is cut down to a plain last part of a path.
 */
final class FileNames {
  /** Longest name that is kept, in code points. */
  static final int MAX_CODE_POINTS = 255;

  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*+([^\"=;\\s]++)\\s*+=\\s*+(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\";\\s]*+))");

  /** Controls, line ends, and marks that cannot be seen or turn the text around them. */
  private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private FileNames() {}

  /**
   * The file name in a {@code Content-Disposition}, made plain; {@code filename*} goes before
   * {@code filename} (RFC 6266).
   *
   * @param disposition value of the header; null when there is none
   * @return empty when it names none
   * @throws ProblemException when {@code filename*} is not written as RFC 8187 has it
   */
  static String of(String disposition) {
    if (disposition == null) {
      return "";
    }
    String name = "";
    Matcher parameter = PARAMETER.matcher(disposition);
    while (parameter.find()) {
      String parameterName = parameter.group(1).toLowerCase(Locale.ROOT);
      String quoted = parameter.group(2);
      String value = quoted == null ? parameter.group(3) : unescaped(quoted);
      if (parameterName.equals("filename*")) {
        return plain(decoded(value));
      }
      if (parameterName.equals("filename")) {
        name = value;
      }
    }
    return plain(name);
  }

  /**
   * Undoes the escaping of quotes and backslashes; clients leave others' backslashes as they are.
   */
  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\([\"\\\\])", "$1");
  }

  /** The last part of a path in any system's writing, without what cannot be shown. */
  static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String shown = UNSHOWN.matcher(last).replaceAll("").strip();
    if (shown.equals(".") || shown.equals("..")) {
      return "";
    }
    int length = shown.codePointCount(0, shown.length());
    return length <= MAX_CODE_POINTS
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, MAX_CODE_POINTS));
  }

  /** Decodes {@code UTF-8'language'percent-encoded}. */
  private static String decoded(String value) {
    String[] parts = value.split("'", -1);
    if (parts.length != 3 || !parts[0].toUpperCase(Locale.ROOT).equals("UTF-8")) {
      throw malformed();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String encoded = parts[2];
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
        i += 2;
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        throw malformed();
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int hex(String text, int index) {
    int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
    if (digit < 0) {
      throw malformed();
    }
    return digit;
  }

  private static ProblemException malformed() {
    return ProblemException.malformed(
        "filename* in Content-Disposition is not written as RFC 8187 has it:"
            + " UTF-8''percent-encoded");
  }
}
