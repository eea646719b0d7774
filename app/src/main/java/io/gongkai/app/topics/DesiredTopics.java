package io.gongkai.app.topics;

import io.gongkai.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that there should be: those of the pipeline and the schema registry's. */
public final class DesiredTopics {
  /** Topic of the schema registry. */
  public static final String SCHEMAS = "_schemas";

  private DesiredTopics() {}

  /**
   * A topic that there should be.
   *
   * @param name its name
   * @param partitions its partitions, from 1
   * @param replicas copies of each partition; -1 for the broker's default
   * @param config settings that differ from the broker's default
   */
  public record Desired(String name, int partitions, short replicas, Map<String, String> config) {
    /** Copies the settings. */
    public Desired {
      config = Map.copyOf(config);
    }
  }

  /**
   * All topics, in the order in which data runs through them.
   *
   * @param partitions partitions of each topic of the pipeline that may have any number
   * @param replicas copies of each partition; -1 for the broker's default
   */
  public static List<Desired> of(int partitions, short replicas) {
    List<Desired> desired = new ArrayList<>();
    for (Topics.Topic topic : Topics.all()) {
      int number = Topics.partitions(topic.name(), partitions);
      desired.add(new Desired(topic.name(), number, replicas, topic.config()));
    }
    // One partition: the order of its records is the order of the schemas.
    desired.add(
        new Desired(
            SCHEMAS,
            1,
            replicas,
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
    return List.copyOf(desired);
  }
}
