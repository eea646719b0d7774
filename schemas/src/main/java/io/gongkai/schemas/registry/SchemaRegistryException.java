package io.gongkai.schemas.registry;

import java.io.Serial;

/** The schema registry refused a request; asking again will not help. */
public class SchemaRegistryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int errorCode;

  /**
   * A refusal.
   *
   * @param errorCode Confluent's error code such as 40401, or the HTTP status where the registry
   *     gave none; 0 when there was no answer
   * @param message what was asked, what the registry said, and what to do
   */
  public SchemaRegistryException(int errorCode, String message) {
    super(message);
    this.errorCode = errorCode;
  }

  /** A failure that has a cause. */
  public SchemaRegistryException(int errorCode, String message, Throwable cause) {
    super(message, cause);
    this.errorCode = errorCode;
  }

  /** Confluent's error code, or the HTTP status where the registry gave none; 0 without answer. */
  public int errorCode() {
    return errorCode;
  }
}
