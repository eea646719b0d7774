package io.gongkai.schemas.trace;

import org.apache.kafka.common.header.Headers;

/** A piece of work that a trace tells of. Used by one thread at a time. */
public interface Work {
  /** Whether anybody will be told of it: where not, nothing needs to be noted. */
  boolean isTold();

  /**
   * Notes something about it.
   *
   * @param name name of the attribute
   * @param value what it is; no text of a document
   */
  void note(String name, String value);

  /**
   * Notes a number about it.
   *
   * @param name name of the attribute
   * @param value what it is
   */
  void note(String name, long value);

  /**
   * Notes that it did not come to its end.
   *
   * @param kind what kind of failure it was, as the name of an exception's class; no message, which
   *     may hold anybody's text
   */
  void failed(String kind);

  /**
   * Puts this work into the headers of a record that comes of it, in place of what they said of
   * another's; they stay as they are where nobody traces.
   */
  void putInto(Headers headers);

  /** Ends it; for work that {@link Traces} does not end by itself. */
  void end();
}
