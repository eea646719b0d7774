package io.gongkai.schemas.streams;

import io.gongkai.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A run of the stages: the live one, or a replay beside it, which reads the same documents and
 * waivers and writes to topics of its own. Once the pipeline was switched over to a replay, the
 * live run goes on with that replay's application ids on the live topics.
 *
 * @param replay id of the replay whose application ids it has; empty for the first live run
 * @param isLive whether it is the run that everybody sees
 * @param since when the switch to it began, in milliseconds since the epoch; 0 where there was none
 */
public record PipelineRun(String replay, boolean isLive, long since) {
  /** The run that everybody sees, before any switch to a replay. */
  public static final PipelineRun LIVE = new PipelineRun("", true, 0);

  /** How the topics of every replay begin. */
  public static final String REPLAY_TOPICS = "replay-";

  /** How the consumer groups, transactional ids and internal topics of every replay begin. */
  public static final String REPLAY_APPLICATIONS = "gongkai-replay-";

  /** What there is once: what every run reads and none writes, and what only the live run keeps. */
  private static final Set<String> SHARED =
      Set.of(Topics.RAW, Topics.WAIVERS, Topics.GENERATION, Topics.PIPELINE_TOPICS);

  /** No full stop, which ends the id within names: no replay's names begin like another's. */
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** Checks the id. */
  public PipelineRun {
    if (!(isLive && replay.isEmpty()) && !ID.matcher(replay).matches()) {
      throw new IllegalArgumentException(
          "'"
              + replay
              + "' is no id of a replay: write up to 40 letters a to z, digits and hyphens");
    }
  }

  /**
   * A replay.
   *
   * @param id its id
   * @throws IllegalArgumentException when the id is empty or has other characters than letters a to
   *     z, digits and hyphens
   */
  public static PipelineRun replay(String id) {
    return new PipelineRun(id, false, 0);
  }

  /**
   * The run that everybody sees, in a generation.
   *
   * @param generation the switch that it came out of
   * @throws IllegalArgumentException when that names no replay
   */
  public static PipelineRun live(SwitchedOver generation) {
    if (generation.replay().isEmpty()) {
      throw new IllegalArgumentException("a switch leads to a replay");
    }
    return new PipelineRun(generation.replay(), true, generation.at());
  }

  /**
   * Puts into the headers of what stands in the end which switch it was written after, in place of
   * what they said of it.
   */
  public void mark(Headers headers) {
    SwitchedOver.removeFrom(headers);
    if (isLive && since > 0) {
      new SwitchedOver(replay, since).putInto(headers);
    }
  }

  /**
   * Name of a topic in this run.
   *
   * @param live its name in the live run
   */
  public String topic(String live) {
    return isLive || SHARED.contains(live) ? live : topicPrefix() + live;
  }

  /**
   * Name of a topic in the live run.
   *
   * @param topic its name in this run
   */
  public String liveTopic(String topic) {
    return !isLive && topic.startsWith(topicPrefix())
        ? topic.substring(topicPrefix().length())
        : topic;
  }

  /** The topics that this run does not share with others, under their names in it. */
  public List<Topics.Topic> ownTopics() {
    return Topics.all().stream()
        .filter(it -> !SHARED.contains(it.name()))
        .map(it -> new Topics.Topic(topic(it.name()), it.config()))
        .toList();
  }

  /** How the names of its topics begin; empty for the live run. */
  public String topicPrefix() {
    return isLive ? "" : REPLAY_TOPICS + replay + ".";
  }

  /** The application id of a stage: consumer group and prefix of its internal topics. */
  public String applicationId(Stage stage) {
    return applicationPrefix() + stage.id();
  }

  /** How the names of its groups and internal topics begin. */
  public String applicationPrefix() {
    return replay.isEmpty() ? "gongkai-" : REPLAY_APPLICATIONS + replay + ".";
  }

  /** Topic of the records that a stage failed on. */
  public String deadLetterTopic(Stage stage) {
    return topic(stage.deadLetterTopic());
  }

  /**
   * A serde for this run's topics that uses the schemas of the live topics' subjects: a replay has
   * none of its own, and fails where a schema would not be let into the live subject.
   *
   * @param serde serde of the live topics
   */
  public <T> Serde<T> underLiveSubjects(Serde<T> serde) {
    return isLive
        ? serde
        : Serdes.serdeFrom(
            (topic, value) -> serde.serializer().serialize(liveTopic(topic), value),
            (topic, bytes) -> serde.deserializer().deserialize(liveTopic(topic), bytes));
  }
}
