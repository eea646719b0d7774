package io.gongkai.app.publish;

import java.util.List;

/** What has become of a submission so far. */
public sealed interface Outcome {

  /** Nothing is known of it yet. */
  record Waiting() implements Outcome {}

  /** It was read and is not judged yet. */
  record Normalized() implements Outcome {}

  /**
   * It was judged.
   *
   * @param agency the agency, as the report stands under
   * @param year report year
   * @param verdict CLEAN or FLAGGED; SUPERSEDED or WITHDRAWN when the report does not stand
   * @param findings what flags it, a line each
   * @param superseded whether a newer submission of the same report stands in its place
   */
  record Judged(String agency, int year, String verdict, List<String> findings, boolean superseded)
      implements Outcome {}

  /**
   * Its tables could not be read.
   *
   * @param reason reason code
   * @param message what was found
   */
  record NotRead(String reason, String message) implements Outcome {}

  /**
   * The pipeline itself failed on it.
   *
   * @param topic dead letter topic that holds it
   * @param error what went wrong
   */
  record DeadLetter(String topic, String error) implements Outcome {}

  /** Whether nothing more will become of it. */
  default boolean isFinal() {
    return !(this instanceof Waiting) && !(this instanceof Normalized);
  }
}
