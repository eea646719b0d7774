package io.gongkai.normalize.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns bytes into text: UTF-8, UTF-16, GB18030 or Big5, whichever the bytes are valid in. */
final class TextDecoder {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");

  /** Share of characters that no Chinese text has, above which bytes are taken for noise. */
  private static final int NOISE_PER_THOUSAND = 20;

  /** Share of broken bytes up to which UTF-8 is still taken for UTF-8. */
  private static final int BROKEN_PER_THOUSAND = 5;

  private static final char REPLACEMENT = '\ufffd';

  /**
   * Share of Han characters that are in everyday use, below which GB18030 text is taken for noise.
   */
  private static final int COMMON_PER_HUNDRED = 60;

  private TextDecoder() {}

  /**
   * Decodes bytes that are valid UTF-8 or UTF-16.
   *
   * @return the text without a byte order mark, or nothing when the bytes are something else
   */
  static Optional<String> unicode(byte[] bytes) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return text(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return text(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return text(bytes, 2, StandardCharsets.UTF_16BE);
    }
    Optional<String> utf8 = utf8(bytes);
    if (utf8.isPresent() || bytes.length % 2 != 0 || !zeroBytes(bytes)) {
      return utf8;
    }
    Optional<String> little = text(bytes, 0, StandardCharsets.UTF_16LE);
    return little.isPresent() ? little : text(bytes, 0, StandardCharsets.UTF_16BE);
  }

  /** The way that nearly all documents go: several times as fast as a decoder that reports. */
  private static Optional<String> utf8(byte[] bytes) {
    Optional<String> plain = PlainUtf8.decode(bytes);
    if (plain.isPresent()) {
      return plain;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      return text(bytes, 0, StandardCharsets.UTF_8);
    }
    return hasControls(text) ? Optional.empty() : Optional.of(text);
  }

  /** Decodes bytes that are not Unicode, or damaged, by what they most likely are. */
  static Optional<String> guess(byte[] bytes) {
    Optional<String> damaged = damaged(bytes, StandardCharsets.UTF_8);
    return damaged.isPresent() ? damaged : legacy(bytes);
  }

  /** Decodes bytes by a character set that the document declares, unless they are not in it. */
  static Optional<String> declared(byte[] bytes, Charset charset) {
    return damaged(bytes, charset)
        .filter(text -> commonShare(text) >= COMMON_PER_HUNDRED || charset.equals(GB18030));
  }

  /** Text with a few broken bytes, as left by a tool that cuts by bytes. */
  private static Optional<String> damaged(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    long broken = text.chars().filter(c -> c == REPLACEMENT).count();
    return broken * 1000 <= (long) text.length() * BROKEN_PER_THOUSAND && !hasControls(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** GB18030 and Big5 overlap: the reading with the larger share of everyday characters wins. */
  private static Optional<String> legacy(byte[] bytes) {
    Optional<String> gb = text(bytes, 0, GB18030);
    Optional<String> big5 = text(bytes, 0, BIG5);
    int gbShare = gb.map(TextDecoder::commonShare).orElse(0);
    int big5Share = big5.map(TextDecoder::commonShare).orElse(0);
    Optional<String> best = big5Share > gbShare ? big5 : gb;
    return Math.max(gbShare, big5Share) >= COMMON_PER_HUNDRED ? best : Optional.empty();
  }

  private static Optional<String> text(byte[] bytes, int offset, Charset charset) {
    try {
      CharBuffer chars =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
      String text = chars.toString();
      return hasControls(text) ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException e) {
      // Not an error: these bytes are in another character set.
      return Optional.empty();
    }
  }

  /** Whether the text has characters that no text has: control and private-use ones. */
  private static boolean hasControls(String text) {
    int noise = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7f && c < '\ue000') {
        continue;
      }
      boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0b;
      if (control || c == 0x7f || (c >= '\ue000' && c <= '\uf8ff')) {
        noise++;
      }
    }
    return (long) noise * 1000 > (long) text.length() * NOISE_PER_THOUSAND;
  }

  /**
   * Share in percent of the Han characters that lie in the range of the characters in everyday use
   * (level 1 of GB 2312 in GB18030, level 1 of Big5): bytes read in the wrong character set give
   * rare ones.
   */
  private static int commonShare(String text) {
    int han = 0;
    int common = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x3400 && c <= 0x9fff) {
        han++;
        if (CommonHan.contains(c)) {
          common++;
        }
      }
    }
    return han == 0 ? 0 : common * 100 / han;
  }

  private static boolean zeroBytes(byte[] bytes) {
    int zeros = 0;
    int length = Math.min(bytes.length, 4096);
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        zeros++;
      }
    }
    // Digits, tabs and line feeds of a UTF-16 table have a zero byte each.
    return zeros * 50 > length;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
