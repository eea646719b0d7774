package io.gongkai.sink;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What a sink needs to run.
 *
 * @param kafka properties of the Kafka consumer and of the deserializers: {@code
 *     bootstrap.servers}, {@code schema.registry.url} and whatever else the two understand
 * @param jdbcUrl JDBC URL of the PostgreSQL database
 * @param user database user
 * @param password the user's password, empty for none
 * @param batchRecords most records that one transaction writes, from 1
 * @param batchBytes most bytes that one fetch brings, from 1; a single larger record still passes
 * @param retryTimeout how long a batch is tried again while the database is away
 */
public record SinkConfig(
    Map<String, Object> kafka,
    String jdbcUrl,
    String user,
    String password,
    int batchRecords,
    int batchBytes,
    Duration retryTimeout) {
  /** Most records in one transaction unless configured. */
  public static final int DEFAULT_BATCH_RECORDS = 2_000;

  /** Most bytes in one fetch unless configured. */
  public static final int DEFAULT_BATCH_BYTES = 16 * 1024 * 1024;

  /** How long a batch is tried again unless configured. */
  public static final Duration DEFAULT_RETRY_TIMEOUT = Duration.ofMinutes(1);

  /** Copies the properties and checks the bounds. */
  public SinkConfig {
    kafka = Map.copyOf(kafka);
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(retryTimeout, "retryTimeout");
    if (batchRecords < 1 || batchBytes < 1) {
      throw new IllegalArgumentException(
          "a batch holds at least one record and one byte, not "
              + batchRecords
              + " records and "
              + batchBytes
              + " bytes");
    }
    if (retryTimeout.isNegative()) {
      throw new IllegalArgumentException("the retry timeout is negative: " + retryTimeout);
    }
  }

  /** A configuration with the default bounds. */
  public static SinkConfig of(
      Map<String, Object> kafka, String jdbcUrl, String user, String password) {
    return new SinkConfig(
        kafka,
        jdbcUrl,
        user,
        password,
        DEFAULT_BATCH_RECORDS,
        DEFAULT_BATCH_BYTES,
        DEFAULT_RETRY_TIMEOUT);
  }

  /** The configuration without its secrets. */
  @Override
  public String toString() {
    return "SinkConfig[jdbcUrl="
        + jdbcUrl
        + ", user="
        + user
        + ", batchRecords="
        + batchRecords
        + ", batchBytes="
        + batchBytes
        + ", retryTimeout="
        + retryTimeout
        + "]";
  }
}
