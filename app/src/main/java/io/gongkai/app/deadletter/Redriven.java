package io.gongkai.app.deadletter;

/** Is told what became of each dead letter that was to be sent again. */
interface Redriven {
  /**
   * It was sent; in a dry run it would be.
   *
   * @param whereto where to, and how often before
   */
  void sent(LetterId id, String whereto);

  /** It had been sent before. */
  void known(LetterId id);

  /**
   * It cannot be sent.
   *
   * @param reason why, and what to do
   */
  void refused(LetterId id, String reason);
}
