package io.gongkai.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal to stop, SIGTERM or Ctrl-C. The JVM goes down once its hooks return: the one here
 * waits until this is closed, within a bound.
 */
public final class StopSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  private final CountDownLatch given = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Duration bound;
  private final Thread hook;

  private StopSignal(Duration bound) {
    this.bound = bound;
    this.hook = new Thread(this::stop, "gongkai-stop");
  }

  /**
   * Waits for the signal from now on.
   *
   * @param bound how long stopping may take; the process ends then with status 1, come what may
   */
  public static StopSignal install(Duration bound) {
    StopSignal signal = new StopSignal(bound);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Opens when the signal comes. */
  public CountDownLatch latch() {
    return given;
  }

  /** Whether the signal has come. */
  public boolean isGiven() {
    return given.getCount() == 0;
  }

  private void stop() {
    given.countDown();
    try {
      boolean stopped = finished.await(bound.toMillis(), TimeUnit.MILLISECONDS);
      // Not 143: who asked for the end sees by the status whether it was a good one.
      Runtime.getRuntime().halt(stopped ? ExitStatus.OK : ExitStatus.NOT_CLEAN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that all is stopped: a signal that has come ends the process now. */
  @Override
  public void close() {
    if (!isGiven()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        LOG.debug("The JVM is going down already, and the hook with it", e);
      }
    }
    finished.countDown();
  }
}
