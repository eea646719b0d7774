package io.gongkai.normalize.read.pdf;

import java.io.InputStream;

/** The codes of a string that is shown; as what fonts read them from. */
final class TextBytes extends InputStream {
  private final byte[] bytes;
  private int at;
  private int mark;
  private boolean wentBack;

  TextBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return at < bytes.length ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    if (at == bytes.length) {
      return -1;
    }
    int read = Math.min(count, available());
    System.arraycopy(bytes, at, target, offset, read);
    at += read;
    return read;
  }

  @Override
  public int available() {
    return bytes.length - at;
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public void mark(int limit) {
    mark = at;
  }

  @Override
  public void reset() {
    at = mark;
    wentBack = true;
  }

  /** Whether a reader went back to a mark since this was last asked for. */
  boolean wentBack() {
    boolean did = wentBack;
    wentBack = false;
    return did;
  }

  /** The next two bytes as a number, without moving on; -1 when there are no two. */
  int pair() {
    return available() < 2 ? -1 : ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  void skipPair() {
    at += 2;
  }
}
