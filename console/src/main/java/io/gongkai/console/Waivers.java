package io.gongkai.console;

import io.gongkai.schemas.topic.WaiverKey;
import java.time.LocalDate;

/** Justifies findings of reports, and takes that back. Safe for several threads. */
public interface Waivers {
  /** Refuses everything. */
  Waivers NONE =
      new Waivers() {
        @Override
        public void give(Justification justification) throws RefusedException {
          throw new RefusedException("this console changes nothing");
        }

        @Override
        public void revoke(WaiverKey key) throws RefusedException {
          throw new RefusedException("this console changes nothing");
        }
      };

  /**
   * What is said of findings.
   *
   * @param key which findings are meant
   * @param fingerprint fingerprint of these findings, as whoever justifies them saw them
   * @param reason why the figures are right all the same, or cannot be put right
   * @param author who says so
   * @param lastDay last day on which it holds, in China; null for as long as the figures stay
   */
  record Justification(
      WaiverKey key, String fingerprint, String reason, String author, LocalDate lastDay) {}

  /**
   * Justifies findings; the report is judged anew soon after.
   *
   * @throws RefusedException when no such findings stand, their figures are others by now, the last
   *     day is over, or the pipeline cannot be reached
   */
  void give(Justification justification) throws RefusedException;

  /**
   * Takes a waiver back; the report is judged anew soon after.
   *
   * @throws RefusedException when there is no such waiver, or the pipeline cannot be reached
   */
  void revoke(WaiverKey key) throws RefusedException;
}
