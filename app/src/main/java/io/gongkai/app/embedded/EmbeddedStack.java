package io.gongkai.app.embedded;

import io.gongkai.app.config.Connections;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.config.Endpoints;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.stage.ClockWatch;
import io.gongkai.app.stage.ConsolePart;
import io.gongkai.app.stage.GatewayPart;
import io.gongkai.app.stage.StagePart;
import io.gongkai.app.stage.StageParts;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.app.topics.Outcome;
import io.gongkai.app.topics.TopicApply;
import io.gongkai.registry.SchemaRegistryServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in this process: broker, schema registry, database, stages, sink, gateway and
 * console, with all data under one directory.
 *
 * <p>Started again on the same directory it goes on where it stopped, however it stopped.
 */
public final class EmbeddedStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);
  private static final long LOOK_MILLIS = 50;

  /** What is running, the last started first. */
  private final Deque<Part> parts = new ArrayDeque<>();

  /** The stages and the sink by name. */
  private final Map<String, StagePart> working = new LinkedHashMap<>();

  private final ClockWatch clock = new ClockWatch(Clock.systemUTC(), System::nanoTime);
  private final CountDownLatch stop;
  private EmbeddedBroker broker;
  private EmbeddedDatabase database;
  private SchemaRegistryServer registry;
  private GatewayPart gateway;
  private ConsolePart console;

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

  /** Address of the console. */
  public String consoleUrl() {
    return console.uri().toString();
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

  /** What has stopped a stage or the sink, or will keep it from working; empty while all run. */
  public Optional<String> problem() {
    return working.values().stream()
        .flatMap(part -> part.problem().stream())
        .findFirst()
        .or(clock::problem);
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
            createTopics(config.topicPartitions());
            return () -> {};
          });
      registry =
          start(
              "schema registry",
              data,
              () ->
                  SchemaRegistryServer.start(
                      SchemaRegistryServer.Config.of(broker.bootstrapServers())));
      GongkaiConfig running = running(config, data, DatabaseConnection.NONE);
      part("stage normalize", data, () -> StageParts.normalize(running));
      part("stage validate", data, () -> StageParts.validate(running));
    } finally {
      // The database starts beside the rest; whatever came of that, it must not be lost sight of.
      database = collect(databaseStart, data);
    }
    GongkaiConfig running = running(config, data, connections().database());
    part("sink", data, () -> StageParts.sink(running));
    for (Map.Entry<String, StagePart> part : working.entrySet()) {
      awaitRunning(part.getKey(), part.getValue());
    }
    part(
        "gateway",
        data,
        () -> {
          gateway = StageParts.gateway(running);
          return gateway;
        });
    part(
        "console",
        data,
        () -> {
          console = StageParts.console(running);
          return console;
        });
    start("endpoints file", data, () -> Endpoints.write(data, connections()));
  }

  private void part(String name, Path data, Callable<? extends StagePart> start)
      throws InterruptedException {
    AutoCloseable unused =
        start(
            name,
            data,
            () -> {
              StagePart part = start.call();
              working.put(name, part);
              return () -> part.close(CLOSE_TIMEOUT);
            });
  }

  /**
   * The configuration under which a part runs: with these servers, and a name, so that the broker
   * hands its work to the one that comes back, instead of waiting for the one that was killed.
   */
  private GongkaiConfig running(GongkaiConfig config, Path data, DatabaseConnection database) {
    return config
        .withDataDirectory(data)
        .ofStack(
            new Connections(
                KafkaConnection.to(bootstrapServers()),
                RegistryConnection.to(registryUrl()),
                database),
            config.stage().named("1", SESSION_TIMEOUT));
  }

  private void createTopics(int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      List<Outcome> outcomes =
          new TopicApply(admin, false).apply(DesiredTopics.of(partitions, (short) 1));
      LOG.debug("Topics: {}", outcomes);
    }
  }

  private void awaitRunning(String name, StagePart part) throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!part.isRunning()) {
      if (part.problem().isPresent() || System.nanoTime() - deadline >= 0) {
        throw new StackException(
            part.problem()
                .orElse(
                    "the "
                        + name
                        + " was not running after "
                        + START_TIMEOUT.toSeconds()
                        + " s: see the log above, and start again"));
      }
      if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stopped while the " + name + " was starting");
      }
    }
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
