package io.gongkai.app.config;

import io.gongkai.blob.S3Location;
import io.gongkai.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The keys of the store for documents that are too large for a record. */
final class BlobKeys {
  /** Where the store is. */
  static final String STORE = "blob.store";

  private static final String THRESHOLD = "blob.threshold.bytes";
  private static final String TIMEOUT = "blob.timeout.ms";
  private static final String ENDPOINT = "blob.s3.endpoint";
  private static final String REGION = "blob.s3.region";
  private static final String PATH_STYLE = "blob.s3.path.style";
  private static final String ACCESS_KEY = "blob.s3.access.key";
  private static final String SECRET_KEY = "blob.s3.secret.key";

  private static final Pattern BUCKET =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/((?!/).*)?)?");
  private static final int LONGEST_TIMEOUT_MS = 8_000;

  private BlobKeys() {}

  /** Adds the keys to a definition. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            STORE,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.LambdaValidator.with(
                (key, value) -> requireStore((String) value),
                () -> "a folder, or s3://BUCKET/PREFIX"),
            ConfigDef.Importance.MEDIUM,
            "Store for documents that are too large for a record: a folder that publishers and the"
                + " normalize stage share, or a bucket on a server that speaks the S3 protocol."
                + " Empty: none, and with `up` the folder `blobs` in `data.dir`.")
        .define(
            THRESHOLD,
            ConfigDef.Type.INT,
            1024 * 1024,
            ConfigDef.Range.between(0, Topics.MAX_RAW_BYTES),
            ConfigDef.Importance.LOW,
            "Where there is a store: size of the largest document that goes into its record, in"
                + " bytes.")
        .define(
            TIMEOUT,
            ConfigDef.Type.INT,
            5_000,
            ConfigDef.Range.between(100, LONGEST_TIMEOUT_MS),
            ConfigDef.Importance.LOW,
            "How long the normalize stage tries to fetch a document, in milliseconds; then its"
                + " record goes to the dead letters. Less than the ten seconds that a transaction"
                + " of a stage lasts.")
        .define(
            ENDPOINT,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.LambdaValidator.with(
                (key, value) -> requireUrl((String) value), () -> "http(s)://host:port"),
            ConfigDef.Importance.LOW,
            "Address of the S3 server. Empty: Amazon's in the region.")
        .define(
            REGION,
            ConfigDef.Type.STRING,
            "us-east-1",
            new ConfigDef.NonEmptyString(),
            ConfigDef.Importance.LOW,
            "Region of the bucket; other servers than Amazon's mostly take any.")
        .define(
            PATH_STYLE,
            ConfigDef.Type.BOOLEAN,
            true,
            ConfigDef.Importance.LOW,
            "Whether the bucket stands in the path of a request; otherwise in its host name.")
        .define(
            ACCESS_KEY,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.LOW,
            "Access key. Empty: key and secret are looked for where AWS tools look, in the"
                + " environment, the profile, the machine's role.")
        .define(
            SECRET_KEY,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.Importance.LOW,
            "Secret of the access key.");
  }

  /** What is wrong with given values that fit the definition one by one. */
  static List<String> problems(Map<String, String> given) {
    return given.getOrDefault(ACCESS_KEY, "").isBlank()
            == given.getOrDefault(SECRET_KEY, "").isBlank()
        ? List.of()
        : List.of(ACCESS_KEY + " and " + SECRET_KEY + " must both be given, or neither");
  }

  /** The connection that the parsed values make. */
  static BlobConnection connection(Map<String, Object> values) {
    String store = ((String) values.get(STORE)).strip();
    return new BlobConnection(
        store.isEmpty() || isBucket(store) ? null : Path.of(store),
        isBucket(store) ? bucket(store, values) : null,
        (Integer) values.get(THRESHOLD),
        Duration.ofMillis((Integer) values.get(TIMEOUT)));
  }

  private static boolean isBucket(String store) {
    return store.startsWith("s3:");
  }

  private static S3Location bucket(String store, Map<String, Object> values) {
    Matcher parts = BUCKET.matcher(store);
    if (!parts.matches()) {
      throw new IllegalStateException(store + " was let through");
    }
    String prefix = parts.group(2) == null ? "" : parts.group(2).replaceFirst("/+$", "");
    String endpoint = ((String) values.get(ENDPOINT)).strip();
    String accessKey = ((String) values.get(ACCESS_KEY)).strip();
    String secretKey = ((Password) values.get(SECRET_KEY)).value();
    return new S3Location(
        parts.group(1),
        prefix.isEmpty() ? "" : prefix + "/",
        endpoint.isEmpty() ? null : URI.create(endpoint),
        ((String) values.get(REGION)).strip(),
        (Boolean) values.get(PATH_STYLE),
        accessKey.isEmpty() ? null : new S3Location.Credentials(accessKey, secretKey));
  }

  private static void requireStore(String store) {
    String text = store.strip();
    if (isBucket(text) && !BUCKET.matcher(text).matches()) {
      throw new ConfigException(
          STORE, store, "a bucket is written s3://BUCKET or s3://BUCKET/PREFIX");
    }
    try {
      Path unused = Path.of(isBucket(text) ? "." : text);
    } catch (InvalidPathException e) {
      throw new ConfigException(STORE, store, "it is no path of a folder: " + e.getReason());
    }
  }

  private static void requireUrl(String url) {
    if (!url.isBlank() && !url.strip().matches("https?://[^/?#\\s@]+/?")) {
      throw new ConfigException(ENDPOINT, url, "it must read http://host:port or https://host");
    }
  }
}
