package io.gongkai.bench;

import java.io.IOException;

/** Something that is ready to work through documents, and is held back until it is let go. */
interface Held extends AutoCloseable {
  /** Whether it has all that it needs to begin. */
  boolean isReady();

  /** Whether it has stopped with an error. */
  boolean hasFailed();

  /** Lets it begin. */
  void letGo() throws IOException;

  /** Ends it, however it is. */
  @Override
  void close();
}
