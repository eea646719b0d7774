package io.gongkai.normalize.read.container;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * The time that the calling thread has worked, in nanoseconds: what it waits for a processor does
 * not count, so that a machine with much else to do refuses no document that another one reads.
 *
 * <p>It stands still for up to a hundredth of a second, because it is asked for with every token
 * and a thread's time is dear. Safe for use by several threads.
 */
public final class WorkTime implements LongSupplier {
  private static final long STEP_NANOS = 10_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final boolean isMeasured = threads.isCurrentThreadCpuTimeSupported();
  private final ThreadLocal<Reading> last = ThreadLocal.withInitial(Reading::new);

  /** What a thread was last told, and when. */
  private static final class Reading {
    private long at;
    private long worked = -1;
  }

  /** The time since the thread began; where the JVM does not measure it, that of the machine. */
  @Override
  public long getAsLong() {
    long now = System.nanoTime();
    if (!isMeasured) {
      return now;
    }
    Reading reading = last.get();
    if (reading.worked < 0 || now - reading.at >= STEP_NANOS) {
      reading.at = now;
      reading.worked = threads.getCurrentThreadCpuTime();
    }
    return reading.worked;
  }
}
