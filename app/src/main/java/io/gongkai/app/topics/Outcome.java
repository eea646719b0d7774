package io.gongkai.app.topics;

import java.util.Objects;

/**
 * What came of one topic or access right.
 *
 * @param subject what it is about
 * @param state what came of it
 * @param detail more for the reader, empty when there is nothing to say
 */
public record Outcome(String subject, State state, String detail) {
  /** Checks that nothing is null. */
  public Outcome {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(detail, "detail");
  }

  /** What came of it. */
  public enum State {
    /** It is as it should be. */
    OK,
    /** It was not there, and was made; in a dry run it would be. */
    CREATED,
    /** Settings were other ones, and were set; in a dry run they would be. */
    CHANGED,
    /** It is not as it should be, and somebody has to decide. */
    DIFFERS
  }
}
