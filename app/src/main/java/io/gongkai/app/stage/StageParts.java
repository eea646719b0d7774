package io.gongkai.app.stage;

import io.gongkai.app.cli.BuildInfo;
import io.gongkai.app.config.BlobConnection;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.StageOptions;
import io.gongkai.app.metrics.NormalizeMeters;
import io.gongkai.app.metrics.SinkMeters;
import io.gongkai.app.metrics.ValidateMeters;
import io.gongkai.app.topics.Role;
import io.gongkai.app.trace.TraceExport;
import io.gongkai.blob.BlobStore;
import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.topology.ClaimedDocuments;
import io.gongkai.normalize.topology.NormalizeTopology;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.sink.Sink;
import io.gongkai.sink.SinkConfig;
import io.gongkai.validate.Validator;
import io.gongkai.validate.topology.ValidateTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Starts the parts with the connections of a configuration; the same for a process of its own and
 * for the embedded stack.
 */
public final class StageParts {
  private StageParts() {}

  /** Starts a part of the live run. */
  private interface Start {
    StagePart start(TopicWatch watch);
  }

  /** The same as {@link #normalize(GongkaiConfig, MeterRegistry)}, and measures nothing. */
  public static StagePart normalize(GongkaiConfig config) throws InterruptedException {
    return normalize(config, new CompositeMeterRegistry());
  }

  /**
   * Starts the stage that reads documents, in the generation that is live.
   *
   * @param meters takes what it measures
   * @throws StageException when a topic is not the one that it has worked with
   * @throws RuntimeException when the blob store cannot be opened, or the pipeline is being
   *     switched over to a replay
   */
  public static StagePart normalize(GongkaiConfig config, MeterRegistry meters)
      throws InterruptedException {
    return LivePart.start(
        config.kafka(),
        run ->
            watched(
                config,
                run.applicationId(Stage.NORMALIZE),
                Role.NORMALIZE,
                watch -> normalize(config, run, watch.isStateForeign(), meters)));
  }

  /**
   * Starts the stage that reads documents.
   *
   * @param run the run that it belongs to
   * @throws RuntimeException when the blob store cannot be opened
   */
  public static StreamsPart normalize(GongkaiConfig config, PipelineRun run) {
    return normalize(config, run, false, new CompositeMeterRegistry());
  }

  private static StreamsPart normalize(
      GongkaiConfig config, PipelineRun run, boolean withoutState, MeterRegistry registry) {
    NormalizeMeters meters = new NormalizeMeters(registry, Clock.systemUTC());
    Normalizer normalizer = new Normalizer(config.documentLimits());
    BlobStore blobs = config.blob().isConfigured() ? config.blob().openForFetching() : null;
    ClaimedDocuments claimed =
        BlobConnection.claimedDocuments(blobs, config.documentLimits().maxBytes());
    TraceExport export = traces(Stage.NORMALIZE, config, run);
    Topology topology =
        NormalizeTopology.build(
            normalizer, claimed, config.registry().serdeProperties(), run, meters, export.traces());
    return StreamsPart.start(
        Stage.NORMALIZE,
        topology,
        settings(Stage.NORMALIZE, config, run, deadLetter(meters::deadLetter, export)),
        withoutState,
        () -> {
          export.close();
          if (blobs != null) {
            blobs.close();
          }
        });
  }

  /** The same as {@link #validate(GongkaiConfig, MeterRegistry)}, and measures nothing. */
  public static StagePart validate(GongkaiConfig config) throws InterruptedException {
    return validate(config, new CompositeMeterRegistry());
  }

  /**
   * Starts the stage that judges reports, in the generation that is live.
   *
   * @param meters takes what it measures
   * @throws StageException when a topic is not the one that it has worked with
   * @throws RuntimeException when the pipeline is being switched over to a replay
   */
  public static StagePart validate(GongkaiConfig config, MeterRegistry meters)
      throws InterruptedException {
    return LivePart.start(
        config.kafka(),
        run ->
            watched(
                config,
                run.applicationId(Stage.VALIDATE),
                Role.VALIDATE,
                watch -> validate(config, run, watch.isStateForeign(), meters)));
  }

  /**
   * Starts the stage that judges reports.
   *
   * @param run the run that it belongs to
   */
  public static StreamsPart validate(GongkaiConfig config, PipelineRun run) {
    return validate(config, run, false, new CompositeMeterRegistry());
  }

  private static StreamsPart validate(
      GongkaiConfig config, PipelineRun run, boolean withoutState, MeterRegistry registry) {
    ValidateMeters meters = new ValidateMeters(registry, Clock.systemUTC());
    TraceExport export = traces(Stage.VALIDATE, config, run);
    Topology topology =
        ValidateTopology.build(
            Validator.with(config.rules()),
            config.registry().serdeProperties(),
            run,
            meters,
            export.traces());
    return StreamsPart.start(
        Stage.VALIDATE,
        topology,
        settings(Stage.VALIDATE, config, run, deadLetter(meters::deadLetter, export)),
        withoutState,
        export::close);
  }

  private static TraceExport traces(Stage stage, GongkaiConfig config, PipelineRun run) {
    return TraceExport.open(config, stage.id(), run.applicationId(stage));
  }

  /** Streams goes on with the next record, so that nobody but this learns of the failure. */
  private static Runnable deadLetter(Runnable meter, TraceExport export) {
    return () -> {
      meter.run();
      export.traces().current().failed("dead-letter");
    };
  }

  /** The same as {@link #sink(GongkaiConfig, MeterRegistry)}, and measures nothing. */
  public static StagePart sink(GongkaiConfig config) throws InterruptedException {
    return sink(config, new CompositeMeterRegistry());
  }

  /**
   * Starts the sink.
   *
   * @param meters takes what it measures
   * @throws StageException when a topic is not the one that it has worked with
   * @throws RuntimeException when the database does not answer
   */
  public static StagePart sink(GongkaiConfig config, MeterRegistry meters)
      throws InterruptedException {
    return watched(config, Sink.GROUP, Role.SINK, watch -> startSink(config, meters));
  }

  private static SinkPart startSink(GongkaiConfig config, MeterRegistry meters) {
    Map<String, Object> kafka = new HashMap<>(config.kafka().clientProperties());
    Map<String, String> serdes = config.registry().serdeProperties();
    kafka.putAll(member(Sink.GROUP, config.stage()));
    clientId(Sink.GROUP, config.stage(), kafka);
    DatabaseConnection database = config.database().required();
    TraceExport export = TraceExport.open(config, "sink", Sink.GROUP);
    return SinkPart.start(
        new Sink(
            SinkConfig.of(kafka, database.url(), database.user(), database.password()),
            AvroSerdes.value(serdes, ValidatedReport.class).deserializer(),
            AvroSerdes.value(serdes, Unreadable.class).deserializer(),
            AvroSerdes.value(serdes, Receipt.class).deserializer(),
            AvroSerdes.value(serdes, Waiver.class).deserializer(),
            new SinkMeters(meters, Clock.systemUTC()),
            export.traces()),
        export::close);
  }

  /**
   * Starts the HTTP gateway.
   *
   * @throws RuntimeException when the database does not answer, the certificate cannot be read or
   *     the address is taken
   */
  public static GatewayPart gateway(GongkaiConfig config) {
    return GatewayPart.start(config);
  }

  /**
   * Starts the console.
   *
   * @throws RuntimeException when the address is taken
   */
  public static ConsolePart console(GongkaiConfig config) {
    return ConsolePart.start(config);
  }

  private static StagePart watched(GongkaiConfig config, String group, Role role, Start start)
      throws InterruptedException {
    Optional<Path> state =
        role == Role.SINK ? Optional.empty() : Optional.of(config.dataDirectory());
    TopicWatch watch = TopicWatch.begin(config, group, role.topics(), state);
    try {
      return new WatchedPart(start.start(watch), watch);
    } catch (RuntimeException | Error e) {
      watch.close();
      throw e;
    }
  }

  private static Properties settings(
      Stage stage, GongkaiConfig config, PipelineRun run, Runnable deadLetter) {
    Map<String, Object> overrides = new HashMap<>(config.kafka().clientProperties());
    String application = run.applicationId(stage);
    overrides.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    overrides.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, run.deadLetterTopic(stage));
    overrides.put(StreamsSettings.VERSION, BuildInfo.read().version());
    overrides.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(config.commitInterval().toMillis()));
    overrides.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(config.streamThreads()));
    overrides.put(
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
        Integer.toString(config.stage().standbyReplicas()));
    member(application, config.stage())
        .forEach((key, value) -> overrides.put(StreamsConfig.mainConsumerPrefix(key), value));
    clientId(application, config.stage(), overrides);
    Map<String, String> settings = new HashMap<>();
    overrides.forEach((key, value) -> settings.put(key, value.toString()));
    Properties all =
        StreamsSettings.of(
            stage, config.kafka().bootstrapServers(), config.dataDirectory(), settings);
    all.put(DeadLetterHandler.LISTENER, deadLetter);
    return all;
  }

  /**
   * What a member says of itself to its group. One with a name keeps it over restarts: the broker
   * hands the partitions to the one that comes back, instead of sharing them out anew.
   */
  private static Map<String, String> member(String group, StageOptions options) {
    Map<String, String> member = new HashMap<>();
    String session = Long.toString(options.sessionTimeout().toMillis());
    member.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    // A third of the session, as Kafka advises: two heartbeats may get lost.
    member.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Long.toString(Math.min(3_000, options.sessionTimeout().toMillis() / 3)));
    if (!options.instanceId().isEmpty()) {
      member.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + options.instanceId());
    }
    return member;
  }

  private static void clientId(String group, StageOptions options, Map<String, Object> settings) {
    if (!options.instanceId().isEmpty()) {
      settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-" + options.instanceId());
    }
  }
}
