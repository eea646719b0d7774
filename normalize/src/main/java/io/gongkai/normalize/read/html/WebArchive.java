package io.gongkai.normalize.read.html;

import io.gongkai.normalize.read.container.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The page in a web page saved with its pictures as a single file (MHTML, RFC 2557), which Word
 * writes too. Only the first part that is a page is looked at.
 */
public final class WebArchive {
  private static final int HEAD = 4096;

  private WebArchive() {}

  /** Whether a document is such a file: it starts with the header of a MIME message. */
  public static boolean isArchive(byte[] document) {
    if (!startsWithName(document)) {
      return false;
    }
    String head =
        new String(document, 0, Math.min(document.length, HEAD), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return head.stripLeading().matches("(?s)[a-z-]+:.*")
        && head.contains("mime-version:")
        && (head.contains("multipart/related") || head.contains("content-type: text/html"));
  }

  /** Whether a letter or hyphen stands behind blanks, as at the start of a header field. */
  private static boolean startsWithName(byte[] document) {
    int at = 0;
    while (at < document.length && Character.isWhitespace(document[at] & 0xff)) {
      at++;
    }
    if (at == document.length) {
      return false;
    }
    int c = document[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  }

  /**
   * The bytes of the page, in the character set that it declares.
   *
   * @throws UnreadableException when there is no page in the file
   */
  public static byte[] page(byte[] document) throws UnreadableException {
    String archive = new String(document, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int at = 0;
    while (at < archive.length()) {
      int blank = archive.indexOf("\n\n", at);
      if (blank < 0) {
        break;
      }
      // Header lines may go on in the next line, which then starts with white space.
      String header = archive.substring(at, blank).replaceAll("\n[ \t]+", " ");
      int end = archive.indexOf("\n--", blank + 1);
      if (field(header, "content-type").orElse("").startsWith("text/html")) {
        String body =
            archive.substring(blank + 2, end < 0 ? archive.length() : Math.max(blank + 2, end));
        return decoded(body, field(header, "content-transfer-encoding").orElse(""));
      }
      if (end < 0) {
        break;
      }
      at = end + 1;
    }
    throw UnreadableException.corrupt("MHT", new IOException("it has no part of type text/html"));
  }

  /** Value of a header field, in lower case. */
  private static Optional<String> field(String header, String name) {
    return header
        .lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  private static byte[] decoded(String body, String encoding) throws UnreadableException {
    return switch (encoding) {
      case "base64" -> base64(body);
      case "quoted-printable" -> quotedPrintable(body);
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private static byte[] base64(String body) throws UnreadableException {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw UnreadableException.corrupt("MHT", e);
    }
  }

  private static byte[] quotedPrintable(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '=') {
        bytes.write(c);
      } else if (i + 1 < body.length() && body.charAt(i + 1) == '\n') {
        i++;
      } else {
        int code = i + 2 < body.length() ? code(body, i + 1) : -1;
        bytes.write(code < 0 ? c : code);
        i += code < 0 ? 0 : 2;
      }
    }
    return bytes.toByteArray();
  }

  private static int code(String body, int at) {
    int high = Character.digit(body.charAt(at), 16);
    int low = Character.digit(body.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
