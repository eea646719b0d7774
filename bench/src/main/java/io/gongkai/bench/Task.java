package io.gongkai.bench;

/** Something to measure. */
record Task(String name, Work work) {
  /** One round of it. */
  @FunctionalInterface
  interface Work {
    /** Works through documents once. */
    Sample round() throws Exception;
  }

  /**
   * A task of this thread alone, repeated for a while.
   *
   * @param documents documents that one pass works through
   * @param leastNanos a round goes on, pass after pass, for at least this long
   */
  static Task repeated(String name, int documents, long leastNanos, Pass pass) {
    return new Task(
        name,
        () -> {
          long begin = System.nanoTime();
          long cpu = Cpu.ofThread();
          long done = 0;
          long passed;
          do {
            pass.run();
            done += documents;
            passed = System.nanoTime() - begin;
          } while (passed < leastNanos);
          return new Sample(done, passed, Cpu.ofThread() - cpu);
        });
  }

  /** One pass over all documents. */
  @FunctionalInterface
  interface Pass {
    /** Works through all documents once. */
    void run() throws Exception;
  }
}
