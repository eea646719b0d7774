package io.gongkai.console;

/** The pipeline does not do what was asked of it; the message says why, and what to do. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says why, for the reader of a page. */
  public RefusedException(String message) {
    super(message);
  }

  /** Says why, and what caused it. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
