package io.gongkai.validate.standing;

import io.gongkai.model.UnreadableReason;
import java.util.Objects;

/**
 * What is remembered of a document that could not be read.
 *
 * @param handedIn the first time that it was handed in
 * @param reason why it could not be read
 */
public record Refusal(HandedIn handedIn, UnreadableReason reason) {
  /** Checks that nothing is null. */
  public Refusal {
    Objects.requireNonNull(handedIn, "handedIn");
    Objects.requireNonNull(reason, "reason");
  }
}
