package io.gongkai.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.up.Pipeline;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dead letters of the sink, by the command, in a pipeline that runs. */
class SinkLetterIT {
  private static final int MAX_DOCUMENT_BYTES = 1_000_000;

  @TempDir private Path directory;
  private Path config;
  private Connections connections;

  @Test
  void shouldWriteARecordToTheDatabaseWhenItTakesItAgainAndLeavePoison() throws Exception {
    Path data = directory.resolve("data");
    config =
        Files.writeString(
            directory.resolve("gongkai.properties"),
            "data.dir=" + data.toString().replace("\\", "/") + "\n");
    try (Pipeline pipeline = new Pipeline(data, MAX_DOCUMENT_BYTES)) {
      connections = ConfigSource.load(config, Map.of()).connections();
      pipeline.await("SELECT count(*) FROM dead_letter", "0");
      execute("ALTER TABLE report ADD CONSTRAINT none CHECK (verdict <> 'CLEAN') NOT VALID");
      byte[] document =
          Files.readAllBytes(Golden.root().resolve("samples").resolve("01-tab-grid-clean.txt"));
      send(new ProducerRecord<>(Topics.RAW, document));
      pipeline.await("SELECT count(*) FROM dead_letter", "1");
      RecordMetadata poison =
          send(
              new ProducerRecord<>(
                  Topics.UNREADABLE, "no Avro at all".getBytes(StandardCharsets.UTF_8)));
      pipeline.await("SELECT count(*) FROM dead_letter", "2");
      String poisonId = "sink/reports.unreadable-" + poison.partition() + "-" + poison.offset();

      CommandRun list = run("list", "--stage", "sink");
      assertThat(list.status()).as(list.err()).isZero();
      assertThat(list.out()).contains("violates check constraint").contains(poisonId);
      assertThat(list.err()).contains("2 dead letters open");
      assertThat(run("show", poisonId).out()).contains("no Avro at all");
      assertThat(run("redrive", "--stage", "sink", "--dry-run").err()).contains("2 would be sent");
      assertThat(pipeline.rows("SELECT count(*) FROM dead_letter")).isEqualTo(List.of("2"));

      execute("ALTER TABLE report DROP CONSTRAINT none");
      CommandRun redrive = run("redrive", "--stage", "sink");
      assertThat(redrive.status()).isEqualTo(1);
      assertThat(redrive.err()).contains("1 sent, 0 sent before, 1 not sent");
      assertThat(redrive.out()).contains(poisonId + "  not sent: ");
      assertThat(pipeline.rows("SELECT verdict FROM current_report")).isEqualTo(List.of("CLEAN"));
      assertThat(pipeline.rows("SELECT count(*) FROM dead_letter")).isEqualTo(List.of("1"));
    }
  }

  private CommandRun run(String command, String... arguments) {
    return new DeadLetterRun(config).of(command, arguments);
  }

  private void execute(String sql) throws SQLException {
    DatabaseConnection database = connections.database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", connections.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }
}
