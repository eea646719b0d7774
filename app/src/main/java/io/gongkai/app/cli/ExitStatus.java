package io.gongkai.app.cli;

/** Exit statuses that scripts may rely on. */
public final class ExitStatus {
  /** All went well; with {@code check}: every file is clean. */
  public static final int OK = 0;

  /** The command ran, and something is not well: with {@code check}, a file is not clean. */
  public static final int NOT_CLEAN = 1;

  /** The command itself could not run: bad option, bad configuration, missing file, failed part. */
  public static final int COULD_NOT_RUN = 2;

  private ExitStatus() {}
}
