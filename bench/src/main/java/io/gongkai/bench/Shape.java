package io.gongkai.bench;

import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.topology.ClaimedDocuments;
import io.gongkai.normalize.topology.NormalizeTopology;
import io.gongkai.normalize.topology.ReadingListener;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.validate.Validator;
import io.gongkai.validate.topology.JudgingListener;
import io.gongkai.validate.topology.ValidateTopology;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** How the stages are put together. */
enum Shape {
  /** Reading alone. */
  NORMALIZE {
    @Override
    List<Hop> hops(Map<String, String> serdes, PipelineRun run) {
      return List.of(normalize(serdes, run));
    }
  },
  /** Reading and judging, as they are run: two applications with a topic between. */
  TWO_TOPOLOGIES {
    @Override
    List<Hop> hops(Map<String, String> serdes, PipelineRun run) {
      return List.of(normalize(serdes, run), validate(serdes, run));
    }
  },
  /**
   * Reading and judging in one sub-topology: no report is written before it is judged, neither to
   * the topic of reports nor to bring it to its agency's partition, where its document is already.
   */
  FUSED {
    @Override
    List<Hop> hops(Map<String, String> serdes, PipelineRun run) {
      return List.of(fused(serdes, run));
    }
  };

  /** The applications of a run. */
  abstract List<Hop> hops(Map<String, String> serdes, PipelineRun run);

  private static Hop normalize(Map<String, String> serdes, PipelineRun run) {
    Topology topology =
        NormalizeTopology.build(
            normalizer(),
            ClaimedDocuments.none(),
            serdes,
            run,
            ReadingListener.NONE,
            Traces.none());
    return new Hop(run.applicationId(Stage.NORMALIZE), run.topic(Topics.RAW), topology);
  }

  private static Hop validate(Map<String, String> serdes, PipelineRun run) {
    Topology topology =
        ValidateTopology.build(
            Validator.standard(), serdes, run, JudgingListener.NONE, Traces.none());
    return new Hop(run.applicationId(Stage.VALIDATE), run.topic(Topics.NORMALIZED), topology);
  }

  private static Hop fused(Map<String, String> serdes, PipelineRun run) {
    StreamsBuilder builder = new StreamsBuilder();
    ValidateTopology.attach(
        builder,
        NormalizeTopology.attach(
            builder,
            normalizer(),
            ClaimedDocuments.none(),
            serdes,
            run,
            ReadingListener.NONE,
            Traces.none()),
        Validator.standard(),
        serdes,
        run,
        JudgingListener.NONE,
        Traces.none());
    return new Hop(run.applicationPrefix() + "fused", run.topic(Topics.RAW), builder.build());
  }

  private static Normalizer normalizer() {
    return new Normalizer(NormalizerLimits.defaults());
  }
}
