package io.gongkai.app.embedded;

import io.gongkai.app.config.Connections;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.config.Endpoints;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.gateway.Gateways;
import io.gongkai.ingest.gateway.Gateway;
import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.topology.NormalizeTopology;
import io.gongkai.registry.SchemaRegistryServer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.sink.Sink;
import io.gongkai.sink.SinkConfig;
import io.gongkai.sink.SinkStatus;
import io.gongkai.validate.Validator;
import io.gongkai.validate.topology.ValidateTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in this process: broker, schema registry, database, stages, sink and gateway,
 * with all data under one directory.
 *
 * <p>Started again on the same directory it goes on where it stopped, however it stopped.
 */
public final class EmbeddedStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  /** What is running, the last started first. */
  private final Deque<Part> parts = new ArrayDeque<>();

  private final CountDownLatch stop;
  private EmbeddedBroker broker;
  private EmbeddedDatabase database;
  private SchemaRegistryServer registry;
  private List<StreamsStage> stages = List.of();
  private Sink sink;
  private Gateway gateway;

  private record Part(String name, AutoCloseable running) {}

  private EmbeddedStack(CountDownLatch stop) {
    this.stop = stop;
  }

  /**
   * Starts the stack; all parts are ready when this returns.
   *
   * @param config configuration; the data directory is made when it is not there
   * @throws StackException when a part does not start: it names the part and what to do, and
   *     nothing keeps running
   * @param stop gives the start up when it opens
   * @throws InterruptedException when it is given up; nothing keeps running
   */
  public static EmbeddedStack start(GongkaiConfig config, CountDownLatch stop)
      throws InterruptedException {
    EmbeddedStack stack = new EmbeddedStack(stop);
    try {
      stack.startParts(config);
      return stack;
    } catch (StackException | InterruptedException | Error e) {
      stack.close();
      throw e;
    }
  }

  /** Address of the broker. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Address of the HTTP gateway. */
  public String gatewayUrl() {
    return gateway.uri().toString();
  }

  /** Address of the schema registry. */
  public String registryUrl() {
    return registry.uri().toString();
  }

  /** JDBC URL of the database. */
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** How its servers are reached. */
  public Connections connections() {
    return new Connections(
        KafkaConnection.to(bootstrapServers()),
        RegistryConnection.to(registryUrl()),
        new DatabaseConnection(jdbcUrl(), EmbeddedDatabase.USER, ""));
  }

  /** What has stopped a stage or the sink; empty while all run. */
  public Optional<String> problem() {
    for (StreamsStage stage : stages) {
      if (stage.problem().isPresent()) {
        return stage.problem();
      }
    }
    return sink.status().state() == SinkStatus.State.FAILED
        ? Optional.of("the sink stopped: " + sink.status().problem())
        : Optional.empty();
  }

  /** Stops all parts, the last started first, each within a bound. */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.running().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        LOG.warn("The {} did not stop cleanly", part.name(), e);
      }
    }
  }

  private void startParts(GongkaiConfig config) throws InterruptedException {
    Path data = config.dataDirectory().toAbsolutePath().normalize();
    started("data lock", DataLock.take(data));
    FutureTask<EmbeddedDatabase> databaseStart =
        new FutureTask<>(() -> EmbeddedDatabase.start(data.resolve("postgres")));
    Thread databaseThread = new Thread(databaseStart, "gongkai-postgres-start");
    databaseThread.start();
    try {
      broker = start("Kafka broker", data, () -> EmbeddedBroker.start(data.resolve("kafka")));
      start(
          "topics",
          data,
          () -> {
            PipelineTopics.create(broker.bootstrapServers(), config.topicPartitions());
            return () -> {};
          });
      registry =
          start(
              "schema registry",
              data,
              () ->
                  SchemaRegistryServer.start(
                      SchemaRegistryServer.Config.of(broker.bootstrapServers())));
      stages = List.of(normalize(config, data), validate(config, data));
    } finally {
      // The database starts beside the rest; whatever came of that, it must not be lost sight of.
      database = collect(databaseStart, data);
    }
    sink =
        start(
            "sink",
            data,
            () -> {
              Sink starting = sink();
              starting.start();
              return starting;
            });
    for (StreamsStage stage : stages) {
      stage.awaitRunning(stop);
    }
    gateway = start("gateway", data, () -> Gateways.start(config.over(connections())));
    start("endpoints file", data, () -> Endpoints.write(data, connections()));
  }

  private StreamsStage normalize(GongkaiConfig config, Path data) throws InterruptedException {
    Normalizer normalizer = new Normalizer(config.documentLimits());
    return stage(Stage.NORMALIZE, NormalizeTopology.build(normalizer, clients()), config, data);
  }

  private StreamsStage validate(GongkaiConfig config, Path data) throws InterruptedException {
    Topology topology = ValidateTopology.build(Validator.with(config.rules()), clients());
    return stage(Stage.VALIDATE, topology, config, data);
  }

  private StreamsStage stage(Stage stage, Topology topology, GongkaiConfig config, Path data)
      throws InterruptedException {
    Map<String, String> overrides = new HashMap<>(clients());
    overrides.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(config.commitInterval().toMillis()));
    overrides.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(config.streamThreads()));
    member(stage.applicationId())
        .forEach((key, value) -> overrides.put(StreamsConfig.mainConsumerPrefix(key), value));
    return start(
        "stage " + stage.id(),
        data,
        () ->
            StreamsStage.start(
                stage,
                topology,
                StreamsSettings.of(stage, broker.bootstrapServers(), data, overrides)));
  }

  private Sink sink() {
    Map<String, Object> kafka = new HashMap<>(clients());
    kafka.putAll(member(Sink.GROUP));
    return new Sink(
        SinkConfig.of(kafka, database.jdbcUrl(), EmbeddedDatabase.USER, ""),
        AvroSerdes.value(kafka, ValidatedReport.class).deserializer(),
        AvroSerdes.value(kafka, Unreadable.class).deserializer(),
        AvroSerdes.value(kafka, Receipt.class).deserializer(),
        AvroSerdes.value(kafka, Waiver.class).deserializer());
  }

  /**
   * The only member of a group keeps its name over restarts: the broker hands the partitions to the
   * one that comes back, instead of waiting for the one that was killed.
   */
  private static Map<String, String> member(String group) {
    return Map.of(
        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
        group + "-1",
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        Long.toString(SESSION_TIMEOUT.toMillis()));
  }

  private Map<String, String> clients() {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        broker.bootstrapServers(),
        "schema.registry.url",
        registryUrl());
  }

  private <T extends AutoCloseable> T start(String name, Path data, Callable<T> start)
      throws InterruptedException {
    // Not by interruption: libraries swallow it, or break off half-way.
    if (stop.getCount() == 0) {
      throw new InterruptedException("stopped while starting");
    }
    try {
      T running = start.call();
      started(name, running);
      return running;
    } catch (InterruptedException | StackException e) {
      throw e;
    } catch (Exception e) {
      throw notStarted(name, data, e);
    }
  }

  private static StackException notStarted(String name, Path data, Exception cause) {
    return new StackException(
        "the "
            + name
            + " does not start: "
            + cause.getMessage()
            + ". Its data lies under "
            + data
            + "; start again, or try an empty directory with --data.",
        cause);
  }

  private EmbeddedDatabase collect(FutureTask<EmbeddedDatabase> start, Path data) {
    try {
      EmbeddedDatabase running = result(start);
      started("PostgreSQL", running);
      return running;
    } catch (Exception e) {
      throw notStarted("PostgreSQL", data, e);
    }
  }

  private synchronized void started(String name, AutoCloseable running) {
    parts.push(new Part(name, running));
  }

  /** Waits even when interrupted: a server that comes up later would never be stopped. */
  private static EmbeddedDatabase result(FutureTask<EmbeddedDatabase> start) throws Exception {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return start.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
