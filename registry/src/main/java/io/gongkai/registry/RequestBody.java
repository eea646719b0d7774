package io.gongkai.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The body of a request, bounded in size and in the time that it takes to come in. */
final class RequestBody {
  /** Most bytes of a body. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Longest time for all of it: one that trickles in keeps one of few threads. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int AT_ONCE = 8 * 1024;

  private RequestBody() {}

  /**
   * Reads a body.
   *
   * @param nanoTime a clock for spans of time
   * @throws RegistryException when it is too large or too slow
   * @throws IOException when it ends early, or nothing comes for too long
   */
  static byte[] read(InputStream in, LongSupplier nanoTime) throws IOException {
    long start = nanoTime.getAsLong();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[AT_ONCE];
    for (int count = in.read(part); count >= 0; count = in.read(part)) {
      body.write(part, 0, count);
      if (body.size() > MAX_BYTES) {
        throw RegistryException.tooLarge(MAX_BYTES);
      }
      if (nanoTime.getAsLong() - start > TIMEOUT.toNanos()) {
        throw RegistryException.tooSlow(TIMEOUT);
      }
    }
    return body.toByteArray();
  }
}
