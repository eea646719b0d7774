package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SinkLoopIT {
  private static final TopicPartition CLEAN = new TopicPartition(Topics.CLEAN, 0);
  private static final TopicPartition FLAGGED = new TopicPartition(Topics.FLAGGED, 0);
  private static final String FILES = "SELECT filename FROM report ORDER BY revision";

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  private final Map<Integer, ValidatedReport> reports = new HashMap<>();
  private String url;
  private ReportDatabase database;

  @BeforeEach
  void takeDatabase() {
    url = FIXTURE.url();
    database = FIXTURE.database();
  }

  @Test
  void shouldGoOnFromTheStoredOffsetsWhenStartedAgain() throws Exception {
    run(instance -> instance.clean(0, 1, 2021), instance -> instance.clean(1, 2, 2022));
    run(
        instance -> instance.clean(0, 1, 2021),
        instance -> instance.clean(1, 2, 2022),
        instance -> instance.clean(2, 3, 2023));
    assertThat(rows(url, FILES)).containsExactly("1.txt", "2.txt", "3.txt");
    assertThat(rows(url, "SELECT from_offset FROM report ORDER BY id"))
        .containsExactly("0", "1", "2");
  }

  @Test
  void shouldLoseAndDoubleNothingWhenTheDatabaseDropsItsConnectionsBetweenBatches()
      throws Exception {
    run(
        instance -> instance.clean(0, 1, 2021),
        instance -> dropConnections(),
        instance -> instance.clean(1, 2, 2022),
        instance -> dropConnections(),
        instance -> instance.flagged(0, 3, 2023));
    assertThat(rows(url, FILES)).containsExactly("1.txt", "2.txt", "3.txt");
    assertThat(rows(url, "SELECT topic, next_offset FROM kafka_offset ORDER BY topic"))
        .containsExactly("reports.clean|2", "reports.flagged|1");
  }

  @Test
  void shouldReadOnFromWhereTheOtherStoppedWhenAnotherInstanceHasWritten() throws Exception {
    run(
        instance -> instance.clean(0, 1, 2021),
        instance -> {
          // Another instance owned the partition meanwhile and wrote the next two records.
          try (ReportDatabase other = ReportDatabase.open(PostgresFixture.config(url))) {
            other.write(
                Batch.of(
                    List.of(
                        SinkFixtures.stands(1, SinkFixtures.clean(2, 2022)),
                        SinkFixtures.stands(2, SinkFixtures.clean(3, 2023))),
                    Map.of(CLEAN, 1L)));
          }
          instance.clean(1, 2, 2022);
        },
        instance -> assertThat(instance.consumer.position(CLEAN)).isEqualTo(3),
        instance -> instance.clean(3, 4, 2024));
    assertThat(rows(url, FILES)).containsExactly("1.txt", "2.txt", "3.txt", "4.txt");
    assertThat(rows(url, "SELECT next_offset FROM kafka_offset WHERE topic = 'reports.clean'"))
        .containsExactly("4");
  }

  @Test
  void shouldKeepApartWhatCannotBeReadWhenOthersCan() throws Exception {
    run(
        instance -> instance.clean(0, 1, 2021),
        instance -> instance.add(CLEAN, 1, "k", "no report"),
        instance -> instance.clean(2, 2, 2022));
    assertThat(rows(url, FILES)).containsExactly("1.txt", "2.txt");
    assertThat(rows(url, "SELECT \"offset\", encode(value, 'escape') FROM dead_letter"))
        .containsExactly("1|no report");
  }

  @Test
  void shouldKeepApartTheOneRecordWhenTheDatabaseRefusesIt() throws Exception {
    PostgresFixture.execute(url, "ALTER TABLE report ADD CHECK (filename <> '2.txt')");
    run(
        instance -> {
          instance.clean(0, 1, 2021);
          instance.clean(1, 2, 2022);
          instance.flagged(0, 3, 2023);
          instance.clean(2, 4, 2024);
        });
    assertThat(rows(url, FILES)).containsExactly("1.txt", "3.txt", "4.txt");
    assertThat(rows(url, "SELECT topic, \"offset\" FROM dead_letter"))
        .containsExactly("reports.clean|1");
    assertThat(rows(url, "SELECT topic, next_offset FROM kafka_offset ORDER BY topic"))
        .containsExactly("reports.clean|3", "reports.flagged|1");
  }

  @Test
  void shouldWriteBatchAfterBatchWhenMuchIsThereToRead() throws Exception {
    run(
        2,
        instance -> {
          for (int i = 0; i < 9; i++) {
            instance.clean(i, 1 + i, 2011 + i);
          }
        });
    assertThat(rows(url, FILES)).hasSize(9);
    assertThat(rows(url, "SELECT from_offset FROM report ORDER BY id"))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(rows(url, "SELECT next_offset FROM kafka_offset WHERE topic = 'reports.clean'"))
        .containsExactly("9");
  }

  @Test
  void shouldWriteNothingThatWasReadAheadWhenAnotherInstanceHasWritten() throws Exception {
    run(
        2,
        instance -> {
          try (ReportDatabase other = ReportDatabase.open(PostgresFixture.config(url))) {
            other.write(
                Batch.of(
                    List.of(SinkFixtures.stands(0, SinkFixtures.clean(1, 2021))),
                    Map.of(CLEAN, 0L)));
          }
          for (int i = 0; i < 5; i++) {
            instance.clean(i, 1 + i, 2021 + i);
          }
        },
        instance -> {
          assertThat(instance.consumer.position(CLEAN)).isEqualTo(1);
          instance.clean(1, 2, 2022);
        });
    assertThat(rows(url, FILES)).containsExactly("1.txt", "2.txt");
    assertThat(rows(url, "SELECT next_offset FROM kafka_offset WHERE topic = 'reports.clean'"))
        .containsExactly("2");
  }

  @Test
  void shouldStopWhenABatchThatIsUnderWayCannotBeWritten() {
    assertThatThrownBy(
            () ->
                run(
                    2,
                    instance -> {
                      PostgresFixture.execute(url, "ALTER TABLE report RENAME TO elsewhere");
                      for (int i = 0; i < 5; i++) {
                        instance.clean(i, 1 + i, 2021 + i);
                      }
                    }))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("refuses to store reports");
  }

  @Test
  void shouldSayWhatToDoWhenTheDatabaseStaysAway() throws Exception {
    database.close();
    BatchWriter writer =
        new BatchWriter(
            database, Duration.ZERO, new CountDownLatch(1), SinkListener.NONE, Traces.none());
    assertThatThrownBy(() -> writer.offsets(Map.of(CLEAN, 0L)))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("PostgreSQL");
  }

  private void dropConnections() throws SQLException {
    PostgresFixture.execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'gongkai-sink'");
  }

  /** Runs a sink loop that carries out one step at each poll and stops behind the last. */
  private void run(Step... steps) throws Exception {
    run(100, steps);
  }

  private void run(int batchRecords, Step... steps) throws Exception {
    Instance instance = new Instance();
    CountDownLatch closing = new CountDownLatch(1);
    BatchWriter writer =
        new BatchWriter(
            database, Duration.ofSeconds(20), closing, SinkListener.NONE, Traces.none());
    SinkLoop loop = new SinkLoop(instance.consumer, decoder(), writer, batchRecords);
    List<Throwable> failures = new ArrayList<>();
    instance.consumer.schedulePollTask(() -> instance.consumer.rebalance(List.of(CLEAN, FLAGGED)));
    for (Step step : steps) {
      instance.consumer.schedulePollTask(
          () -> {
            try {
              step.run(instance);
            } catch (Exception | AssertionError e) {
              failures.add(e);
              closing.countDown();
            }
          });
    }
    instance.consumer.schedulePollTask(closing::countDown);
    loop.run(closing);
    assertThat(failures).isEmpty();
  }

  private RecordDecoder decoder() {
    Deserializer<ValidatedReport> validated =
        (topic, data) -> {
          String text = new String(data, StandardCharsets.UTF_8);
          if (!text.startsWith("#")) {
            throw new SerializationException("unknown magic byte");
          }
          return reports.get(Integer.parseInt(text.substring(1)));
        };
    Deserializer<Unreadable> unreadables = (topic, data) -> null;
    Deserializer<Receipt> receipts = (topic, data) -> null;
    Deserializer<Waiver> waivers = (topic, data) -> null;
    return new RecordDecoder(validated, unreadables, receipts, waivers);
  }

  @FunctionalInterface
  private interface Step {
    void run(Instance instance) throws Exception;
  }

  private final class Instance {
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    Instance() {
      consumer.updateBeginningOffsets(Map.of(CLEAN, 0L, FLAGGED, 0L));
    }

    void clean(long offset, int number, int year) {
      add(CLEAN, offset, SinkFixtures.clean(number, year), number);
    }

    void flagged(long offset, int number, int year) {
      add(FLAGGED, offset, SinkFixtures.flagged(number, year), number);
    }

    private void add(TopicPartition partition, long offset, ValidatedReport report, int number) {
      reports.put(number, report);
      add(partition, offset, ReportKey.of(report.getReport()), "#" + number);
    }

    void add(TopicPartition partition, long offset, String key, String value) {
      consumer.addRecord(
          new ConsumerRecord<>(
              partition.topic(),
              partition.partition(),
              offset,
              key.getBytes(StandardCharsets.UTF_8),
              value.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
