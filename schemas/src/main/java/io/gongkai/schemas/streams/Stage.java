package io.gongkai.schemas.streams;

import io.gongkai.schemas.topic.Topics;

/** A Kafka Streams stage of the pipeline. */
public enum Stage {
  /** Reads documents into reports. */
  NORMALIZE("normalize", Topics.NORMALIZE_DEAD_LETTER),
  /** Judges reports. */
  VALIDATE("validate", Topics.VALIDATE_DEAD_LETTER);

  private final String id;
  private final String deadLetterTopic;

  Stage(String id, String deadLetterTopic) {
    this.id = id;
    this.deadLetterTopic = deadLetterTopic;
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
}
