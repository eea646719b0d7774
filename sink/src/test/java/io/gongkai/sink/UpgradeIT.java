package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.clean;
import static io.gongkai.sink.SinkFixtures.finding;
import static io.gongkai.sink.SinkFixtures.flagged;
import static io.gongkai.sink.SinkFixtures.stands;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database that an earlier version has filled. */
class UpgradeIT {
  private static final TopicPartition FLAGGED = new TopicPartition(Topics.FLAGGED, 0);
  private static final String CURRENT =
      "SELECT r.filename, f.rule FROM current_report r LEFT JOIN finding f ON f.report_id = r.id";

  @Test
  void shouldGoOnWhenAnEarlierVersionHasFilledTheDatabase() throws Exception {
    try (PostgresFixture postgres = new PostgresFixture()) {
      String url = postgres.newDatabase();
      Flyway.configure(ReportDatabase.class.getClassLoader())
          .dataSource(url, "postgres", "")
          .locations("classpath:db/migration")
          .target("5")
          .load()
          .migrate();
      PostgresFixture.execute(
          url,
          """
          INSERT INTO report (report_key, submission_id, verdict, revision, agency, year, level,
            credit_code, form, table3_form, catalogue, overrides, agency_id, filename, source_url,
            media_type, sha256, bytes, received_at, raw_partition, raw_offset, t2_values, t2_states,
            t3_values, t3_states, t4_values, t4_states, from_partition, from_offset)
          VALUES ('云岭县人民政府办公室/2023', 's', 'FLAGGED', '{1,0,0}', '云岭县人民政府办公室', 2023,
            'BODY', '', 'FORM_2021', 'FORM_2021', '1', '{}', '', 'old.txt', '', 'text/plain', 's', 1,
            now(), 0, 0, '{}', '', '{}', '', '{}', '', 0, 0);
          INSERT INTO finding (report_id, ordinal, rule, severity, outcome, cells, message_zh,
            message_en, quotes)
          SELECT id, 1, 'T3-TOTAL', 'ERROR', 'FAIL', '[]', '', '', '[]' FROM report;
          INSERT INTO report_state (report_key, flagged_report, flagged_revision, flagged_stands,
            flagged_partition, flagged_offset)
          SELECT report_key, id, revision, true, 0, 0 FROM report;
          INSERT INTO kafka_offset VALUES ('reports.flagged', 0, 1);
          """);
      try (ReportDatabase database = ReportDatabase.open(PostgresFixture.config(url))) {
        assertThat(rows(url, CURRENT)).containsExactly("old.txt|T3-TOTAL");
        assertThat(database.offsets(Map.of(FLAGGED, 0L))).containsEntry(FLAGGED, 1L);
        database.offsets(Map.of(new TopicPartition(Topics.CLEAN, 0), 0L));

        database.write(
            Batch.of(
                List.of(stands(1, flagged(2, 2023, finding("T3-FLOW", "5", "6", "1")))),
                Map.of(FLAGGED, 1L)));
        assertThat(rows(url, CURRENT)).containsExactly("2.txt|T3-FLOW");
        database.write(
            Batch.of(
                List.of(stands(0, clean(3, 2023))),
                Map.of(new TopicPartition(Topics.CLEAN, 0), 0L)));
        assertThat(rows(url, CURRENT)).containsExactly("3.txt|null");
      }
    }
  }
}
