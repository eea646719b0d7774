package io.gongkai.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Formatted disk pages: 512 bytes each, which say what properties stretches of the text have. */
final class DocPropertyPages {
  static final int PAGE_BYTES = 512;

  private final boolean paragraphs;
  private final int entryBytes;
  private final List<Stretch> stretches = new ArrayList<>();

  /** A stretch of the text, up to the next one, with its packed properties. */
  private record Stretch(int start, ByteBuffer packed) {}

  /**
   * A page.
   *
   * @param start where its first stretch starts in the main stream
   * @param end where its last stretch ends
   * @param bytes the page itself
   */
  record Page(int start, int end, ByteBuffer bytes) {}

  private DocPropertyPages(boolean paragraphs, int entryBytes) {
    this.paragraphs = paragraphs;
    this.entryBytes = entryBytes;
  }

  static DocPropertyPages ofCharacters() {
    return new DocPropertyPages(false, 1);
  }

  /** Pages whose entries carry a paragraph's height too, which stays unknown. */
  static DocPropertyPages ofParagraphs() {
    return new DocPropertyPages(true, 13);
  }

  /** Adds the stretch that follows the one before. */
  void add(int start, byte[] properties) {
    stretches.add(new Stretch(start, paragraphs ? paragraph(properties) : characters(properties)));
  }

  /** Style and properties, behind their length in words; the form depends on whether it is odd. */
  private static ByteBuffer paragraph(byte[] properties) {
    int length = 2 + properties.length;
    boolean odd = length % 2 == 1;
    ByteBuffer packed = ByteBuffer.allocate(length + (odd ? 1 : 2)).order(ByteOrder.LITTLE_ENDIAN);
    if (odd) {
      packed.put((byte) ((length + 1) / 2));
    } else {
      packed.put((byte) 0).put((byte) (length / 2));
    }
    return packed.putShort((short) 0).put(properties);
  }

  private static ByteBuffer characters(byte[] properties) {
    if (properties.length == 0) {
      return ByteBuffer.allocate(0);
    }
    int length = 1 + properties.length;
    ByteBuffer packed = ByteBuffer.allocate(length + length % 2);
    return packed.put((byte) properties.length).put(properties);
  }

  /** All pages, for a text that ends where it is said. */
  List<Page> pages(int end) {
    List<Page> pages = new ArrayList<>();
    int first = 0;
    while (first < stretches.size()) {
      int next = first;
      int used = 4 + 1;
      while (next < stretches.size() && used + bytes(stretches.get(next)) <= PAGE_BYTES) {
        used += bytes(stretches.get(next));
        next++;
      }
      int pageEnd = next < stretches.size() ? stretches.get(next).start() : end;
      pages.add(page(stretches.subList(first, next), pageEnd));
      first = next;
    }
    return pages;
  }

  private int bytes(Stretch stretch) {
    // One more, for entries behind an odd place.
    return 4 + entryBytes + stretch.packed().capacity() + 1;
  }

  private Page page(List<Stretch> on, int end) {
    ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    on.forEach(stretch -> page.putInt(stretch.start()));
    page.putInt(end);
    int at = PAGE_BYTES - 2;
    for (Stretch stretch : on) {
      int place = 0;
      if (stretch.packed().capacity() > 0) {
        at -= stretch.packed().capacity();
        page.duplicate().position(at).put(stretch.packed().array());
        place = at / 2;
      }
      page.put((byte) place);
      page.position(page.position() + entryBytes - 1);
    }
    page.put(PAGE_BYTES - 1, (byte) on.size());
    return new Page(on.get(0).start(), end, page);
  }
}
