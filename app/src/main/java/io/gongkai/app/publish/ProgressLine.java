package io.gongkai.app.publish;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lines of progress: one when something has changed, at most one a second.
 *
 * <p>They are never overwritten: a JVM cannot tell whether its standard error is a terminal.
 */
public final class ProgressLine implements Progress {
  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private String last = "";
  private boolean pending;
  private long printedAt;

  /**
   * Lines to a writer.
   *
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public ProgressLine(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.printedAt = nanoTime.getAsLong() - INTERVAL;
  }

  /** Shows a line, now or when the next one comes. */
  @Override
  public void show(int done, int total, String line) {
    pending |= !line.equals(last);
    last = line;
    if (pending && nanoTime.getAsLong() - printedAt >= INTERVAL) {
      print();
    }
  }

  /** Shows the last line if it has not been shown yet. */
  @Override
  public void end() {
    if (pending) {
      print();
    }
  }

  private void print() {
    err.println(last);
    err.flush();
    pending = false;
    printedAt = nanoTime.getAsLong();
  }
}
