package io.gongkai.app.cli;

/**
 * A failure whose message tells the user all there is to know: what happened, to what, what to do.
 *
 * <p>The command line prints the message alone and ends with {@link ExitStatus#COULD_NOT_RUN}.
 */
public final class CommandFailure extends RuntimeException {

  /** A failure with a message for the user. */
  public CommandFailure(String message) {
    super(message);
  }

  /** A failure with a message for the user, and the cause for those who ask with --debug. */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
