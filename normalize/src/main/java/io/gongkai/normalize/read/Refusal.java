package io.gongkai.normalize.read;

import io.gongkai.model.UnreadableReason;
import java.util.Objects;

/**
 * Why a document is refused.
 *
 * @param reason code of the reason
 * @param zh what was found and what to do, in Chinese
 * @param en the same in English
 */
public record Refusal(UnreadableReason reason, String zh, String en) {
  /** Checks that nothing is null. */
  public Refusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }
}
