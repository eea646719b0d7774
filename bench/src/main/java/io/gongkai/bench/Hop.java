package io.gongkai.bench;

import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * One application of a pipeline, with the settings that the stages have.
 *
 * @param application its id, which is its group's too
 * @param source topic that it reads, whose end it is to come to
 * @param topology what it does
 */
record Hop(String application, String source, Topology topology) {
  private static final String INTERNAL = "-repartition";

  /**
   * How hops work.
   *
   * @param guarantee Kafka's name of the processing guarantee
   * @param threads threads of each hop
   * @param commitMillis time between commits
   */
  record Mode(String guarantee, int threads, long commitMillis) {
    /** Exactly once, in one thread, at the interval that stages have by default. */
    static final Mode STANDARD =
        new Mode(StreamsConfig.EXACTLY_ONCE_V2, 1, StreamsSettings.COMMIT_INTERVAL.toMillis());
  }

  /** Starts the application. */
  KafkaStreams start(Servers servers, Path directory, Mode mode) {
    KafkaStreams streams = make(servers.bootstrapServers(), directory, mode);
    streams.start();
    return streams;
  }

  /** Makes the application; it is not started. */
  KafkaStreams make(String bootstrapServers, Path directory, Mode mode) {
    Map<String, String> overrides = new TreeMap<>();
    overrides.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    overrides.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, mode.guarantee());
    overrides.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(mode.threads()));
    overrides.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(mode.commitMillis()));
    Properties settings =
        StreamsSettings.of(Stage.VALIDATE, bootstrapServers, directory, overrides);
    return new KafkaStreams(topology, settings);
  }

  /**
   * Has a hop that was never started leave out what comes first on its source.
   *
   * @param documents how many of the last ones it is to see; of each partition its share
   * @return how many those are in the end
   */
  long leaveOutAllBut(Servers servers, long documents) throws Exception {
    Map<TopicPartition, Long> ends = servers.ends(source);
    long all = ends.values().stream().mapToLong(Long::longValue).sum();
    Map<TopicPartition, Long> starts = new HashMap<>();
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long share = Math.min(end.getValue(), Math.round((double) documents * end.getValue() / all));
      starts.put(end.getKey(), end.getValue() - share);
      left += share;
    }
    servers.commit(application, starts);
    return left;
  }

  /**
   * How many records it has not committed yet, of its source and of the topics that it sends
   * records through itself; 0 when it has done all that is to do.
   */
  long left(Servers servers) throws Exception {
    return left(servers, topics());
  }

  /** How many records of its source it has not committed yet. */
  long leftOnSource(Servers servers) throws Exception {
    return left(servers, source);
  }

  private long left(Servers servers, String... topics) throws Exception {
    // Asked for first: what was written for what is committed there, the ends cover.
    Map<TopicPartition, Long> committed = servers.committed(application);
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : servers.ends(topics).entrySet()) {
      // What ends a transaction takes an offset that nobody commits behind it alone.
      long behind = end.getValue() - committed.getOrDefault(end.getKey(), 0L);
      left += behind > 1 ? behind : 0;
    }
    return left;
  }

  private String[] topics() {
    List<String> topics = new ArrayList<>(List.of(source));
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source from && from.topicSet() != null) {
          from.topicSet().stream()
              .filter(topic -> topic.endsWith(INTERNAL))
              .map(topic -> topic.startsWith(application) ? topic : application + "-" + topic)
              .forEach(topics::add);
        }
      }
    }
    return topics.toArray(String[]::new);
  }
}
