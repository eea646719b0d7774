package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.FORM_2021;
import static io.gongkai.sink.SinkFixtures.finding;
import static io.gongkai.sink.SinkFixtures.flagged;
import static io.gongkai.sink.SinkFixtures.report;
import static io.gongkai.sink.SinkFixtures.stands;
import static io.gongkai.sink.SinkFixtures.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.PageRun;
import io.gongkai.model.Report;
import io.gongkai.model.Severity;
import io.gongkai.model.SeverityOverride;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.topic.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordedJudgementIT {
  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @Test
  void shouldKeepTheCatalogueAndTheOverridesThatAReportWasJudgedBy() throws SQLException {
    ValidatedReport judged =
        new ValidatedReport(
            report(submission(1), 2023, cells -> {}),
            Verdict.CLEAN,
            List.of(),
            "4",
            List.of(
                new SeverityOverride("T3-FLOW", Severity.WARNING),
                new SeverityOverride("X-CARRY", Severity.INFO)));
    write(stands(0, judged), stands(0, flagged(2, 2022, finding("T4-SUM", "1", "2", "1"))));

    String url = FIXTURE.url();
    assertThat(rows(url, "SELECT year, catalogue, overrides FROM current_report ORDER BY year"))
        .containsExactly("2022|1|{}", "2023|4|{\"T3-FLOW\": \"WARNING\", \"X-CARRY\": \"INFO\"}");
    assertThat(rows(url, "SELECT rule, catalogue, overrides FROM current_finding"))
        .containsExactly("T4-SUM|1|{}");
  }

  @Test
  void shouldKeepThePageOfEachCellWhereTheDocumentHasPages() throws SQLException {
    Report paged = report(submission(1), 2023, RecordedJudgementIT::print);
    paged.put("pages", List.of(new PageRun(0, 1), new PageRun(40, 2)));
    write(
        stands(0, new ValidatedReport(paged, Verdict.CLEAN, List.of(), "4", List.of())),
        stands(0, flagged(2, 2022)));

    assertThat(
            rows(
                FIXTURE.url(),
                "SELECT year, page, count(*) FROM fact GROUP BY year, page ORDER BY year, page"))
        .containsExactly("2022|null|200", "2023|1|40", "2023|2|160");
    assertThat(
            rows(
                FIXTURE.url(),
                "SELECT item, \"column\", page FROM fact WHERE year = 2023 AND form_table = 'T4'"
                    + " AND place = 1"))
        .containsExactly("t4.reconsideration|upheld|2");
  }

  /** Each cell stands at the offset that is its index. */
  private static void print(CellsBuilder cells) {
    for (int i = 0; i < FORM_2021.cells().size(); i++) {
      cells.text(i, i, i + 1, "0");
    }
  }

  private static void write(SinkRecord... records) throws SQLException {
    Map<TopicPartition, Long> beginnings =
        Map.of(new TopicPartition(Topics.CLEAN, 0), 0L, new TopicPartition(Topics.FLAGGED, 0), 0L);
    Batch batch = Batch.of(List.of(records), FIXTURE.database().offsets(beginnings));
    assertThat(FIXTURE.database().write(batch)).isInstanceOf(WriteResult.Written.class);
  }
}
