package io.gongkai.normalize.topology;

import io.gongkai.normalize.NormalizeResult;
import java.time.Duration;

/**
 * Is told of every document that the stage has read.
 *
 * <p>Called in the threads of the stage, between one document and the next: it has to be quick, may
 * be called by several at once and throws nothing. What it is told of may be done again, when the
 * transaction around it does not come to its end.
 */
@FunctionalInterface
public interface ReadingListener {
  /** Nobody is told. */
  ReadingListener NONE = (result, took) -> {};

  /**
   * A document was read.
   *
   * @param result the report, or why there is none
   * @param took how long the reading took
   */
  void read(NormalizeResult result, Duration took);
}
