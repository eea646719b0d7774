package io.gongkai.normalize.read;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.read.container.UnreadableException;
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

  /** The refusal of a document that no text can be read out of. */
  public static Refusal of(UnreadableException why) {
    return new Refusal(why.reason(), why.chinese(), why.getMessage());
  }
}
