package io.gongkai.normalize.topology;

import java.io.Serial;

/** A blob store cannot give a document that a record names; the message says which and why. */
public final class DocumentNotFetchedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  DocumentNotFetchedException(String message) {
    super(message);
  }
}
