package io.gongkai.schemas.streams;

import io.gongkai.schemas.topic.Topics;

/** A Kafka Streams stage of the pipeline. */
public enum Stage {
  /** Reads documents into reports. */
  NORMALIZE("normalize", Topics.NORMALIZE_DEAD_LETTER, Topics.NORMALIZE_REDRIVE, false),
  /** Judges reports. */
  VALIDATE("validate", Topics.VALIDATE_DEAD_LETTER, Topics.VALIDATE_REDRIVE, true);

  private final String id;
  private final String deadLetterTopic;
  private final String redriveTopic;
  private final boolean keepsState;

  Stage(String id, String deadLetterTopic, String redriveTopic, boolean keepsState) {
    this.id = id;
    this.deadLetterTopic = deadLetterTopic;
    this.redriveTopic = redriveTopic;
    this.keepsState = keepsState;
  }

  /** Name of the stage, in lower case. */
  public String id() {
    return id;
  }

  /** The stage's application id: consumer group and prefix of its internal topics. */
  public String applicationId() {
    return "gongkai-" + id;
  }

  /** Topic of the records that the stage failed on. */
  public String deadLetterTopic() {
    return deadLetterTopic;
  }

  /** Topic of the records that an operator sends to the stage again. */
  public String redriveTopic() {
    return redriveTopic;
  }

  /** Whether the stage remembers what it has published. */
  public boolean keepsState() {
    return keepsState;
  }
}
