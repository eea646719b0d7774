package io.gongkai.ingest.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The body of a request, bounded in size and in the time that it takes to come in.
 *
 * <p>The first problem is kept: a reader in between may hide the exception.
 */
final class BoundedBody extends InputStream {
  private final InputStream in;
  private final long maxBytes;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final long start;
  private long read;
  private ProblemException problem;

  /**
   * A body that nothing was read of.
   *
   * @param maxBytes most bytes that it may have
   * @param timeout time from now on in which it must have come in
   * @param nanoTime a clock for spans of time
   */
  BoundedBody(InputStream in, long maxBytes, Duration timeout, LongSupplier nanoTime) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count;
    try {
      count = in.read(bytes, offset, length);
    } catch (IOException e) {
      throw keep(broken(e));
    }
    read += Math.max(0, count);
    if (read > maxBytes) {
      throw keep(tooLarge(maxBytes));
    }
    if (count >= 0 && nanoTime.getAsLong() - start > timeout.toNanos()) {
      throw keep(
          new ProblemException(
              Problem.REQUEST_TIMEOUT,
              "the body did not come in within " + timeout.toSeconds() + " s"));
    }
    return count;
  }

  /** Number of bytes that were read. */
  long count() {
    return read;
  }

  /** What ended the reading; null while nothing did. */
  ProblemException problem() {
    return problem;
  }

  static ProblemException tooLarge(long maxBytes) {
    return new ProblemException(
        Problem.DOCUMENT_TOO_LARGE,
        "the body is larger than " + maxBytes + " bytes, the most that is taken");
  }

  private static ProblemException broken(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new ProblemException(
            Problem.REQUEST_TIMEOUT, "nothing more of the body came in for too long", null, e);
      }
    }
    return new ProblemException(
        Problem.MALFORMED_REQUEST, "the body ended before it was complete", null, e);
  }

  private ProblemException keep(ProblemException e) {
    problem = e;
    return e;
  }
}
