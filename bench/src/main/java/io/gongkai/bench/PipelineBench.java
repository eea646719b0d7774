package io.gongkai.bench;

import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.topology.ClaimedDocuments;
import io.gongkai.normalize.topology.NormalizeTopology;
import io.gongkai.normalize.topology.ReadingListener;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.testkit.TextLayout;
import io.gongkai.validate.Validator;
import io.gongkai.validate.topology.JudgingListener;
import io.gongkai.validate.topology.ValidateTopology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** The stages on a broker, against topologies that only pass the same documents on. */
final class PipelineBench {
  private static final int PARTITIONS = 2;
  private static final int YEAR = 2024;
  private static final String COPIES = "bench-";

  private final Size size;
  private final PrintWriter log;
  private int run;

  /**
   * How much is measured.
   *
   * @param documents documents of a round, from 1
   * @param rounds rounds that count, from 1
   * @param latencySeconds how long delays are measured
   */
  record Size(int documents, int rounds, int latencySeconds) {}

  PipelineBench(Size size, PrintWriter log) {
    this.size = size;
    this.log = log;
  }

  /** Measures, with servers whose data lie in a folder. */
  Measured run(Path directory) throws Exception {
    try (Servers servers = new Servers(directory, PARTITIONS)) {
      fill(servers);
      Hop.Mode exactly = Hop.Mode.STANDARD;
      Hop.Mode atLeast =
          new Hop.Mode(StreamsConfig.AT_LEAST_ONCE, 1, StreamsSettings.COMMIT_INTERVAL.toMillis());
      Hop.Mode two = new Hop.Mode(StreamsConfig.EXACTLY_ONCE_V2, 2, exactly.commitMillis());
      Rounds rounds =
          Rounds.of(
              List.of(
                  new Task("identity, 1 hop", () -> identity(servers, directory, exactly, 1)),
                  new Task("identity, 2 hops", () -> identity(servers, directory, exactly, 2)),
                  new Task("normalize", () -> stages(servers, directory, exactly, 1)),
                  new Task("normalize + validate", () -> stages(servers, directory, exactly, 2)),
                  new Task(
                      "normalize + validate, at least once",
                      () -> stages(servers, directory, atLeast, 2)),
                  new Task(
                      "normalize + validate, two threads",
                      () -> stages(servers, directory, two, 2))),
              size.rounds(),
              log);
      List<Goal> goals =
          List.of(
              Goal.speed(
                  "two topologies ÷ identity of 1 hop",
                  rounds.speed("normalize + validate", "identity, 1 hop"),
                  0.85,
                  1.05),
              Goal.speed(
                  "exactly once ÷ at least once",
                  rounds.speed("normalize + validate", "normalize + validate, at least once"),
                  0.8,
                  0.95));
      List<String> notes = new ArrayList<>();
      notes.add(
          new Latency(servers, directory.resolve("latency"), Clock.systemUTC())
              .measure(size.latencySeconds()));
      String setting =
          String.format(
              Locale.ROOT,
              "%,d generated reports as text on %d partitions, broker and stages in one process,"
                  + " %d rounds.",
              size.documents(),
              PARTITIONS,
              size.rounds());
      return new Measured("Pipeline", setting, List.of(rounds), goals, notes);
    }
  }

  private void fill(Servers servers) {
    Documents documents = new Documents(9);
    try (Outbox outbox = servers.outbox()) {
      for (int i = 0; i < size.documents(); i++) {
        byte[] document = documents.print(documents.report(i, YEAR), TextLayout.TABS);
        outbox.send(Documents.agency(i), document);
      }
    }
  }

  private Sample identity(Servers servers, Path directory, Hop.Mode mode, int hops)
      throws Exception {
    String prefix = COPIES + run++;
    List<Hop> chain = new ArrayList<>();
    String source = Topics.RAW;
    for (int i = 0; i < hops; i++) {
      String copy = prefix + "-" + i;
      servers.create(List.of(new Topics.Topic(copy, Map.of("max.message.bytes", "20971520"))));
      StreamsBuilder builder = new StreamsBuilder();
      builder.stream(source, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("in"))
          .to(copy, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("out"));
      chain.add(new Hop(prefix + "-app-" + i, source, builder.build()));
      source = copy;
    }
    Sample sample = Hop.drain(servers, directory.resolve(prefix), mode, size.documents(), chain);
    servers.drop(prefix);
    return sample;
  }

  private Sample stages(Servers servers, Path directory, Hop.Mode mode, int hops) throws Exception {
    PipelineRun replay = PipelineRun.replay("bench-" + run++);
    servers.create(replay.ownTopics());
    Sample sample =
        Hop.drain(
            servers,
            directory.resolve(replay.replay()),
            mode,
            size.documents(),
            hops(servers, replay).subList(0, hops));
    servers.drop(replay.topicPrefix());
    servers.drop(replay.applicationPrefix());
    Folders.delete(directory.resolve(replay.replay()));
    return sample;
  }

  /** Both stages of a run. */
  static List<Hop> hops(Servers servers, PipelineRun run) {
    Topology normalize =
        NormalizeTopology.build(
            new Normalizer(NormalizerLimits.defaults()),
            ClaimedDocuments.none(),
            servers.serdes(),
            run,
            ReadingListener.NONE,
            Traces.none());
    Topology validate =
        ValidateTopology.build(
            Validator.standard(), servers.serdes(), run, JudgingListener.NONE, Traces.none());
    return List.of(
        new Hop(run.applicationId(Stage.NORMALIZE), run.topic(Topics.RAW), normalize),
        new Hop(run.applicationId(Stage.VALIDATE), run.topic(Topics.NORMALIZED), validate));
  }
}
