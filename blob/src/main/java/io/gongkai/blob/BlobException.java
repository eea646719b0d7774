package io.gongkai.blob;

import java.io.IOException;
import java.io.Serial;

/** A store cannot give or take a blob; the message names the blob and the store. */
public final class BlobException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The store does not have it. */
    MISSING,
    /** It is larger than the caller takes. */
    TOO_LARGE,
    /** What the store has under the name is something else. */
    DAMAGED,
    /** The store does not answer, or refuses; another attempt may succeed. */
    UNAVAILABLE
  }

  private final Reason reason;

  /** An exception with a reason and a message for people. */
  public BlobException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The same with a cause. */
  public BlobException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why the blob was not given or taken; never null. */
  public Reason reason() {
    return reason;
  }
}
