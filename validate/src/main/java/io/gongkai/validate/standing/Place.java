package io.gongkai.validate.standing;

import io.gongkai.model.Verdict;

/** Where a report stands. */
public enum Place {
  /** Among the clean reports. */
  CLEAN,
  /** Among the flagged reports. */
  FLAGGED,
  /** In neither: it was withdrawn, or there never was one. */
  NOWHERE;

  /** The place for reports with a verdict. */
  public static Place of(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> CLEAN;
      case FLAGGED -> FLAGGED;
    };
  }
}
