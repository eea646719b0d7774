package io.gongkai.normalize.read.container;

/** The time for a document was over while its text was read; carries its refusal. */
public final class OverdueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverdueException(UnreadableException refusal) {
    super(refusal.getMessage(), refusal, false, false);
  }

  /** Why the document is refused. */
  public UnreadableException refusal() {
    return (UnreadableException) getCause();
  }
}
