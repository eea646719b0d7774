package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.registry.SchemaRegistryUnavailableException;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SinkDeadLettersIT {
  private static final TopicPartition CLEAN = new TopicPartition(Topics.CLEAN, 0);
  private static final String LETTERS = "SELECT count(*) FROM dead_letter";

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  /** What the registry says when it is asked for a schema; null when it gives it. */
  private RuntimeException problem;

  private SinkDeadLetters letters;
  private String url;

  @BeforeEach
  void open() {
    url = FIXTURE.url();
    Deserializer<ValidatedReport> reports =
        (topic, value) -> {
          if (problem != null) {
            throw problem;
          }
          return SinkFixtures.clean(value[0], 2023);
        };
    letters =
        SinkDeadLetters.open(
            PostgresFixture.config(url),
            reports,
            (topic, value) -> null,
            (topic, value) -> null,
            (topic, value) -> null);
  }

  @AfterEach
  void close() {
    letters.close();
  }

  @Test
  void shouldWriteTheRecordAndLeaveWhatCameLaterStanding() throws SQLException {
    keep(3, 1);
    FIXTURE
        .database()
        .write(
            Batch.of(
                List.of(SinkFixtures.stands(5, SinkFixtures.clean(2, 2023))), Map.of(CLEAN, 4L)));

    assertThat(letters.write(Topics.CLEAN, 0, 3).state())
        .isEqualTo(SinkDeadLetters.Retry.State.WRITTEN);

    assertThat(rows(url, "SELECT filename FROM current_report")).containsExactly("2.txt");
    assertThat(rows(url, "SELECT filename FROM report ORDER BY revision"))
        .containsExactly("1.txt", "2.txt");
    assertThat(rows(url, LETTERS)).containsExactly("0");
    assertThat(letters.write(Topics.CLEAN, 0, 3).state())
        .isEqualTo(SinkDeadLetters.Retry.State.GONE);
  }

  @Test
  void shouldWriteOnceWhenTwoDoItAtTheSameTime() throws Exception {
    keep(0, 1);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Callable<SinkDeadLetters.Retry> write = () -> letters.write(Topics.CLEAN, 0, 0);
      List<SinkDeadLetters.Retry.State> states = new ArrayList<>();
      for (Future<SinkDeadLetters.Retry> retry :
          both.invokeAll(List.of(write, write), 30, TimeUnit.SECONDS)) {
        states.add(retry.get().state());
      }
      assertThat(states)
          .containsExactlyInAnyOrder(
              SinkDeadLetters.Retry.State.WRITTEN, SinkDeadLetters.Retry.State.GONE);
    } finally {
      both.shutdownNow();
    }
    assertThat(rows(url, "SELECT filename FROM current_report")).containsExactly("1.txt");
  }

  @Test
  void shouldKeepTheLetterWhenTheRecordStillCannotBeReadOrStored() throws SQLException {
    keep(0, 1);
    problem = new SerializationException("unknown schema 7");
    assertThat(letters.write(Topics.CLEAN, 0, 0))
        .isEqualTo(
            new SinkDeadLetters.Retry(SinkDeadLetters.Retry.State.REFUSED, "unknown schema 7"));

    problem =
        new SerializationException(
            "away", new SchemaRegistryUnavailableException("away", new IOException("refused")));
    assertThatThrownBy(() -> letters.write(Topics.CLEAN, 0, 0)).isSameAs(problem);

    problem = null;
    PostgresFixture.execute(url, "ALTER TABLE report ADD CHECK (filename <> '1.txt')");
    SinkDeadLetters.Retry refused = letters.write(Topics.CLEAN, 0, 0);
    assertThat(refused.state()).isEqualTo(SinkDeadLetters.Retry.State.REFUSED);
    assertThat(refused.problem()).contains("report_filename_check");

    assertThat(rows(url, LETTERS)).containsExactly("1");
    assertThat(rows(url, "SELECT count(*) FROM report")).containsExactly("0");
  }

  @Test
  void shouldNameTheLettersWithTheTimeOfTheFailureAndGiveTheirBytes() throws SQLException {
    keep(0, 7);
    PostgresFixture.execute(
        url,
        "INSERT INTO dead_letter (topic, partition, \"offset\", error, failed_at)"
            + " VALUES ('reports.receipts', 1, 2, 'of an older version', NULL)");
    List<SinkDeadLetters.Letter> found = new ArrayList<>();

    letters.each(found::add);

    assertThat(found)
        .extracting(SinkDeadLetters.Letter::topic)
        .containsExactly("reports.receipts", "reports.clean");
    assertThat(found.get(0).failedAt()).isNull();
    assertThat(found.get(0).valueBytes()).isZero();
    assertThat(found.get(1).failedAt()).isNotNull();
    assertThat(found.get(1).valueBytes()).isEqualTo(1);
    assertThat(found.get(1).error()).isEqualTo("unknown schema");
    assertThat(letters.record(Topics.CLEAN, 0, 0).orElseThrow().value()).containsExactly(7);
    assertThat(letters.record(Topics.CLEAN, 0, 1)).isEmpty();
  }

  /** Keeps a record of reports.clean, whose value is a number, as a dead letter. */
  private void keep(long offset, int number) throws SQLException {
    byte[] key = ReportKey.of(SinkFixtures.AGENCY, 2023).getBytes(StandardCharsets.UTF_8);
    Origin at = new Origin(Topics.CLEAN, 0, offset, key, new byte[] {(byte) number});
    Batch batch =
        Batch.of(List.of(new SinkRecord.DeadLetter(at, "unknown schema")), Map.of(CLEAN, offset));
    FIXTURE.database().offsets(Map.of(CLEAN, offset));
    assertThat(FIXTURE.database().write(batch)).isInstanceOf(WriteResult.Written.class);
  }
}
