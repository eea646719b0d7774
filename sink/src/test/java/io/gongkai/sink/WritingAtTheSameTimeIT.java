package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.clean;
import static io.gongkai.sink.SinkFixtures.finding;
import static io.gongkai.sink.SinkFixtures.flagged;
import static io.gongkai.sink.SinkFixtures.stands;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.topic.Topics;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances read the two topics that a report moves between. */
class WritingAtTheSameTimeIT {
  private static final TopicPartition FLAGGED = new TopicPartition(Topics.FLAGGED, 0);

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String WAITING =
      "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
          + " AND datname = current_database()";

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @Test
  void shouldMergeWhenAnotherInstanceWritesAStateThatWasNotThere() throws Exception {
    FIXTURE.database().offsets(Map.of(FLAGGED, 0L));
    Batch mine =
        Batch.of(
            List.of(stands(0, flagged(2, 2023, finding("T3-FLOW", "5", "6", "1")))),
            Map.of(FLAGGED, 0L));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection connection = FIXTURE.database().connection()) {
      ReportDatabase.merge(connection, StagedBatch.of(List.of(stands(0, clean(1, 2023)))));

      Future<WriteResult> written = other.submit(() -> FIXTURE.database().write(mine));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (rows(FIXTURE.url(), WAITING).isEmpty()) {
        assertThat(System.nanoTime()).as("nobody waits for the row").isLessThan(deadline);
      }
      connection.commit();

      assertThat(written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(WriteResult.Written.class);
    } finally {
      other.shutdownNow();
    }
    assertThat(rows(FIXTURE.url(), "SELECT filename FROM report ORDER BY revision"))
        .containsExactly("1.txt", "2.txt");
    assertThat(rows(FIXTURE.url(), "SELECT filename, verdict FROM current_report"))
        .containsExactly("2.txt|FLAGGED");
    assertThat(rows(FIXTURE.url(), "SELECT rule FROM current_finding")).containsExactly("T3-FLOW");
  }
}
