package io.gongkai.app.config;

import io.gongkai.ingest.gateway.GatewayLimits;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** The keys of the HTTP gateway. */
final class GatewayKeys {
  private static final String PREFIX = "gateway.";
  private static final String LISTEN = PREFIX + "listen";
  private static final String KEYSTORE_TYPE = PREFIX + "ssl.keystore.type";
  private static final String KEYSTORE_LOCATION = PREFIX + "ssl.keystore.location";
  private static final String KEYSTORE_PASSWORD = PREFIX + "ssl.keystore.password";
  private static final String KEY_PASSWORD = PREFIX + "ssl.key.password";
  private static final String REQUESTS_PER_MINUTE = PREFIX + "agency.requests.per.minute";
  private static final String BYTES_PER_HOUR = PREFIX + "agency.bytes.per.hour";
  private static final String MEMORY = PREFIX + "memory.bytes";
  private static final String MAX_REQUESTS = PREFIX + "max.requests";
  private static final String MAX_CONNECTIONS = PREFIX + "max.connections";
  private static final String REQUEST_TIMEOUT = PREFIX + "request.timeout.ms";
  private static final String IDLE_TIMEOUT = PREFIX + "idle.timeout.ms";
  private static final String PUBLISH_TIMEOUT = PREFIX + "publish.timeout.ms";
  private static final String TOKEN_CACHE = PREFIX + "token.cache.ms";
  private static final String IDEMPOTENCY = PREFIX + "idempotency.hours";
  private static final int MOST_MILLIS = 600_000;
  private static final long MOST_BYTES = 1L << 40;

  private GatewayKeys() {}

  /** Adds the keys to a definition. */
  static ConfigDef define(ConfigDef definition) {
    defineAddress(definition);
    number(
        definition,
        REQUESTS_PER_MINUTE,
        120,
        1_000_000,
        "Requests that an agency may make in a minute, at each gateway.");
    bytes(
        definition,
        BYTES_PER_HOUR,
        1L << 30,
        "Bytes of documents that an agency may hand in within an hour, at each gateway; in any case"
            + " those of one document of the largest size.");
    bytes(
        definition,
        MEMORY,
        256L << 20,
        "Memory for the documents that are under way, in bytes; in any case twice that of one"
            + " document of the largest size. What does not fit is told to come again.");
    number(definition, MAX_REQUESTS, 64, 1_000, "Requests that a gateway works on at a time.");
    number(definition, MAX_CONNECTIONS, 1_000, 100_000, "Connections that a gateway has open.");
    number(
        definition,
        REQUEST_TIMEOUT,
        60_000,
        MOST_MILLIS,
        "Longest time for a request's body to come in, in milliseconds.");
    number(
        definition,
        IDLE_TIMEOUT,
        30_000,
        MOST_MILLIS,
        "Longest time that a connection may be silent, in milliseconds.");
    number(
        definition,
        PUBLISH_TIMEOUT,
        30_000,
        MOST_MILLIS,
        "Longest wait for the broker's acknowledgement of a document, in milliseconds.");
    number(
        definition,
        TOKEN_CACHE,
        10_000,
        MOST_MILLIS,
        "How long a token is believed without a look into the database, in milliseconds: after"
            + " this time at the latest a revoked one is refused.");
    return number(
        definition,
        IDEMPOTENCY,
        24,
        24 * 30,
        "How long an Idempotency-Key is remembered, in hours.");
  }

  /**
   * The options that the parsed values make.
   *
   * @param maxDocumentBytes size of the largest document
   */
  static GatewayOptions options(Map<String, Object> values, int maxDocumentBytes) {
    return new GatewayOptions(
        StageKeys.address(LISTEN, values.get(LISTEN)),
        ssl(values),
        new GatewayLimits(
            maxDocumentBytes,
            (Integer) values.get(REQUESTS_PER_MINUTE),
            Math.max((Long) values.get(BYTES_PER_HOUR), maxDocumentBytes),
            Math.max((Long) values.get(MEMORY), GatewayLimits.leastMemory(maxDocumentBytes)),
            (Integer) values.get(MAX_REQUESTS),
            (Integer) values.get(MAX_CONNECTIONS),
            millis(values, REQUEST_TIMEOUT),
            millis(values, IDLE_TIMEOUT),
            millis(values, PUBLISH_TIMEOUT),
            millis(values, TOKEN_CACHE),
            Duration.ofHours((Integer) values.get(IDEMPOTENCY))));
  }

  private static void defineAddress(ConfigDef definition) {
    definition
        .define(
            LISTEN,
            ConfigDef.Type.STRING,
            "127.0.0.1:0",
            ConfigDef.LambdaValidator.with(
                (key, value) -> StageKeys.address(key, value), () -> "host:port"),
            ConfigDef.Importance.HIGH,
            "Where the HTTP gateway listens for agencies. Port 0 takes a free one, which is"
                + " printed.")
        .define(
            KEYSTORE_LOCATION,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.HIGH,
            "File with the gateway's key and certificate chain. Empty: HTTP without TLS, for a"
                + " proxy on the same machine to stand before.")
        .define(
            KEYSTORE_TYPE,
            ConfigDef.Type.STRING,
            "PEM",
            ConfigDef.ValidString.in("PEM", "PKCS12", "JKS"),
            ConfigDef.Importance.MEDIUM,
            "What that file is. PEM: the private key in PKCS #8 and the certificates behind it.")
        .define(
            KEYSTORE_PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.Importance.MEDIUM,
            "Password of that file. Not for PEM.")
        .define(
            KEY_PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.Importance.MEDIUM,
            "Password of the key in it. Empty: as the file's; with PEM, the key is not encrypted.");
  }

  private static Map<String, String> ssl(Map<String, Object> values) {
    String location = (String) values.get(KEYSTORE_LOCATION);
    if (location.isEmpty()) {
      return Map.of();
    }
    Map<String, String> ssl = new TreeMap<>();
    ssl.put("ssl.keystore.location", location);
    ssl.put("ssl.keystore.type", (String) values.get(KEYSTORE_TYPE));
    secret(values, KEYSTORE_PASSWORD, "ssl.keystore.password", ssl);
    secret(values, KEY_PASSWORD, "ssl.key.password", ssl);
    return ssl;
  }

  private static void secret(
      Map<String, Object> values, String key, String name, Map<String, String> ssl) {
    String secret = ((Password) values.get(key)).value();
    if (!secret.isEmpty()) {
      ssl.put(name, secret);
    }
  }

  private static Duration millis(Map<String, Object> values, String key) {
    return Duration.ofMillis((Integer) values.get(key));
  }

  private static ConfigDef number(
      ConfigDef definition, String key, int byDefault, int most, String documentation) {
    return definition.define(
        key,
        ConfigDef.Type.INT,
        byDefault,
        ConfigDef.Range.between(1, most),
        ConfigDef.Importance.MEDIUM,
        documentation);
  }

  private static void bytes(
      ConfigDef definition, String key, long byDefault, String documentation) {
    definition.define(
        key,
        ConfigDef.Type.LONG,
        byDefault,
        ConfigDef.Range.between(1, MOST_BYTES),
        ConfigDef.Importance.MEDIUM,
        documentation);
  }
}
