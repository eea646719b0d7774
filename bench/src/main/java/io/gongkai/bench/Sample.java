package io.gongkai.bench;

/**
 * One round of a task.
 *
 * @param documents documents worked through, from 1
 * @param nanos time that passed, in nanoseconds
 * @param cpuNanos time of processors that was used, in nanoseconds; 0 where it is not known
 */
record Sample(long documents, long nanos, long cpuNanos) {
  /** Documents in a second. */
  double perSecond() {
    return documents * 1e9 / nanos;
  }

  /** Time for a document, in microseconds. */
  double micros() {
    return nanos / 1e3 / documents;
  }

  /** Time of processors for a document, in microseconds. */
  double cpuMicros() {
    return cpuNanos / 1e3 / documents;
  }
}
