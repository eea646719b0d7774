package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.clean;
import static io.gongkai.sink.SinkFixtures.finding;
import static io.gongkai.sink.SinkFixtures.flagged;
import static io.gongkai.sink.SinkFixtures.left;
import static io.gongkai.sink.SinkFixtures.receipt;
import static io.gongkai.sink.SinkFixtures.stands;
import static io.gongkai.sink.SinkFixtures.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Severity;
import io.gongkai.model.UnreadableReason;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waived;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is written directly is what merging would have written. */
class DirectWriteIT {
  private static final int RUNS = 4;
  private static final int RECORDS = 60;
  private static final int MERGED = 12;
  private static final List<String> RESULTS =
      List.of(
          "SELECT report_key, submission_id, verdict, revision, t3_values, from_offset FROM report"
              + " ORDER BY report_key, submission_id, verdict",
          "SELECT r.report_key, r.submission_id, r.verdict, f.ordinal, f.rule, f.severity,"
              + " f.outcome, f.waived FROM finding f JOIN report r ON r.id = f.report_id"
              + " ORDER BY 1, 2, 3, 4",
          "SELECT s.report_key, c.submission_id, s.clean_revision, s.clean_stands,"
              + " s.clean_offset, f.submission_id, s.flagged_revision, s.flagged_stands,"
              + " s.flagged_offset, r.submission_id, r.verdict FROM report_state s"
              + " LEFT JOIN report c ON c.id = s.clean_report"
              + " LEFT JOIN report f ON f.id = s.flagged_report"
              + " LEFT JOIN report r ON r.id = s.current_report ORDER BY s.report_key",
          "SELECT report_key, verdict, agency, year, submission_id, severity, flagging, informing,"
              + " findings, waived, region FROM standing_report ORDER BY report_key",
          "SELECT submission_id, status, from_offset FROM submission ORDER BY submission_id",
          "SELECT submission_id, status, from_offset FROM receipt_record ORDER BY from_offset",
          "SELECT submission_id, reason, from_offset FROM unreadable ORDER BY submission_id");

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @Test
  void shouldWriteWhatMergingWritesWhenBatchesAreCutAnywhereAndReadAgain() throws SQLException {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      List<SinkRecord> records = records(random);

      empty();
      try (Connection connection = FIXTURE.database().connection()) {
        for (int from = 0; from < records.size(); from += MERGED) {
          ReportDatabase.merge(connection, StagedBatch.of(records.subList(from, from + MERGED)));
          connection.commit();
        }
      }
      List<List<String>> merged = results();

      empty();
      write(random, records);
      assertThat(results()).as("seed %d", seed).isEqualTo(merged);
      PostgresFixture.execute(FIXTURE.url(), "TRUNCATE kafka_offset");
      write(random, records);
      assertThat(results()).as("seed %d, read again", seed).isEqualTo(merged);
    }
  }

  private static void empty() throws SQLException {
    SinkTables.empty(FIXTURE.url(), "postgres", "");
  }

  private static void write(Random random, List<SinkRecord> records) throws SQLException {
    Map<TopicPartition, Long> at = new HashMap<>();
    for (SinkRecord record : records) {
      at.put(new TopicPartition(record.at().topic(), record.at().partition()), 0L);
    }
    FIXTURE.database().offsets(at);
    for (int from = 0; from < records.size(); ) {
      int to = Math.min(records.size(), from + 1 + random.nextInt(20));
      Batch batch = Batch.of(records.subList(from, to), at);
      assertThat(FIXTURE.database().write(batch)).isInstanceOf(WriteResult.Written.class);
      at.putAll(batch.next());
      from = to;
    }
  }

  private static List<List<String>> results() throws SQLException {
    List<List<String>> results = new ArrayList<>();
    for (String query : RESULTS) {
      results.add(rows(FIXTURE.url(), query));
    }
    return results;
  }

  /** Records as they may come, in order within each topic. */
  private static List<SinkRecord> records(Random random) {
    List<SinkRecord> records = new ArrayList<>();
    Map<String, Long> next = new HashMap<>();
    for (int i = 0; i < RECORDS; i++) {
      int number = 1 + random.nextInt(12);
      int year = 2020 + number % 4;
      boolean isClean = random.nextBoolean();
      String topic =
          switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> isClean ? "clean" : "flagged";
            case 4 -> isClean ? "left clean" : "left flagged";
            case 5, 6 -> "receipt";
            default -> "unreadable";
          };
      long offset = next.merge(topic.replace("left ", ""), 1L, Long::sum) - 1;
      records.add(
          switch (topic) {
            case "clean" -> stands(offset, clean(number, year));
            case "flagged" -> stands(offset, flagged(number, year, findings(random)));
            case "left clean" -> left(Verdict.CLEAN, offset, year);
            case "left flagged" -> left(Verdict.FLAGGED, offset, year);
            case "receipt" -> receipt(offset, number, any(random, ReceiptStatus.values()));
            default -> unreadable(offset, number, UnreadableReason.EMPTY, "empty", null);
          });
    }
    return records;
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Finding[] findings(Random random) {
    Finding[] findings = new Finding[random.nextInt(4)];
    for (int i = 0; i < findings.length; i++) {
      Waived waived = random.nextInt(4) == 0 ? new Waived("已核实", "王某", null) : null;
      Finding like = finding("T3-" + (char) ('A' + random.nextInt(3)), "5", "6", "1", waived);
      findings[i] =
          new Finding(
              like.getRule(),
              any(random, Severity.values()),
              any(random, Outcome.values()),
              like.getItem(),
              like.getColumn(),
              like.getExpected(),
              like.getActual(),
              like.getDifference(),
              like.getCells(),
              like.getSuspect(),
              like.getCause(),
              like.getMessageZh(),
              like.getMessageEn(),
              waived,
              like.getQuotes());
    }
    return findings;
  }
}
