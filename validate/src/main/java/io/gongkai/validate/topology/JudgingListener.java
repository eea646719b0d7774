package io.gongkai.validate.topology;

import io.gongkai.validate.standing.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * Is told of what the stage judges.
 *
 * <p>Called in the threads of the stage, between one record and the next: it has to be quick, may
 * be called by several at once and throws nothing. What it is told of may be done again, when the
 * transaction around it does not come to its end.
 */
public interface JudgingListener {
  /** Nobody is told. */
  JudgingListener NONE =
      new JudgingListener() {
        @Override
        public void decided(Decision decision) {}

        @Override
        public void judged(Instant takenIn, Duration took) {}
      };

  /** Something was decided for one report; a record may bring about several decisions. */
  void decided(Decision decision);

  /**
   * A record was judged, and whatever rests on it.
   *
   * @param takenIn when the document, the withdrawal or the waiver that it comes from was taken in
   * @param took how long the judging took
   */
  void judged(Instant takenIn, Duration took);
}
