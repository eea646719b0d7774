package io.gongkai.app.embedded;

import io.gongkai.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import kafka.server.KafkaConfig;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process, broker and controller in one, with its data on disk.
 *
 * <p>It listens on the loopback address alone. The ports are free ones and differ from start to
 * start; the data does not depend on them.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String HOST = "127.0.0.1";

  /** On a busy machine a broker takes long to close its log; one cut short has to recover it. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

  private final BrokerServers servers;
  private final String bootstrapServers;
  private final Map<String, Integer> ports;

  /**
   * Doors beside the one without security, which the broker itself uses.
   *
   * @param listeners security protocol of each listener by the listener's name in capitals
   * @param settings settings of the listeners and of the authorizer, as in {@code
   *     server.properties}
   * @param advertised port that clients of a listener are told to come to, where something stands
   *     before it; the listener's own where there is none
   */
  public record Security(
      Map<String, String> listeners,
      Map<String, String> settings,
      Map<String, Integer> advertised) {
    /** No other doors. */
    public static final Security NONE = new Security(Map.of(), Map.of());

    /** Copies the values. */
    public Security {
      listeners = Map.copyOf(listeners);
      settings = Map.copyOf(settings);
      advertised = Map.copyOf(advertised);
    }

    /** Doors that clients come to themselves. */
    public Security(Map<String, String> listeners, Map<String, String> settings) {
      this(listeners, settings, Map.of());
    }
  }

  private EmbeddedBroker(
      BrokerServers servers, String bootstrapServers, Map<String, Integer> ports) {
    this.servers = servers;
    this.bootstrapServers = bootstrapServers;
    this.ports = Map.copyOf(ports);
  }

  /**
   * Starts a broker.
   *
   * @param directory its data; formatted when it is empty
   * @throws IOException when the directory cannot be written
   * @throws RuntimeException when the broker does not start; nothing keeps running then
   */
  public static EmbeddedBroker start(Path directory) throws IOException {
    return start(directory, Security.NONE);
  }

  /**
   * Starts a broker with more doors.
   *
   * @param directory its data; formatted when it is empty
   * @param security the other doors
   * @throws IOException when the directory cannot be written
   * @throws RuntimeException when the broker does not start; nothing keeps running then
   */
  public static EmbeddedBroker start(Path directory, Security security) throws IOException {
    return start(directory, security, Time.SYSTEM);
  }

  /**
   * Starts a broker with more doors and a clock of its own.
   *
   * @param directory its data; formatted when it is empty
   * @param security the other doors
   * @param time what it takes the time from
   * @throws IOException when the directory cannot be written
   * @throws RuntimeException when the broker does not start; nothing keeps running then
   */
  public static EmbeddedBroker start(Path directory, Security security, Time time)
      throws IOException {
    Files.createDirectories(directory);
    try (BoundPorts ports = new BoundPorts()) {
      int port = ports.bind();
      Properties settings = settings(directory, port, ports.bind());
      Map<String, Integer> doors = new TreeMap<>();
      for (String listener : new TreeSet<>(security.listeners().keySet())) {
        doors.put(listener, ports.bind());
      }
      doors.forEach((name, door) -> open(settings, security, name, door));
      settings.putAll(security.settings());
      boolean wasKilled = wasKilled(directory);
      if (!Files.exists(directory.resolve("log").resolve("meta.properties"))) {
        format(directory, settings);
      }
      BrokerServers servers = new BrokerServers(new KafkaConfig(settings, false), time, ports);
      EmbeddedBroker broker = new EmbeddedBroker(servers, HOST + ":" + port, doors);
      broker.start(wasKilled, port);
      return broker;
    }
  }

  private void start(boolean wasKilled, int port) throws IOException {
    try {
      servers.start();
      if (wasKilled) {
        TransactionMarkers.complete(HOST, port);
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker was starting", e);
    }
  }

  /** Whether there is a log that no broker has closed: that leaves a file of this name. */
  private static boolean wasKilled(Path directory) {
    Path log = directory.resolve("log");
    return Files.exists(log.resolve("meta.properties"))
        && !Files.exists(log.resolve(".kafka_cleanshutdown"));
  }

  /** The address for clients: {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * The address of a door for clients.
   *
   * @param listener name of its listener
   */
  public String bootstrapServers(String listener) {
    return HOST + ":" + Objects.requireNonNull(ports.get(listener), listener);
  }

  /** Stops the broker, within a bound. */
  @Override
  public void close() {
    Thread stopping = new Thread(servers::stop, "gongkai-broker-stop");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(STOP_TIMEOUT.toMillis());
      if (stopping.isAlive()) {
        LOG.warn("The broker did not stop within {} s", STOP_TIMEOUT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", directory.resolve("log").toAbsolutePath().toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put(
        "message.max.bytes",
        Integer.toString(Topics.MAX_RAW_BYTES + 2 * Topics.RECORD_OVERHEAD_BYTES));
    // One broker: nothing to replicate to, and few internal partitions to start and stop.
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.put(topic + ".replication.factor", "1");
      settings.put(topic + ".num.partitions", "4");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // The default of 128 MB is a third of what the whole process needs.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
    return settings;
  }

  private static void open(Properties settings, Security security, String name, int port) {
    int advertised = security.advertised().getOrDefault(name, port);
    append(settings, "listeners", name + "://" + HOST + ":" + port);
    append(settings, "advertised.listeners", name + "://" + HOST + ":" + advertised);
    append(settings, "listener.security.protocol.map", name + ":" + security.listeners().get(name));
  }

  private static void append(Properties settings, String key, String more) {
    settings.merge(key, more, (all, one) -> all + "," + one);
  }

  private static void format(Path directory, Properties settings) throws IOException {
    Path file = directory.resolve("broker.properties");
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      settings.store(writer, null);
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    int status =
        StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new IOException(
          "Kafka's storage tool refuses to format "
              + directory
              + ": "
              + output.toString(StandardCharsets.UTF_8).strip());
    }
  }
}
