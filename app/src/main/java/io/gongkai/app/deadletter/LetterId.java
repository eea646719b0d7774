package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.schemas.streams.Stage;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a dead letter: {@code normalize/0-17}, the stage and where the letter lies on its
 * dead letter topic; {@code sink/reports.clean-0-17}, which the sink keeps under the place of the
 * record itself.
 *
 * @param stage who failed
 * @param topic topic that partition and offset are of
 * @param partition partition
 * @param offset offset in the partition
 */
record LetterId(FailedStage stage, String topic, int partition, long offset) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(normalize|validate|sink)/(?:([A-Za-z0-9._-]{1,249})-)?([0-9]{1,9})-([0-9]{1,18})");

  LetterId {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(topic, "topic");
  }

  /** A letter on the dead letter topic of a stage. */
  static LetterId of(Stage stage, int partition, long offset) {
    return new LetterId(FailedStage.of(stage), stage.deadLetterTopic(), partition, offset);
  }

  /** A letter that the sink keeps. */
  static LetterId ofSink(String topic, int partition, long offset) {
    return new LetterId(FailedStage.SINK, topic, partition, offset);
  }

  /**
   * Reads an id as {@link #toString} writes it.
   *
   * @throws CommandFailure when the text is none
   */
  static LetterId parse(String text) {
    Matcher id = TEXT.matcher(text);
    if (id.matches()) {
      FailedStage stage = FailedStage.named(id.group(1));
      boolean named = id.group(2) != null;
      if (named == (stage == FailedStage.SINK)) {
        return new LetterId(
            stage,
            named ? id.group(2) : stage.streams().deadLetterTopic(),
            Integer.parseInt(id.group(3)),
            Long.parseLong(id.group(4)));
      }
    }
    throw new CommandFailure(
        Escaped.line(text, 200)
            + " is no id of a dead letter: it must be as 'gongkai dead-letter list' prints it,"
            + " normalize/0-17 or sink/reports.clean-0-17");
  }

  @Override
  public String toString() {
    return stage.id()
        + "/"
        + (stage == FailedStage.SINK ? topic + "-" : "")
        + partition
        + "-"
        + offset;
  }
}
