package io.gongkai.deployment;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** A broker that lets in by name and password alone, and allows what its access rights say. */
final class Broker extends GenericContainer<Broker> {
  /** Address for the containers of the network. */
  static final String INSIDE = "kafka:29092";

  private static final int OUTSIDE = 9092;
  private static final String SCRIPT = "/tmp/start";
  private static final String ADMIN = "admin";
  static final String ADMIN_PASSWORD = "admin-Secret1";

  Broker(Network network) {
    super(Images.KAFKA.image());
    withNetwork(network);
    withNetworkAliases("kafka");
    withExposedPorts(OUTSIDE);
    withEnv(settings());
    // What it tells its clients to call it holds the port that the engine chose: known once it
    // runs.
    withCommand("sh", "-c", "until [ -f " + SCRIPT + " ]; do sleep 0.1; done; exec sh " + SCRIPT);
    waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\n", 1));
  }

  @Override
  protected void containerIsStarting(InspectContainerResponse info) {
    String advertised =
        "INSIDE://"
            + INSIDE
            + ",OUTSIDE://"
            + getHost()
            + ":"
            + getMappedPort(OUTSIDE)
            + ",BROKER://localhost:29093";
    copyFileToContainer(
        Transferable.of(
            "export KAFKA_ADVERTISED_LISTENERS=" + advertised + "\nexec /etc/kafka/docker/run\n"),
        SCRIPT);
  }

  /** How a user of it comes in from outside. */
  Map<String, Object> client(String user, String password) {
    return login(
        "SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule", user, password);
  }

  /** How the one comes in who may do everything. */
  Map<String, Object> admin() {
    return login(
        "PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule", ADMIN, ADMIN_PASSWORD);
  }

  private Map<String, Object> login(String mechanism, String module, String user, String password) {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        getHost() + ":" + getMappedPort(OUTSIDE),
        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
        "SASL_PLAINTEXT",
        SaslConfigs.SASL_MECHANISM,
        mechanism,
        SaslConfigs.SASL_JAAS_CONFIG,
        jaas(module, user, password));
  }

  private static String jaas(String module, String user, String password) {
    return module + " required username=\"" + user + "\" password=\"" + password + "\";";
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("KAFKA_NODE_ID", "1");
    settings.put("KAFKA_PROCESS_ROLES", "broker,controller");
    settings.put(
        "KAFKA_LISTENERS",
        "INSIDE://:29092,OUTSIDE://:9092,BROKER://localhost:29093,CONTROLLER://localhost:9093");
    settings.put(
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
        "INSIDE:SASL_PLAINTEXT,OUTSIDE:SASL_PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("KAFKA_INTER_BROKER_LISTENER_NAME", "BROKER");
    settings.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
    settings.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
    settings.put("KAFKA_SASL_ENABLED_MECHANISMS", "SCRAM-SHA-512,PLAIN");
    String plain =
        jaas("org.apache.kafka.common.security.plain.PlainLoginModule", ADMIN, ADMIN_PASSWORD)
            .replace(";", " user_" + ADMIN + "=\"" + ADMIN_PASSWORD + "\";");
    String scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
    for (String listener : new String[] {"INSIDE", "OUTSIDE"}) {
      settings.put("KAFKA_LISTENER_NAME_" + listener + "_PLAIN_SASL_JAAS_CONFIG", plain);
      // Three underscores stand for a dash.
      settings.put(
          "KAFKA_LISTENER_NAME_" + listener + "_SCRAM___SHA___512_SASL_JAAS_CONFIG", scram);
    }
    settings.put(
        "KAFKA_AUTHORIZER_CLASS_NAME", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The broker itself comes in over a door that is open within its own container alone.
    settings.put("KAFKA_SUPER_USERS", "User:ANONYMOUS;User:" + ADMIN);
    settings.put("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
    settings.put("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
    settings.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    settings.put("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4");
    settings.put("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4");
    settings.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    settings.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    settings.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    settings.put("KAFKA_HEAP_OPTS", "-Xms128m -Xmx512m");
    return settings;
  }
}
