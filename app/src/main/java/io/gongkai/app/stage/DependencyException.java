package io.gongkai.app.stage;

/** A server that does not answer or refuses; the message is for the operator. */
public final class DependencyException extends Exception {
  private final boolean lasting;

  /**
   * A failure.
   *
   * @param message what happened, to which server, and what to do; without secrets
   * @param lasting whether waiting cannot help: a wrong password stays wrong
   * @param cause the cause, null when there is none
   */
  public DependencyException(String message, boolean lasting, Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** Whether waiting cannot help. */
  public boolean isLasting() {
    return lasting;
  }
}
