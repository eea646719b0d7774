package io.gongkai.faults;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An instance of a stage or a server that is started again whenever it has ended, as a service
 * manager does.
 */
final class Instance {
  /** Starts a process; the number counts the starts from 1. */
  @FunctionalInterface
  interface Start {
    ChildProcess start(int number) throws IOException;
  }

  private static final long PAUSE_NANOS = 500_000_000;

  private final String name;
  private final Start start;
  private ChildProcess process;
  private boolean wanted;
  private int starts;
  private int gaveUp;
  private long endedNanos;

  Instance(String name, Start start) {
    this.name = name;
    this.start = start;
  }

  String name() {
    return name;
  }

  synchronized void start() throws IOException {
    wanted = true;
    process = start.start(++starts);
    endedNanos = 0;
  }

  /** Kills the process; it is started again soon. */
  synchronized void kill() throws InterruptedException {
    if (process.isAlive()) {
      process.kill();
      endedNanos = System.nanoTime();
    }
  }

  /** Stops the process as an operator does; it is not started again until somebody does. */
  synchronized void stop() throws InterruptedException {
    wanted = false;
    process.stop();
  }

  /** Stops the process from running, without its notice. */
  synchronized void freeze() throws IOException, InterruptedException {
    process.freeze();
  }

  /** Lets the process run again. */
  synchronized void thaw() throws IOException, InterruptedException {
    process.thaw();
  }

  /** Starts the process again when it has ended and has been down for a moment. */
  synchronized void look() throws IOException {
    if (!wanted || process.isAlive()) {
      return;
    }
    if (endedNanos == 0) {
      gaveUp++;
      endedNanos = System.nanoTime();
    }
    if (System.nanoTime() - endedNanos >= PAUSE_NANOS) {
      start();
    }
  }

  /** How often the process has ended by itself. */
  synchronized int gaveUp() {
    return gaveUp;
  }

  /** How often it was started. */
  synchronized int starts() {
    return starts;
  }

  /** The first group of the first match in what the running process has printed. */
  synchronized Optional<String> printed(Pattern pattern) {
    return process != null && process.isAlive() ? process.printed(pattern) : Optional.empty();
  }

  /** Ends the process for good. */
  synchronized void end() throws InterruptedException {
    wanted = false;
    if (process != null) {
      process.kill();
    }
  }
}
