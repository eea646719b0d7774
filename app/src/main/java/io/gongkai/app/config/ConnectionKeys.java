package io.gongkai.app.config;

import io.gongkai.schemas.registry.RegistryConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The keys of the connections to Kafka, to the schema registry and to the database.
 *
 * <p>What stands behind a prefix goes to the client as it is, under the client's own name.
 */
final class ConnectionKeys {
  /** Prefix of the keys that go to Kafka's clients. */
  static final String KAFKA = "kafka.";

  /** Prefix of the keys that go to the schema registry's client. */
  static final String REGISTRY = RegistryConfig.PREFIX;

  /** Addresses of the brokers. */
  static final String BOOTSTRAP_SERVERS = KAFKA + AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG;

  /** Addresses of the schema registry. */
  static final String REGISTRY_URL = RegistryConfig.URL;

  /** JDBC URL of the database. */
  static final String DATABASE_URL = "database.url";

  /** User of the database. */
  static final String DATABASE_USER = "database.user";

  /** Password of the user. */
  static final String DATABASE_PASSWORD = "database.password";

  /** What a stage decides itself, and what is given apart. */
  private static final Set<String> NOT_FOR_KAFKA =
      Set.of(
          AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
          AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
          AdminClientConfig.CLIENT_ID_CONFIG,
          AdminClientConfig.RETRIES_CONFIG,
          AdminClientConfig.CONFIG_PROVIDERS_CONFIG);

  private ConnectionKeys() {}

  /** Adds the keys that every connection has. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            BOOTSTRAP_SERVERS,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.HIGH,
            "Addresses of the Kafka brokers, host:port, separated by commas. Where it is empty,"
                + " `waive` and the like talk to the `gongkai up` that runs on `data.dir`. Not used"
                + " by `up`.")
        .define(
            REGISTRY_URL,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.HIGH,
            "URLs of the schema registry, separated by commas, tried in turn. Not used by `up`.")
        .define(
            DATABASE_URL,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.LambdaValidator.with(
                (key, value) -> requireJdbcUrl((String) value), () -> "jdbc:postgresql://…"),
            ConfigDef.Importance.HIGH,
            "JDBC URL of the PostgreSQL database, jdbc:postgresql://host:port/name. Not used by"
                + " `up`.")
        .define(
            DATABASE_USER,
            ConfigDef.Type.STRING,
            "gongkai",
            new ConfigDef.NonEmptyString(),
            ConfigDef.Importance.HIGH,
            "User of the database.")
        .define(
            DATABASE_PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.Importance.HIGH,
            "Password of the user of the database. Empty: none.");
  }

  /** Adds the clients' own keys, with their prefix; none of them has to be given. */
  static ConfigDef defineClients(ConfigDef definition) {
    ConfigDef kafka = new ConfigDef();
    AdminClientConfig.configDef().configKeys().values().stream()
        .filter(key -> !NOT_FOR_KAFKA.contains(key.name))
        .forEach(kafka::define);
    definition.embed(KAFKA, "", 0, kafka);
    ConfigDef registry = new ConfigDef().withClientSslSupport();
    RegistryConfig.definition().configKeys().values().stream()
        .filter(key -> !key.name.equals(RegistryConfig.URL))
        .forEach(registry::define);
    definition.embed(REGISTRY, "", 0, registry);
    return definition;
  }

  /** The connection to Kafka that the given values describe. */
  static KafkaConnection kafka(Map<String, String> given) {
    return new KafkaConnection(behind(KAFKA, given));
  }

  /** The connection to the schema registry that the given values describe. */
  static RegistryConnection registry(Map<String, String> given) {
    Map<String, String> settings = new HashMap<>();
    behind(REGISTRY, given).forEach((key, value) -> settings.put(REGISTRY + key, value));
    String source = REGISTRY + RegistryConfig.CREDENTIALS_SOURCE;
    // Confluent's client looks into the URL unless told; who gives a user wants him used.
    if (settings.containsKey(REGISTRY + RegistryConfig.USER_INFO)) {
      settings.putIfAbsent(source, "USER_INFO");
    }
    return new RegistryConnection(settings);
  }

  private static Map<String, String> behind(String prefix, Map<String, String> given) {
    Map<String, String> behind = new HashMap<>();
    given.forEach(
        (key, value) -> {
          if (key.startsWith(prefix) && !value.isBlank()) {
            behind.put(key.substring(prefix.length()), value.strip());
          }
        });
    return behind;
  }

  /** What is wrong with given values that fit the definition one by one. */
  static List<String> problems(Map<String, String> given) {
    String protocol = given.getOrDefault(KAFKA + "security.protocol", "PLAINTEXT");
    String mechanism = given.getOrDefault(KAFKA + "sasl.mechanism", "GSSAPI");
    boolean password = mechanism.startsWith("SCRAM-") || mechanism.equals("PLAIN");
    if (protocol.startsWith("SASL_")
        && password
        && !given.containsKey(KAFKA + "sasl.jaas.config")) {
      return List.of(
          "kafka.security.protocol is "
              + protocol
              + ", but kafka.sasl.jaas.config, with user and password, is missing");
    }
    if (!protocol.startsWith("SASL_") && given.containsKey(KAFKA + "sasl.jaas.config")) {
      return List.of(
          "kafka.sasl.jaas.config is set, but kafka.security.protocol is "
              + protocol
              + ", under which nobody logs in: write SASL_SSL or SASL_PLAINTEXT");
    }
    return List.of();
  }

  private static void requireJdbcUrl(String url) {
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      // Without the value: somebody may have put the password here.
      throw new org.apache.kafka.common.config.ConfigException(
          DATABASE_URL + " must read jdbc:postgresql://host:port/name");
    }
  }
}
