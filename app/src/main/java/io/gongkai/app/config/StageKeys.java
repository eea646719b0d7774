package io.gongkai.app.config;

import io.gongkai.registry.RegistrySecurity;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The keys of a stage that runs as a process of its own. */
final class StageKeys {
  private static final String INSTANCE_ID = "instance.id";
  private static final String SESSION_TIMEOUT = "session.timeout.ms";
  private static final String STANDBY_REPLICAS = "streams.standby.replicas";
  private static final String HEALTH_LISTEN = "health.listen";
  private static final String REGISTRY_LISTEN = "registry.listen";
  private static final String START_TIMEOUT = "start.timeout.ms";
  private static final String SHUTDOWN_TIMEOUT = "shutdown.timeout.ms";
  private static final String REGISTRY_LOGIN = "registry.auth.user.info";
  private static final String REGISTRY_KEYSTORE = "registry.ssl.keystore.location";
  private static final String REGISTRY_KEYSTORE_PASSWORD = "registry.ssl.keystore.password";
  private static final int MOST_MILLIS = 600_000;

  /** What Kafka takes in a name of a group's member; the stage's name comes before it. */
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{0,200}");

  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+):([0-9]{1,5})");

  private StageKeys() {}

  /** Adds the keys to a definition. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            INSTANCE_ID,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.LambdaValidator.with(
                StageKeys::requireInstance, () -> "letters, digits, ._-"),
            ConfigDef.Importance.MEDIUM,
            "Name of this instance among those of its stage, the same after a restart, as a pod's"
                + " name. With it an instance that comes back within `session.timeout.ms` takes"
                + " up its partitions again, and nothing moves meanwhile. Empty: partitions are"
                + " shared out anew at once whenever an instance comes or goes.")
        .define(
            SESSION_TIMEOUT,
            ConfigDef.Type.INT,
            30_000,
            ConfigDef.Range.between(6_000, 1_800_000),
            ConfigDef.Importance.LOW,
            "How long an instance may be silent, killed or being restarted, before the others of"
                + " its stage take over its partitions, in milliseconds. Not used by `up`.")
        .define(
            STANDBY_REPLICAS,
            ConfigDef.Type.INT,
            0,
            ConfigDef.Range.between(0, 10),
            ConfigDef.Importance.MEDIUM,
            "Copies of a stage's state that other instances keep, to take over without reading it"
                + " from Kafka first.")
        .define(
            HEALTH_LISTEN,
            ConfigDef.Type.STRING,
            "127.0.0.1:0",
            ConfigDef.LambdaValidator.with((key, value) -> address(key, value), () -> "host:port"),
            ConfigDef.Importance.MEDIUM,
            "Where a stage serves `/health/live`, `/health/ready` and `/metrics`. Port 0 takes a"
                + " free one, which is printed. Not used by `up`.")
        .define(
            REGISTRY_LISTEN,
            ConfigDef.Type.STRING,
            "127.0.0.1:8081",
            ConfigDef.LambdaValidator.with((key, value) -> address(key, value), () -> "host:port"),
            ConfigDef.Importance.MEDIUM,
            "Where `gongkai registry` serves the schema registry. Port 0 takes a free one, which is"
                + " printed. Not used by `up`, which takes a free port.")
        .define(
            REGISTRY_LOGIN,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.LambdaValidator.with(StageKeys::requireLogin, () -> "user:password"),
            ConfigDef.Importance.MEDIUM,
            "The one user that `gongkai registry` lets in, `user:password`. Empty: everybody who"
                + " reaches it, who may delete schemas too. Clients give the same as"
                + " `schema.registry.basic.auth.user.info`. Not used by `up`.")
        .define(
            REGISTRY_KEYSTORE,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.MEDIUM,
            "PKCS 12 file with the certificate and key that `gongkai registry` serves TLS with."
                + " Empty: without TLS. Not used by `up`.")
        .define(
            REGISTRY_KEYSTORE_PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.Importance.MEDIUM,
            "Password of `registry.ssl.keystore.location` and of its key.")
        .define(
            START_TIMEOUT,
            ConfigDef.Type.INT,
            120_000,
            ConfigDef.Range.between(1, MOST_MILLIS),
            ConfigDef.Importance.LOW,
            "How long a stage waits at its start for Kafka, the topics, the schema registry and the"
                + " database, in milliseconds.")
        .define(
            SHUTDOWN_TIMEOUT,
            ConfigDef.Type.INT,
            30_000,
            ConfigDef.Range.between(1_000, MOST_MILLIS),
            ConfigDef.Importance.LOW,
            "How long a stage may take to stop, in milliseconds. What it has not committed then is"
                + " done again by whoever takes over.");
  }

  /** The options that the parsed values make. */
  static StageOptions options(Map<String, Object> values) {
    return new StageOptions(
        (String) values.get(INSTANCE_ID),
        Duration.ofMillis((Integer) values.get(SESSION_TIMEOUT)),
        (Integer) values.get(STANDBY_REPLICAS),
        address(HEALTH_LISTEN, values.get(HEALTH_LISTEN)),
        address(REGISTRY_LISTEN, values.get(REGISTRY_LISTEN)),
        registrySecurity(values),
        Duration.ofMillis((Integer) values.get(START_TIMEOUT)),
        Duration.ofMillis((Integer) values.get(SHUTDOWN_TIMEOUT)));
  }

  private static RegistrySecurity registrySecurity(Map<String, Object> values) {
    String keyStore = (String) values.get(REGISTRY_KEYSTORE);
    return new RegistrySecurity(
        ((Password) values.get(REGISTRY_LOGIN)).value(),
        keyStore.isBlank() ? null : Path.of(keyStore),
        ((Password) values.get(REGISTRY_KEYSTORE_PASSWORD)).value());
  }

  private static void requireLogin(String key, Object value) {
    String login = ((Password) value).value();
    if (!login.isEmpty() && login.indexOf(':') < 1) {
      throw new ConfigException(key, value, "write user:password");
    }
  }

  private static void requireInstance(String key, Object value) {
    if (!INSTANCE.matcher((String) value).matches()) {
      throw new ConfigException(
          key, value, "at most 200 letters, digits, full stops, hyphens and underscores");
    }
  }

  /** The address that a value is, {@code host:port}. */
  static InetSocketAddress address(String key, Object value) {
    Matcher address = ADDRESS.matcher((String) value);
    if (!address.matches() || Integer.parseInt(address.group(2)) > 65_535) {
      throw new ConfigException(key, value, "write host:port, as 127.0.0.1:8080 or 0.0.0.0:8080");
    }
    String host = address.group(1).replaceAll("[\\[\\]]", "");
    return InetSocketAddress.createUnresolved(host, Integer.parseInt(address.group(2)));
  }
}
