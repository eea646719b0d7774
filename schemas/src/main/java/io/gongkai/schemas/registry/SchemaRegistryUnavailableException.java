package io.gongkai.schemas.registry;

import java.io.Serial;

/**
 * The schema registry could not be asked, after all retries.
 *
 * <p>This says nothing about the record at hand: whoever catches it must not treat the record as
 * bad.
 */
public final class SchemaRegistryUnavailableException extends SchemaRegistryException {
  @Serial private static final long serialVersionUID = 1L;

  /** The registry gave no usable answer; the cause is the last failure. */
  public SchemaRegistryUnavailableException(String message, Throwable cause) {
    super(0, message, cause);
  }
}
