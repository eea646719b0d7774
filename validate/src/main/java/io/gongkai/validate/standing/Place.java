package io.gongkai.validate.standing;

import io.gongkai.model.Verdict;
import io.gongkai.schemas.topic.Topics;

/** Where a report stands. */
public enum Place {
  /** Among the clean reports. */
  CLEAN,
  /** Among the flagged reports. */
  FLAGGED,
  /** In neither: it was withdrawn, or there never was one. */
  NOWHERE;

  /**
   * The topic of the reports that stand there.
   *
   * @throws IllegalStateException when this is {@link #NOWHERE}
   */
  public String topic() {
    return switch (this) {
      case CLEAN -> Topics.CLEAN;
      case FLAGGED -> Topics.FLAGGED;
      case NOWHERE -> throw new IllegalStateException("what stands nowhere has no topic");
    };
  }

  /** The place for reports with a verdict. */
  public static Place of(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> CLEAN;
      case FLAGGED -> FLAGGED;
    };
  }
}
