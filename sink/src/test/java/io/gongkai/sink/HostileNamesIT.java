package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.UnreadableReason;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.WaiverKey;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and texts of documents that mean something to SQL or to COPY are stored as they are. */
class HostileNamesIT {
  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x'); DROP TABLE report CASCADE; --",
        "x' OR '1'='1",
        "\\.\n\\.",
        "\\N",
        "a\tb\rc\\td",
        "$$; SELECT pg_sleep(60); $$",
        "{\"a\":\"b\",NULL}",
        "=cmd|' /C calc'!A0",
        "%1$s {} ? :x"
      })
  void shouldStoreATextAsItIsWhenItLooksLikeACommand(String text) throws SQLException {
    Submission submission = SinkFixtures.submission(1);
    List.of("agencyId", "filename", "sourceUrl").forEach(field -> submission.put(field, text));
    Report report = SinkFixtures.report(submission, 2024, cells -> {});
    report.put("agency", text);
    ValidatedReport clean = new ValidatedReport(report, Verdict.CLEAN, List.of(), text, List.of());
    String key = ReportKey.of(report);

    write(
        SinkFixtures.stands(0, clean),
        SinkFixtures.unreadable(0, 2, UnreadableReason.NOT_A_REPORT, text, null),
        SinkFixtures.waiver(0, new WaiverKey(key, "T3-FLOW", null, null), text));

    String url = FIXTURE.url();
    assertThat(rows(url, "SELECT agency FROM current_report")).containsExactly(text);
    assertThat(rows(url, "SELECT filename FROM current_report")).containsExactly(text);
    assertThat(rows(url, "SELECT source_url FROM current_report")).containsExactly(text);
    assertThat(rows(url, "SELECT report_key FROM current_report")).containsExactly(key);
    assertThat(rows(url, "SELECT message_en FROM unreadable")).containsExactly(text);
    assertThat(rows(url, "SELECT reason FROM waiver")).containsExactly(text);
  }

  private static void write(SinkRecord... records) throws SQLException {
    ReportDatabase database = FIXTURE.database();
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    for (SinkRecord record : records) {
      beginnings.put(new TopicPartition(record.at().topic(), record.at().partition()), 0L);
    }
    assertThat(database.write(Batch.of(List.of(records), database.offsets(beginnings))))
        .isInstanceOf(WriteResult.Written.class);
  }
}
