package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.AGENCY;
import static io.gongkai.sink.SinkFixtures.clean;
import static io.gongkai.sink.SinkFixtures.finding;
import static io.gongkai.sink.SinkFixtures.flagged;
import static io.gongkai.sink.SinkFixtures.left;
import static io.gongkai.sink.SinkFixtures.stands;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Verdict;
import io.gongkai.model.Waived;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension holds the rows against their source after each test. */
class StandingReportsIT {
  private static final String STANDING =
      "SELECT agency, year, verdict, severity, flagging, informing, findings, waived"
          + " FROM standing_report ORDER BY year";

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @Test
  void shouldTellRulesAndSeverityWhenAReportStandsFlagged() throws SQLException {
    write(
        stands(
            0,
            flagged(
                1,
                2023,
                finding("T3-TOTAL", "5", "6", "1"),
                finding("T3-FLOW", "5", "6", "1"),
                finding("T3-FLOW", "7", "8", "1"),
                finding("T4-SUM", "1", "2", "1", new Waived("合并统计", "王某", null)))));

    assertThat(rows(FIXTURE.url(), STANDING))
        .containsExactly(AGENCY + "|2023|FLAGGED|1|{T3-FLOW,T3-TOTAL}|{}|3|1");
  }

  @Test
  void shouldFollowWhenACorrectionComesAndIsWithdrawn() throws SQLException {
    write(stands(0, flagged(1, 2023, finding("T3-FLOW", "5", "6", "1"))));
    write(left(Verdict.FLAGGED, 1, 2023), stands(0, clean(2, 2023)));
    assertThat(rows(FIXTURE.url(), STANDING)).containsExactly(AGENCY + "|2023|CLEAN|9|{}|{}|0|0");

    write(left(Verdict.CLEAN, 1, 2023));
    assertThat(rows(FIXTURE.url(), STANDING)).isEmpty();
  }

  private static void write(SinkRecord... records) throws SQLException {
    try (Connection connection = FIXTURE.database().connection()) {
      ReportDatabase.merge(connection, StagedBatch.of(List.of(records)));
      connection.commit();
    }
  }
}
