package io.gongkai.app.stage;

/** A stage that does not start; its message says why and what to do. */
public final class StageException extends RuntimeException {
  /** A failure with a message for the operator. */
  public StageException(String message, Throwable cause) {
    super(message, cause);
  }
}
