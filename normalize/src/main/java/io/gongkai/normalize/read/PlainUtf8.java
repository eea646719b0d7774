package io.gongkai.normalize.read;

import io.gongkai.normalize.lex.Scratch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Decodes UTF-8 of which every character is one UTF-16 unit that a text may have: what nearly all
 * documents are. Takes half the time of a decoder for all of UTF-8.
 */
final class PlainUtf8 {
  /** Bits by which bytes of a character of three are told, and those that they are told by. */
  private static final int MASK_OF_THREE = 0xf0c0c000;

  private static final int MARKS_OF_THREE = 0xe0808000;

  private static final int MARKS_OF_TWO = ((byte) 0xc0 << 6) ^ (byte) 0x80;

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final char LEAST_OF_THREE = '\u0800';
  private static final char LEAST_OF_TWO = '\u0080';
  private static final char FIRST_SURROGATE = '\ud800';

  /** Behind the surrogates and the characters for private use. */
  private static final char BEHIND_PRIVATE_USE = '\uf900';

  private static final char REPLACEMENT = '\ufffd';

  private final byte[] bytes;
  private final char[] text;
  private int count;

  private PlainUtf8(byte[] bytes, char[] text) {
    this.bytes = bytes;
    this.text = text;
  }

  /**
   * Decodes bytes.
   *
   * @return the text; empty when it is no such UTF-8, has control characters or ones for private
   *     use, or the mark of a lost character
   */
  static Optional<String> decode(byte[] bytes) {
    PlainUtf8 decoder = new PlainUtf8(bytes, Scratch.chars(bytes.length));
    return decoder.decode()
        ? Optional.of(new String(decoder.text, 0, decoder.count))
        : Optional.empty();
  }

  private boolean decode() {
    int i = 0;
    while (i < bytes.length) {
      i = ofThree(i);
      if (i < bytes.length) {
        i = bytes[i] >= 0 ? ofOne(i) : other(i);
        if (i < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Decodes characters of three bytes from a place on, as far as four bytes stand there. */
  private int ofThree(int from) {
    byte[] in = bytes;
    char[] out = text;
    int n = count;
    int i = from;
    int end = in.length - Integer.BYTES;
    while (i <= end) {
      int four = (int) FOUR_BYTES.get(in, i);
      int c = ((four >>> 12) & 0xf000) | ((four >>> 10) & 0xfc0) | ((four >>> 8) & 0x3f);
      if ((four & MASK_OF_THREE) != MARKS_OF_THREE || c < LEAST_OF_THREE || c >= FIRST_SURROGATE) {
        break;
      }
      out[n++] = (char) c;
      i += 3;
    }
    count = n;
    return i;
  }

  /** Decodes characters of one byte from a place on; gives -1 where one is a control character. */
  private int ofOne(int from) {
    byte[] in = bytes;
    char[] out = text;
    int n = count;
    int i = from;
    while (i < in.length && in[i] >= 0) {
      if (isControl(in[i])) {
        return -1;
      }
      out[n++] = (char) in[i++];
    }
    count = n;
    return i;
  }

  /** Decodes a character of more than one byte; gives -1 where there is none that is plain. */
  private int other(int i) {
    int first = bytes[i];
    boolean three = first >> 4 == -2;
    int c;
    if (three) {
      c = i + 2 < bytes.length ? ofThree(first, bytes[i + 1], bytes[i + 2]) : -1;
    } else {
      c = first >> 5 == -2 && i + 1 < bytes.length ? ofTwo(first, bytes[i + 1]) : -1;
    }
    if (c < 0) {
      return -1;
    }
    text[count++] = (char) c;
    return three ? i + 3 : i + 2;
  }

  private static int ofThree(int first, int second, int third) {
    char c = (char) (((first & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
    boolean whole = second >> 6 == -2 && third >> 6 == -2 && c >= LEAST_OF_THREE;
    return !whole || (c >= FIRST_SURROGATE && c < BEHIND_PRIVATE_USE) || c == REPLACEMENT ? -1 : c;
  }

  private static int ofTwo(int first, int second) {
    char c = (char) ((first << 6) ^ second ^ MARKS_OF_TWO);
    return second >> 6 == -2 && c >= LEAST_OF_TWO ? c : -1;
  }

  private static boolean isControl(int c) {
    return (c < ' ' && (c < '\t' || c > '\r')) || c == 0x7f;
  }
}
