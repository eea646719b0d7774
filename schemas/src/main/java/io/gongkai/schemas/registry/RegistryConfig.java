package io.gongkai.schemas.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * The configuration of the registry's client, under Confluent's keys.
 *
 * <p>Every key but {@code schema.registry.url} also works with the prefix {@code schema.registry.};
 * the prefixed one wins.
 */
public final class RegistryConfig extends AbstractConfig {
  /** URLs of the registry, tried in turn; {@code mock://name} is an in-memory registry. */
  public static final String URL = "schema.registry.url";

  /** Where user and password stand: in the URL, or in {@link #USER_INFO}. */
  public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";

  /** User and password as {@code user:password}. */
  public static final String USER_INFO = "basic.auth.user.info";

  /** Longest wait for a connection, in milliseconds. */
  public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";

  /** Longest wait for an answer, in milliseconds. */
  public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";

  /** How often a request is tried again after the first attempt, over all URLs each time. */
  public static final String MAX_RETRIES = "max.retries";

  /** Wait before the first retry, in milliseconds; doubled for each further one. */
  public static final String RETRY_WAIT_MS = "retries.wait.ms";

  /** Longest wait before a retry, in milliseconds. */
  public static final String RETRY_MAX_WAIT_MS = "retries.max.wait.ms";

  /** Prefix of the client's keys, and of the TLS keys ({@code schema.registry.ssl.*}). */
  public static final String PREFIX = "schema.registry.";

  private static final String MOCK = "mock://";
  private static final int CACHE_CAPACITY = 1000;

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              URL,
              ConfigDef.Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigDef.ValidList.anyNonDuplicateValues(false, false),
              Importance.HIGH,
              "URLs of the schema registry, separated by commas, tried in turn.")
          .define(
              CREDENTIALS_SOURCE,
              ConfigDef.Type.STRING,
              "URL",
              ConfigDef.ValidString.in("URL", "USER_INFO"),
              Importance.MEDIUM,
              "Where user and password stand: URL or USER_INFO (basic.auth.user.info).")
          .define(
              USER_INFO,
              ConfigDef.Type.PASSWORD,
              "",
              Importance.MEDIUM,
              "User and password for USER_INFO, as user:password.")
          .define(
              CONNECT_TIMEOUT_MS,
              ConfigDef.Type.INT,
              5_000,
              Range.atLeast(1),
              Importance.LOW,
              "Longest wait for a connection.")
          .define(
              READ_TIMEOUT_MS,
              ConfigDef.Type.INT,
              15_000,
              Range.atLeast(1),
              Importance.LOW,
              "Longest wait for an answer.")
          .define(
              MAX_RETRIES,
              ConfigDef.Type.INT,
              5,
              Range.between(0, 100),
              Importance.LOW,
              "Retries after the first attempt.")
          .define(
              RETRY_WAIT_MS,
              ConfigDef.Type.INT,
              100,
              Range.atLeast(0),
              Importance.LOW,
              "Wait before the first retry; doubled for each further one.")
          .define(
              RETRY_MAX_WAIT_MS,
              ConfigDef.Type.INT,
              5_000,
              Range.atLeast(0),
              Importance.LOW,
              "Longest wait before a retry.");

  /** A copy of the definition of all keys. */
  public static ConfigDef definition() {
    return new ConfigDef(DEFINITION);
  }

  /**
   * Reads the configuration of the client; keys of others are ignored.
   *
   * @throws ConfigException when a value is missing or wrong
   */
  public RegistryConfig(Map<String, ?> configs) {
    super(DEFINITION, withoutPrefix(configs), false);
    if (userInfoGiven() && getPassword(USER_INFO).value().indexOf(':') < 1) {
      throw new ConfigException(
          USER_INFO + " must read user:password when " + CREDENTIALS_SOURCE + " is USER_INFO");
    }
  }

  /**
   * Opens the registry that is configured, behind a cache.
   *
   * @throws ConfigException when a URL or the TLS settings cannot be used
   */
  public SchemaRegistry open() {
    List<String> urls = urls();
    if (urls.get(0).startsWith(MOCK)) {
      return InMemorySchemaRegistry.shared(urls.get(0).substring(MOCK.length()));
    }
    return new CachingSchemaRegistry(new HttpSchemaRegistry(this), CACHE_CAPACITY);
  }

  List<String> urls() {
    return getList(URL);
  }

  /** User and password as {@code user:password}; empty unless configured apart from the URL. */
  Password userInfo() {
    return userInfoGiven() ? getPassword(USER_INFO) : new Password("");
  }

  Duration connectTimeout() {
    return Duration.ofMillis(getInt(CONNECT_TIMEOUT_MS));
  }

  Duration readTimeout() {
    return Duration.ofMillis(getInt(READ_TIMEOUT_MS));
  }

  int maxRetries() {
    return getInt(MAX_RETRIES);
  }

  /** Wait before a retry, from the first (0). */
  Duration backoff(int retry) {
    long wait = (long) getInt(RETRY_WAIT_MS) << Math.min(retry, 20);
    return Duration.ofMillis(Math.min(wait, getInt(RETRY_MAX_WAIT_MS)));
  }

  /** TLS settings under Kafka's own keys ({@code ssl.truststore.location} and the like). */
  Map<String, Object> tls() {
    Map<String, Object> tls = new HashMap<>();
    originalsWithPrefix(PREFIX + "ssl.").forEach((key, value) -> tls.put("ssl." + key, value));
    return tls;
  }

  private boolean userInfoGiven() {
    return getString(CREDENTIALS_SOURCE).equals("USER_INFO");
  }

  private static Map<String, Object> withoutPrefix(Map<String, ?> configs) {
    Map<String, Object> merged = new HashMap<>(configs);
    for (String key : DEFINITION.names()) {
      Object prefixed = configs.get(PREFIX + key);
      if (prefixed != null) {
        merged.put(key, prefixed);
      }
    }
    return merged;
  }
}
