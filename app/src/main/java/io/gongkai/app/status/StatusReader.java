package io.gongkai.app.status;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.Lag;
import io.gongkai.console.ConsoleConfig;
import io.gongkai.console.data.ConsoleDatabase;
import io.gongkai.console.data.FigureQueries;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.sink.Sink;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at a running pipeline: at its groups and topics in Kafka, and at the figures in the
 * database, which are the console's.
 */
final class StatusReader implements AutoCloseable {
  private static final List<String> STORED =
      List.of(Topics.CLEAN, Topics.FLAGGED, Topics.UNREADABLE, Topics.RECEIPTS, Topics.WAIVERS);

  private final KafkaConnection kafka;
  private final DatabaseConnection connection;
  private final KafkaCluster cluster;
  private final CommittedRecords records;
  private final ConsoleDatabase database;

  /**
   * Connects.
   *
   * @throws CommandFailure when the configuration does not say where Kafka and the database are
   */
  StatusReader(Connections connections) {
    kafka = connections.kafka();
    connection = connections.database().required();
    cluster = new KafkaCluster(kafka);
    records = new CommittedRecords(kafka);
    database =
        ConsoleDatabase.open(
            new ConsoleConfig.Database(connection.url(), connection.user(), connection.password()));
  }

  /**
   * How it is doing.
   *
   * @param now the time that it is
   * @throws CommandFailure when Kafka or the database does not answer
   */
  PipelineStatus read(Instant now) throws InterruptedException {
    PipelineRun run = Generations.read(kafka).run();
    Lag lag = new Lag(cluster, records);
    String normalize = run.applicationId(Stage.NORMALIZE);
    try {
      // The sink first: what it has not stored yet is behind what the figures say.
      PipelineStatus.Stage sink =
          new PipelineStatus.Stage(
              "sink",
              cluster.hasMembers(Sink.GROUP),
              lag.of(
                  database.read(StatusReader::stored), cluster.ends(cluster.partitions(STORED))));
      return new PipelineStatus(
          List.of(
              new PipelineStatus.Stage(
                  "normalize",
                  cluster.hasMembers(normalize),
                  lag.of(normalize, List.of(Topics.RAW, Topics.NORMALIZE_REDRIVE))),
              new PipelineStatus.Stage(
                  "validate",
                  cluster.hasMembers(run.applicationId(Stage.VALIDATE)),
                  lag.ofValidate(run)),
              sink),
          new FigureQueries(database).read(now));
    } catch (SQLException e) {
      throw new CommandFailure(
          "the database " + connection.shownUrl() + " does not answer: " + e.getMessage(), e);
    }
  }

  /** Where the sink stands: in its database, and not in Kafka. */
  private static Map<TopicPartition, Long> stored(Connection connection) throws SQLException {
    Map<TopicPartition, Long> stored = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT topic, partition, next_offset FROM kafka_offset")) {
      while (rows.next()) {
        stored.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
    }
    return stored;
  }

  @Override
  public void close() {
    database.close();
    records.close();
    cluster.close();
  }
}
