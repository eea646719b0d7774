package io.gongkai.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The two streams of a DOC document: the main one, led by the FIB, and the table stream. */
final class DocStreams {
  private static final short MAGIC = (short) 0xa5ec;
  private static final short WORD_97 = 0x00c1;
  private static final short CHINESE = 0x0804;

  /** The table stream is named 1Table, and the characters are Unicode. */
  private static final short FLAGS = 0x1200;

  private static final int WORDS_AT = 32;
  private static final int LONGS_AT = WORDS_AT + 2 + 28;
  private static final int PLACES_AT = LONGS_AT + 2 + 88;
  private static final short PLACES = 0x5d;

  private final byte[] head;
  private final ByteBuffer fib;
  private final ByteArrayOutputStream main = new ByteArrayOutputStream();
  private final ByteArrayOutputStream table = new ByteArrayOutputStream();

  /**
   * Streams for a text.
   *
   * @param textStart where it starts in the main stream
   * @param textEnd where it ends there
   * @param chars characters of the text
   */
  DocStreams(int textStart, int textEnd, int chars) {
    head = new byte[textStart];
    fib = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    fib.putShort(0, MAGIC).putShort(2, WORD_97).putShort(6, CHINESE).putShort(10, FLAGS);
    fib.putShort(12, (short) 0xbf).putInt(24, textStart).putInt(28, textEnd);
    fib.putShort(WORDS_AT, (short) 14).putShort(LONGS_AT, (short) 22);
    fib.putShort(PLACES_AT, PLACES);
    fib.putInt(LONGS_AT + 2 + 12, chars);
  }

  void text(byte[] text) {
    main.writeBytes(text);
  }

  /** Puts pages at the end of the main stream; the table that says where they are. */
  byte[] pages(List<DocPropertyPages.Page> pages) {
    int size = DocPropertyPages.PAGE_BYTES;
    int first = (head.length + main.size() + size - 1) / size;
    main.writeBytes(new byte[first * size - head.length - main.size()]);
    ByteBuffer places =
        ByteBuffer.allocate(4 * (pages.size() + 1) + 4 * pages.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    pages.forEach(page -> places.putInt(page.start()));
    places.putInt(pages.get(pages.size() - 1).end());
    for (int i = 0; i < pages.size(); i++) {
      places.putInt(first + i);
      main.writeBytes(pages.get(i).bytes().array());
    }
    return places.array();
  }

  /** Adds to the table stream what a field of the FIB points at. */
  void table(int field, byte[] bytes) {
    int at = PLACES_AT + 2 + 8 * field;
    fib.putInt(at, table.size()).putInt(at + 4, bytes.length);
    table.writeBytes(bytes);
  }

  byte[] main() {
    fib.putInt(LONGS_AT + 2, head.length + main.size());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(main.toByteArray());
    return all.toByteArray();
  }

  byte[] table() {
    return table.toByteArray();
  }

  /** A style sheet with the standard style alone; the fourteen others that are fixed stay empty. */
  static byte[] styles() {
    byte[] name = "Normal".getBytes(StandardCharsets.UTF_16LE);
    int style = 10 + 2 + name.length + 2 + 4 + 2;
    ByteBuffer sheet =
        ByteBuffer.allocate(2 + 18 + 2 + style + 14 * 2).order(ByteOrder.LITTLE_ENDIAN);
    sheet.putShort((short) 18).putShort((short) 15).putShort((short) 10).putShort((short) 1);
    sheet.putShort((short) 0x5b).putShort((short) 15).putShort((short) 0);
    sheet.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    // A paragraph style based on none, with two sets of properties, followed by itself.
    sheet.putShort((short) style).putShort((short) 0).putShort((short) 0xfff1);
    sheet.putShort((short) 2).putShort((short) style).putShort((short) 0);
    sheet.putShort((short) (name.length / 2)).put(name).putShort((short) 0);
    sheet.putShort((short) 2).putShort((short) 0).putShort((short) 0);
    return sheet.array();
  }

  static byte[] fonts() {
    byte[] name = "SimSun".getBytes(StandardCharsets.UTF_16LE);
    int rest = 39 + name.length + 2;
    ByteBuffer fonts = ByteBuffer.allocate(4 + 1 + rest).order(ByteOrder.LITTLE_ENDIAN);
    fonts.putShort((short) 1).putShort((short) 0).put((byte) rest);
    // Variable pitch, TrueType, roman; normal weight; Chinese.
    fonts.put((byte) 0x16).putShort((short) 400).put((byte) 0x86).put((byte) 0);
    fonts.position(fonts.position() + 10 + 24);
    return fonts.put(name).array();
  }

  /** One section with the standard properties. */
  static byte[] sections(int chars) {
    return ByteBuffer.allocate(8 + 12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0)
        .putInt(chars)
        .putShort((short) 0)
        .putInt(-1)
        .array();
  }
}
