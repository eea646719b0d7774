package io.gongkai.registry;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running schema registry: Confluent's REST API, over state in a Kafka topic. */
public final class SchemaRegistryServer implements AutoCloseable {
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 2;
  private static final int MAX_CONNECTIONS = 1_000;

  private final Javalin javalin;
  private final SchemaLog log;
  private final URI uri;

  /**
   * How the registry runs.
   *
   * @param kafkaClient settings of Kafka's clients, with {@code bootstrap.servers}
   * @param host address to listen on
   * @param port port to listen on; 0 takes a free one
   * @param topic topic that holds the state; made when it is not there
   * @param timeout longest time for reading the topic at the start, and for a write
   * @param security who is let in
   */
  public record Config(
      Map<String, Object> kafkaClient,
      String host,
      int port,
      String topic,
      Duration timeout,
      RegistrySecurity security) {

    /** Checks the values and copies the settings. */
    public Config {
      kafkaClient = Map.copyOf(kafkaClient);
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(topic, "topic");
      Objects.requireNonNull(security, "security");
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
      }
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("timeout " + timeout + " is not positive");
      }
    }

    /** A registry that lets everybody in, without TLS. */
    public Config(
        Map<String, Object> kafkaClient, String host, int port, String topic, Duration timeout) {
      this(kafkaClient, host, port, topic, timeout, RegistrySecurity.NONE);
    }

    /** On a free port of the loopback address, in the topic {@code _schemas}. */
    public static Config of(String bootstrapServers) {
      return new Config(
          Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
          "127.0.0.1",
          0,
          "_schemas",
          Duration.ofSeconds(30),
          RegistrySecurity.NONE);
    }

    /** The same on another port. */
    public Config withPort(int newPort) {
      return new Config(kafkaClient, host, newPort, topic, timeout, security);
    }

    /** The same with TLS, a login, or both. */
    public Config withSecurity(RegistrySecurity newSecurity) {
      return new Config(kafkaClient, host, port, topic, timeout, newSecurity);
    }
  }

  private SchemaRegistryServer(Javalin javalin, SchemaLog log, String host, String scheme) {
    this.javalin = javalin;
    this.log = log;
    String address = host.contains(":") ? "[" + host + "]" : host;
    this.uri = URI.create(scheme + "://" + address + ":" + javalin.port());
  }

  /**
   * Starts a registry; it answers, with all that stands in the topic, when this returns.
   *
   * @throws RuntimeException when the topic cannot be read in time or the port is taken; nothing
   *     keeps running then
   */
  public static SchemaRegistryServer start(Config config) {
    SchemaLog log = new KafkaSchemaLog(config.kafkaClient(), config.topic(), config.timeout());
    return start(log, config.host(), config.port(), config.security());
  }

  static SchemaRegistryServer start(SchemaLog log, String host, int port) {
    return start(log, host, port, RegistrySecurity.NONE);
  }

  static SchemaRegistryServer start(
      SchemaLog log, String host, int port, RegistrySecurity security) {
    RegistryService service = new RegistryService(log);
    Javalin javalin = http(service, security, config -> security.configure(config, host, port));
    try {
      service.open();
      javalin.start(host, port);
      return new SchemaRegistryServer(javalin, log, host, security.scheme());
    } catch (RuntimeException | Error e) {
      javalin.stop();
      log.close();
      throw e;
    }
  }

  /**
   * The REST API over a service, not started.
   *
   * @param connectors adds what it listens on; where it adds nothing, the default is taken
   */
  static Javalin http(
      RegistryService service, RegistrySecurity security, Consumer<JavalinConfig> connectors) {
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config);
              connectors.accept(config);
            });
    security.guard(javalin);
    new RegistryRoutes(service).addTo(javalin);
    return javalin;
  }

  private static void configure(JavalinConfig config) {
    config.showJavalinBanner = false;
    config.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = RegistryRoutes.MEDIA_TYPE;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    // No grace: Jetty would wait a second for idle connections, and clients repeat what was cut
    // off.
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(0);
          server.setErrorHandler(new ErrorPages());
          server.addBean(new ConnectionLimit(MAX_CONNECTIONS, server));
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          // Subjects may hold an encoded slash, which Jetty refuses unless told otherwise.
          http.setUriCompliance(UriCompliance.RFC3986);
          http.setSendServerVersion(false);
        });
  }

  /** Where the registry listens, for {@code schema.registry.url}. */
  public URI uri() {
    return uri;
  }

  /**
   * Stops within the configured time.
   *
   * <p>A request under way is cut off: clients repeat it, and a schema that was stored already
   * keeps its id.
   */
  @Override
  public void close() {
    try {
      javalin.stop();
    } finally {
      log.close();
    }
  }
}
