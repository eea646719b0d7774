package io.gongkai.normalize.read.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * The instructions of a page, unpacked. PDFBox reads them byte by byte, and goes back by a byte or
 * two at every word: on an array that costs a third of what it does on a stream.
 */
final class ContentBytes implements RandomAccessRead {
  /** Longer instructions stay a stream, of which little is in memory at a time. */
  private static final int MOST_BYTES = 1 << 20;

  /** As much as PDFBox asks its streams for at a time: damaged ones end where it would end them. */
  private static final int CHUNK = 4096;

  private final byte[] bytes;
  private final int length;
  private int position;
  private boolean ended;
  private boolean closed;

  private ContentBytes(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * What is left of a stream, which is closed.
   *
   * @return nothing when it is too long to be held, or breaks off with an error
   */
  static Optional<RandomAccessRead> of(RandomAccessRead stream) throws IOException {
    try (stream) {
      byte[] bytes = new byte[4 * CHUNK];
      int length = 0;
      int read = stream.read(bytes, 0, CHUNK);
      while (read > 0) {
        length += read;
        if (length > MOST_BYTES) {
          return Optional.empty();
        }
        if (bytes.length - length < CHUNK) {
          bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        read = stream.read(bytes, length, CHUNK);
      }
      return Optional.of(new ContentBytes(bytes, length));
    }
  }

  @Override
  public int read() throws IOException {
    checkOpen();
    if (position < length) {
      return bytes[position++] & 0xff;
    }
    ended = true;
    return -1;
  }

  @Override
  public int peek() throws IOException {
    checkOpen();
    if (position < length) {
      return bytes[position] & 0xff;
    }
    ended = true;
    return -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    checkOpen();
    int read = Math.min(count, length - position);
    ended |= read < count;
    if (read == 0 && count > 0) {
      return -1;
    }
    System.arraycopy(bytes, position, target, offset, read);
    position += read;
    return read;
  }

  @Override
  public long getPosition() throws IOException {
    checkOpen();
    return position;
  }

  @Override
  public void seek(long to) throws IOException {
    checkOpen();
    if (to < 0 || to > length) {
      throw new IOException("No byte " + to + " in instructions of " + length + " bytes");
    }
    position = (int) to;
    ended = false;
  }

  @Override
  public long length() {
    return length;
  }

  /** Whether it was tried to read beyond the last byte. */
  @Override
  public boolean isEOF() throws IOException {
    checkOpen();
    return ended;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public RandomAccessReadView createView(long start, long count) throws IOException {
    throw new IOException("Instructions of a page have no parts");
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("The instructions of the page are closed");
    }
  }
}
