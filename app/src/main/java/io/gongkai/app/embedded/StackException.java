package io.gongkai.app.embedded;

/** A part of the embedded stack could not be started; the message names it and says what to do. */
public final class StackException extends RuntimeException {
  /** An exception that says which part failed and what to do. */
  public StackException(String message) {
    super(message);
  }

  /** An exception that says which part failed and what to do, with the cause. */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
