package io.gongkai.normalize.lex;

import java.util.Arrays;

/**
 * A folded text, and where in it stands what its readers look for: found in one pass, because a
 * pass for each of them costs more than all that they do at the places that count.
 *
 * <p>Places of Han characters are kept as bits: to fill memory costs as much as to read the text.
 * Lines and Han characters are numbered from 0. Immutable.
 */
public final class TextIndex {
  /** Blanks, marks, ordinal and its mark before a line's first word. */
  private static final int MOST_BEFORE = 20;

  private static final CharClass BEFORE =
      CharClass.of(" \t\n\u000b\f\r#|>*第部分一二三四五六七八九123456789、.:,()");

  /** The lowest bit, and the next one. */
  private static final int HAN = 1;

  private static final int LINE_END = 2;

  /** What a folded character is, as bits. */
  private static final byte[] KINDS = kinds();

  private final String folded;
  private final String han;

  /** For each block of 64 characters those that are Han characters, as bits. */
  private final long[] hanBits;

  /** For each block how many Han characters stand before it. */
  private final int[] hanBefore;

  /** For each 64th Han character the block that it stands in; at the end the last block. */
  private final int[] hanBlocks;

  private final int[] lines;
  private final int lineCount;
  private final int[] heads;

  /**
   * Indexes characters.
   *
   * @param characters as they were extracted; overwritten
   * @param length how many they are
   * @param folding whether they are to be folded
   */
  private TextIndex(char[] characters, int length, boolean folding) {
    int blocks = length / Long.SIZE + 1;
    hanBits = new long[blocks];
    hanBefore = new int[blocks];
    hanBlocks = new int[blocks + 1];
    int marked = 0;
    int[] starts = new int[2 * blocks];
    int line = 1;
    int count = 0;
    for (int block = 0; block < blocks; block++) {
      int first = block * Long.SIZE;
      int end = Math.min(length, first + Long.SIZE);
      hanBefore[block] = count;
      long hans = 0;
      long ends = 0;
      for (int i = first; i < end; i++) {
        char c = characters[i];
        if (folding) {
          c = Folding.fold(c);
          characters[i] = c;
        }
        int kind = KINDS[c];
        // The bits of the block's characters: a shift takes the lowest six bits of the place.
        hans |= (long) (kind & HAN) << i;
        ends |= (long) (kind >>> 1) << i;
      }
      hanBits[block] = hans;
      count += Long.bitCount(hans);
      while (marked * Long.SIZE < count) {
        hanBlocks[marked++] = block;
      }
      for (; ends != 0; ends &= ends - 1) {
        starts = line < starts.length ? starts : Arrays.copyOf(starts, 2 * line);
        starts[line++] = first + Long.numberOfTrailingZeros(ends) + 1;
      }
    }
    hanBlocks[marked] = blocks - 1;
    folded = new String(characters, 0, length);
    han = han(characters, count);
    lines = starts;
    lineCount = line;
    heads = heads();
  }

  /** The Han characters, which move up to the front. */
  private String han(char[] characters, int count) {
    int to = 0;
    for (int block = 0; block < hanBits.length; block++) {
      int first = block * Long.SIZE;
      long bits = hanBits[block];
      if (bits == -1) {
        System.arraycopy(characters, first, characters, to, Long.SIZE);
        to += Long.SIZE;
        continue;
      }
      for (; bits != 0; bits &= bits - 1) {
        characters[to++] = characters[first + Long.numberOfTrailingZeros(bits)];
      }
    }
    return new String(characters, 0, count);
  }

  /**
   * Indexes a text.
   *
   * @param text the text as it was extracted
   */
  public static TextIndex of(String text) {
    return of(text, true);
  }

  /** Indexes a text that is folded already. */
  public static TextIndex ofFolded(String folded) {
    return of(folded, false);
  }

  private static TextIndex of(String text, boolean folding) {
    char[] characters = Scratch.chars(text.length());
    text.getChars(0, text.length(), characters, 0);
    return new TextIndex(characters, text.length(), folding);
  }

  private int[] heads() {
    int[] found = new int[lineCount];
    for (int line = 0; line < lineCount; line++) {
      int i = lines[line];
      int end = Math.min(folded.length(), i + MOST_BEFORE + 1);
      while (i < end && BEFORE.has(folded.charAt(i))) {
        i++;
      }
      found[line] = i < end ? i : -1;
    }
    return found;
  }

  /** The text, folded; as long as the text. */
  public String folded() {
    return folded;
  }

  /** The Han characters, one after the other. */
  public String han() {
    return han;
  }

  /** Offset of the n-th Han character; the text's length for n = their number. */
  public int hanOffset(int n) {
    if (n == han.length()) {
      return folded.length();
    }
    int low = hanBlocks[n / Long.SIZE];
    int high = hanBlocks[n / Long.SIZE + 1];
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (hanBefore[middle] <= n) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long bits = hanBits[low];
    for (int left = n - hanBefore[low]; left > 0; left--) {
      bits &= bits - 1;
    }
    return low * Long.SIZE + Long.numberOfTrailingZeros(bits);
  }

  /** How many Han characters stand before an offset. */
  public int hanBefore(int offset) {
    int block = offset / Long.SIZE;
    return hanBefore[block] + Long.bitCount(hanBits[block] & ((1L << offset) - 1));
  }

  /** How many lines there are; at least one. Behind a line end at the end stands an empty one. */
  public int lines() {
    return lineCount;
  }

  /** Offset of the start of a line. */
  public int lineStart(int line) {
    return lines[line];
  }

  /** The line in which an offset stands; behind the last line end that is the last one. */
  public int lineOf(int offset) {
    int line = Arrays.binarySearch(lines, 0, lineCount, offset);
    return line >= 0 ? line : -line - 2;
  }

  /**
   * Offset of a line's first word, behind blanks, marks and an ordinal; -1 when those are longer
   * than before any heading. Blank lines before a line count as its blanks.
   */
  public int lineHead(int line) {
    return heads[line];
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = (byte) (Chars.isHan((char) c) ? HAN : 0);
    }
    kinds['\n'] = LINE_END;
    return kinds;
  }
}
