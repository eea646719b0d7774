package io.gongkai.bench;

import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.sink.Sink;
import io.gongkai.sink.SinkConfig;
import io.gongkai.sink.SinkListener;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL of the bench's own, with databases that sinks fill. */
final class Store implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final EmbeddedDatabase server;

  Store(Path directory) throws Exception {
    server = EmbeddedDatabase.start(directory);
  }

  /** Address of a database. */
  String url(String database) {
    return server.jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
  }

  /** Runs statements in a database of this server. */
  void execute(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of what a query finds. */
  List<String> query(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), EmbeddedDatabase.USER, "");
  }

  /** A sink into a database; not started. */
  Sink sink(Servers servers, String database) {
    Map<String, String> serdes = servers.serdes();
    return new Sink(
        SinkConfig.of(
            Map.of("bootstrap.servers", servers.bootstrapServers()),
            url(database),
            EmbeddedDatabase.USER,
            ""),
        AvroSerdes.value(serdes, ValidatedReport.class).deserializer(),
        AvroSerdes.value(serdes, Unreadable.class).deserializer(),
        AvroSerdes.value(serdes, Receipt.class).deserializer(),
        AvroSerdes.value(serdes, Waiver.class).deserializer(),
        SinkListener.NONE);
  }

  /**
   * Has a sink write all that is there. Its time begins when it has been given partitions to read,
   * and ends when the last record stands in the database.
   *
   * @param reports number of reports among the records
   * @param records number of records
   */
  Sample write(Servers servers, String database, long reports, long records) throws Exception {
    try (Sink sink = sink(servers, database)) {
      sink.start();
      long since = System.nanoTime();
      while (!reads(sink)) {
        look(sink, since);
      }
      long begin = System.nanoTime();
      long cpu = Cpu.ofProcess();
      while (sink.status().records() < records) {
        look(sink, since);
      }
      return new Sample(reports, System.nanoTime() - begin, Cpu.ofProcess() - cpu);
    }
  }

  /** Whether a sink has partitions to read. */
  private static boolean reads(Sink sink) {
    return sink.consumer().metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("assigned-partitions"))
        .anyMatch(metric -> ((Number) metric.getValue().metricValue()).doubleValue() > 0);
  }

  /**
   * Fails where a sink has.
   *
   * @throws IllegalStateException when it has stopped
   */
  static void check(Sink sink) {
    if (!sink.status().problem().isEmpty()) {
      throw new IllegalStateException("the sink has stopped: " + sink.status().problem());
    }
  }

  private static void look(Sink sink, long since) {
    check(sink);
    if (System.nanoTime() - since > PATIENCE.toNanos()) {
      throw new IllegalStateException("the sink does not come to an end: " + sink.status());
    }
    LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
