package io.gongkai.sink;

/**
 * The sink cannot go on; the message says why and what to do. Nothing is lost: it can be started
 * again.
 */
public final class SinkException extends RuntimeException {
  /** An exception with the reason and what to do. */
  public SinkException(String message) {
    super(message);
  }

  /** An exception with the reason, what to do and the cause. */
  public SinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
