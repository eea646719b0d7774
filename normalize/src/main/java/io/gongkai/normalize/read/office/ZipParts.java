package io.gongkai.normalize.read.office;

import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The parts of a zip file in memory, found by its directory; only those asked for are unpacked. */
final class ZipParts {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int DEFLATED = 8;

  private final ByteBuffer zip;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final int maxUnpackedBytes;
  private long unpacked;

  private record Entry(int method, int size, int header, boolean encrypted) {}

  /**
   * Reads the directory of a zip file.
   *
   * @param maxUnpackedBytes what all parts together may unpack to
   * @throws IOException when it has none, or a damaged one
   */
  ZipParts(byte[] document, int maxUnpackedBytes) throws IOException {
    this.maxUnpackedBytes = maxUnpackedBytes;
    this.zip = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    try {
      readDirectory();
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("the zip directory is damaged", e);
    }
  }

  private void readDirectory() throws IOException {
    int end = end();
    int count = zip.getShort(end + 10) & 0xffff;
    int at = zip.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      if (zip.getInt(at) != ENTRY_SIGNATURE) {
        throw new IOException("the zip directory is damaged at " + at);
      }
      int nameLength = zip.getShort(at + 28) & 0xffff;
      byte[] name = new byte[nameLength];
      zip.get(at + ENTRY_LENGTH, name);
      entries.put(
          new String(name, StandardCharsets.UTF_8).replace('\\', '/'),
          new Entry(
              zip.getShort(at + 10),
              zip.getInt(at + 20),
              zip.getInt(at + 42),
              (zip.getShort(at + 8) & 1) != 0));
      at +=
          ENTRY_LENGTH
              + nameLength
              + (zip.getShort(at + 30) & 0xffff)
              + (zip.getShort(at + 32) & 0xffff);
    }
  }

  private int end() throws IOException {
    int last = zip.capacity() - END_LENGTH;
    for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (zip.getInt(at) == END_SIGNATURE) {
        return at;
      }
    }
    throw new IOException("the zip file has no directory: it is cut off");
  }

  /** Names of all parts, in the order of the directory. */
  Set<String> names() {
    return entries.keySet();
  }

  /** Whether any part is encrypted. */
  boolean encrypted() {
    return entries.values().stream().anyMatch(Entry::encrypted);
  }

  /**
   * Opens a part; what all parts together unpack to is bounded.
   *
   * @throws IOException when there is no such part, or it is damaged
   */
  InputStream open(String name, Deadline deadline) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("the zip file has no part " + name);
    }
    try {
      if (zip.getInt(entry.header()) != LOCAL_SIGNATURE) {
        throw new IOException("the zip file is damaged at " + entry.header());
      }
      int start =
          entry.header()
              + LOCAL_LENGTH
              + (zip.getShort(entry.header() + 26) & 0xffff)
              + (zip.getShort(entry.header() + 28) & 0xffff);
      if (entry.size() < 0 || start > zip.capacity() - entry.size()) {
        throw new IOException("the zip file is cut off in " + name);
      }
      InputStream packed = new ByteArrayInputStream(zip.array(), start, entry.size());
      return new Bounded(entry.method() == DEFLATED ? inflated(packed) : packed, deadline);
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("the zip file is damaged in " + name, e);
    }
  }

  private static InputStream inflated(InputStream packed) {
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(packed, inflater) {
      @Override
      public void close() throws IOException {
        inflater.end();
        super.close();
      }
    };
  }

  /** Counts what is unpacked. */
  private final class Bounded extends FilterInputStream {
    private final Deadline deadline;

    Bounded(InputStream in, Deadline deadline) {
      super(in);
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      unpacked += Math.max(0, read);
      try {
        deadline.check();
        if (unpacked > maxUnpackedBytes) {
          throw Limit.UNPACKED_BYTES.exceeded(maxUnpackedBytes);
        }
      } catch (UnreadableException e) {
        throw new RefusedException(e);
      }
      return read;
    }
  }

  /** Carries a refusal through the XML parser, which lets only input errors pass. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final UnreadableException why;

    RefusedException(UnreadableException why) {
      super(why);
      this.why = why;
    }

    UnreadableException why() {
      return why;
    }
  }
}
