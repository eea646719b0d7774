package io.gongkai.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C or SIGTERM, as a latch that a command watches.
 *
 * <p>The JVM goes down once its hooks return: the one of this signal waits until the command has
 * ended, within a bound.
 */
public final class StopSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final int OF_THE_SIGNAL = -1;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger status = new AtomicInteger(OF_THE_SIGNAL);
  private final Thread hook;

  /** Starts to listen; to be closed when the command ends. */
  public StopSignal(String command) {
    hook = new Thread(this::onSignal, "gongkai-" + command + "-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Opens when the command is to end. */
  public CountDownLatch latch() {
    return stop;
  }

  /** Lets the process end with a status instead of with that of the signal. */
  public void endWith(int exitStatus) {
    status.set(exitStatus);
  }

  private void onSignal() {
    stop.countDown();
    try {
      if (!finished.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(ExitStatus.COULD_NOT_RUN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (status.get() != OF_THE_SIGNAL) {
      Runtime.getRuntime().halt(status.get());
    }
  }

  /** The command has ended. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is going down already, and the hook with it", e);
    }
  }
}
