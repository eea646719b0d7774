package io.gongkai.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Properties of paragraphs in tables, as single property modifiers (Sprm). */
final class DocTableProperties {
  private static final short IN_TABLE = 0x2416;
  private static final short ROW_END = 0x2417;
  private static final short NESTING = 0x6649;
  private static final short DEFINITION = (short) 0xd608;

  /** Bytes of a cell's entry: flags, width, and four borders. */
  private static final int CELL_BYTES = 20;

  private DocTableProperties() {}

  /** Properties of a paragraph in a cell. */
  static byte[] inTable() {
    return ByteBuffer.allocate(9)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(IN_TABLE)
        .put((byte) 1)
        .putShort(NESTING)
        .putInt(1)
        .array();
  }

  /** Properties of the mark that ends a row: it defines the row's cells. */
  static byte[] rowEnd(List<DocCell> cells, int columnTwips) {
    int definition = 1 + 2 * (cells.size() + 1) + CELL_BYTES * cells.size();
    ByteBuffer end =
        ByteBuffer.allocate(12 + 4 + definition)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(inTable())
            .putShort(ROW_END)
            .put((byte) 1)
            .putShort(DEFINITION)
            .putShort((short) (definition + 1))
            .put((byte) cells.size());
    for (int i = 0; i <= cells.size(); i++) {
      end.putShort((short) (i * columnTwips));
    }
    for (DocCell cell : cells) {
      end.putShort((short) cell.merge().bits()).putShort((short) columnTwips);
      end.position(end.position() + CELL_BYTES - 4);
    }
    return end.array();
  }
}
