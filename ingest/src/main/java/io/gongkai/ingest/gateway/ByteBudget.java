package io.gongkai.ingest.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of documents that may be in memory at a time, over all requests. */
final class ByteBudget {
  private final AtomicLong free;

  ByteBudget(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** A share of the budget, given back when it is closed. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a share at once.
   *
   * @throws ProblemException when so much is not free
   */
  Hold take(long bytes) {
    long before = free.getAndUpdate(left -> left >= bytes ? left - bytes : left);
    if (before < bytes) {
      throw ProblemException.overloaded(
          "the documents that are under way fill the memory for them");
    }
    return () -> free.addAndGet(bytes);
  }

  /** Bytes that are not taken. */
  long free() {
    return free.get();
  }
}
