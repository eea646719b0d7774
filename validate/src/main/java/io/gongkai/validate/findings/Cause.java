package io.gongkai.validate.findings;

import io.gongkai.model.Suspect;

/**
 * What lies behind one or several observations: one wrong cell, or sums that hang together.
 *
 * <p>Two causes are the same only when they are the same object.
 */
public final class Cause {
  private final Suspect suspect;

  /**
   * A cause.
   *
   * @param suspect the cells that likely are wrong; null when they cannot be told for certain
   */
  public Cause(Suspect suspect) {
    this.suspect = suspect;
  }

  /** The cells that likely are wrong; null when they cannot be told for certain. */
  public Suspect suspect() {
    return suspect;
  }
}
