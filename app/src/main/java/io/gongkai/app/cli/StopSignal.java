package io.gongkai.app.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal to stop, SIGTERM or Ctrl-C, as a latch that a command watches.
 *
 * <p>The JVM goes down once its hooks return: the one here waits until this is closed, within a
 * bound.
 */
public final class StopSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  private final CountDownLatch given = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Duration bound;
  private final Thread hook;
  private volatile OptionalInt status = OptionalInt.empty();

  private StopSignal(Duration bound) {
    this.bound = bound;
    this.hook = new Thread(this::onSignal, "gongkai-stop");
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

  /** Lets a process that the signal ends do so with a status, instead of with the signal's own. */
  public void endWith(int exitStatus) {
    status = OptionalInt.of(exitStatus);
  }

  private void onSignal() {
    given.countDown();
    try {
      if (!finished.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(ExitStatus.NOT_CLEAN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    status.ifPresent(Runtime.getRuntime()::halt);
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
