package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** Applications one behind the other, each time on topics of their own, which go away again. */
final class Chains {
  private static final String COPIES = "bench-";

  /** What is deleted makes room at once: a round copies up to a gigabyte. */
  private static final Map<String, String> COPY =
      Map.of(
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(Topics.MAX_RAW_BYTES + 2 * Topics.RECORD_OVERHEAD_BYTES),
          TopicConfig.FILE_DELETE_DELAY_MS_CONFIG,
          "1000");

  private final Servers servers;
  private final Path directory;
  private int run;

  /** Chains whose state lies in a folder. */
  Chains(Servers servers, Path directory) {
    this.servers = servers;
    this.directory = directory;
  }

  /** Something done with a run whose topics are there. */
  interface Use<T> {
    /** Measures it; its state may lie in the folder. */
    T with(PipelineRun run, Path state) throws Exception;
  }

  /** Passes documents on as they are, so many times. */
  Sample identity(Hop.Mode mode, int hops, long documents) throws Exception {
    String prefix = COPIES + run++;
    List<Hop> chain = new ArrayList<>();
    String source = Topics.RAW;
    for (int i = 0; i < hops; i++) {
      String copy = prefix + "-" + i;
      servers.create(List.of(new Topics.Topic(copy, COPY)));
      StreamsBuilder builder = new StreamsBuilder();
      builder.stream(source, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("in"))
          .to(copy, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("out"));
      chain.add(new Hop(prefix + "-app-" + i, source, builder.build()));
      source = copy;
    }
    try {
      return Drain.of(servers, directory.resolve(prefix), mode, documents, chain);
    } finally {
      servers.drop(prefix);
      Folders.delete(directory.resolve(prefix));
    }
  }

  /** Has the stages work through documents. */
  Sample stages(Hop.Mode mode, Shape shape, long documents) throws Exception {
    return with(
        (replay, state) ->
            Drain.of(servers, state, mode, documents, shape.hops(servers.serdes(), replay)));
  }

  /** Makes the topics of a run beside the others, and takes them away again. */
  <T> T with(Use<T> use) throws Exception {
    PipelineRun replay = PipelineRun.replay(COPIES + run++);
    Path state = directory.resolve(replay.replay());
    servers.create(replay.ownTopics());
    try {
      return use.with(replay, state);
    } finally {
      servers.drop(replay.topicPrefix());
      servers.drop(replay.applicationPrefix());
      Folders.delete(state);
    }
  }
}
