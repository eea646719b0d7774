package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.AGENCY;
import static io.gongkai.sink.SinkFixtures.FORM_2021;
import static io.gongkai.sink.SinkFixtures.cell;
import static io.gongkai.sink.SinkFixtures.clean;
import static io.gongkai.sink.SinkFixtures.finding;
import static io.gongkai.sink.SinkFixtures.flagged;
import static io.gongkai.sink.SinkFixtures.left;
import static io.gongkai.sink.SinkFixtures.receipt;
import static io.gongkai.sink.SinkFixtures.report;
import static io.gongkai.sink.SinkFixtures.stands;
import static io.gongkai.sink.SinkFixtures.standsSince;
import static io.gongkai.sink.SinkFixtures.submission;
import static io.gongkai.sink.SinkFixtures.unreadable;
import static io.gongkai.sink.SinkFixtures.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.UnreadableReason;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waived;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportDatabaseIT {
  private static final String CURRENT =
      "SELECT year, verdict, filename FROM current_report ORDER BY year";

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  private String url;
  private ReportDatabase database;

  @BeforeEach
  void takeDatabase() {
    url = FIXTURE.url();
    database = FIXTURE.database();
  }

  @Test
  void shouldChangeNothingWhenABatchIsWrittenTwice() throws SQLException {
    Batch batch =
        batch(
            stands(0, clean(1, 2022)),
            stands(0, flagged(2, 2023, finding("T3-FLOW", "126", "162", "36"))),
            receipt(0, 2, ReceiptStatus.FLAGGED, "T3-FLOW"),
            unreadable(0, 3, UnreadableReason.NOT_A_REPORT, "no report", null));
    assertThat(database.write(batch)).isInstanceOf(WriteResult.Written.class);
    List<String> before = everything();

    assertThat(database.write(batch)).isEqualTo(new WriteResult.Moved(batch.next()));
    assertThat(everything()).isEqualTo(before).hasSize(11);
  }

  @Test
  void shouldChangeNothingWhenTheOffsetsAreSetBackAndAllIsReadAgain() throws SQLException {
    List<SinkRecord> records =
        List.of(
            stands(0, flagged(1, 2023, finding("T4-SUM", "5", "6", "1"))),
            left(Verdict.FLAGGED, 1, 2023),
            stands(0, clean(2, 2023)));
    write(records);
    List<String> before = rows(url, "SELECT * FROM report_state");
    List<String> reports = rows(url, "SELECT * FROM report ORDER BY id");
    PostgresFixture.execute(url, "UPDATE kafka_offset SET next_offset = 0");

    for (SinkRecord record : records) {
      write(List.of(record));
    }
    assertThat(rows(url, "SELECT * FROM report_state")).isEqualTo(before);
    assertThat(rows(url, "SELECT * FROM report ORDER BY id")).isEqualTo(reports);
    assertThat(rows(url, CURRENT)).containsExactly("2023|CLEAN|2.txt");
  }

  @Test
  void shouldKeepTheNewerRevisionWhenTheOlderComesLate() throws SQLException {
    write(List.of(stands(0, clean(7, 2023))));
    write(List.of(stands(1, clean(3, 2023))));
    write(List.of(stands(0, flagged(5, 2023))));
    assertThat(rows(url, CURRENT)).containsExactly("2023|CLEAN|7.txt");
    assertThat(rows(url, "SELECT filename FROM report ORDER BY revision"))
        .containsExactly("3.txt", "5.txt", "7.txt");
  }

  @Test
  void shouldLetAnOlderReportStandWhenTheTopicsWereSwitchedToAReplayThatHasIt()
      throws SQLException {
    write(List.of(stands(0, clean(7, 2023)), stands(0, flagged(5, 2023))));
    long switched = submission(9).getReceivedAt().toEpochMilli() + 1;
    // The topics are read in any order: what is newer on the other one is read first.
    write(List.of(left(Verdict.CLEAN, 1, 2023), standsSince(switched, 2, clean(3, 2023))));
    assertThat(rows(url, CURRENT)).containsExactly("2023|CLEAN|3.txt");

    write(List.of(standsSince(switched, 1, flagged(2, 2023)), left(Verdict.FLAGGED, 2, 2023)));
    assertThat(rows(url, CURRENT)).containsExactly("2023|CLEAN|3.txt");

    write(List.of(standsSince(switched, 3, flagged(3, 2023)), left(Verdict.CLEAN, 3, 2023)));
    assertThat(rows(url, CURRENT)).containsExactly("2023|FLAGGED|3.txt");
  }

  @Test
  void shouldFollowAReportWhenACorrectionMovesItAndTheTopicsAreReadInEitherOrder()
      throws SQLException {
    write(List.of(stands(0, flagged(1, 2022)), stands(1, flagged(1, 2023))));
    write(List.of(left(Verdict.FLAGGED, 2, 2022)));
    write(List.of(stands(0, clean(4, 2022)), stands(1, clean(5, 2023))));
    assertThat(rows(url, CURRENT)).containsExactly("2022|CLEAN|4.txt", "2023|CLEAN|5.txt");
    write(List.of(left(Verdict.FLAGGED, 3, 2023)));
    assertThat(rows(url, CURRENT)).containsExactly("2022|CLEAN|4.txt", "2023|CLEAN|5.txt");
  }

  @Test
  void shouldShowTheReportNoLongerWhenItIsWithdrawn() throws SQLException {
    write(List.of(stands(0, clean(4, 2022)), stands(1, clean(5, 2023))));
    write(List.of(left(Verdict.CLEAN, 2, 2022)));
    assertThat(rows(url, CURRENT)).containsExactly("2023|CLEAN|5.txt");

    write(List.of(stands(0, flagged(2, 2022))));
    assertThat(rows(url, CURRENT)).as("a late older revision").containsExactly("2023|CLEAN|5.txt");
    write(List.of(stands(3, clean(6, 2022))));
    assertThat(rows(url, CURRENT)).containsExactly("2022|CLEAN|6.txt", "2023|CLEAN|5.txt");
  }

  @Test
  void shouldWriteNothingWhenAnotherInstanceHasWrittenThePartition() throws SQLException {
    Batch mine = batch(stands(0, clean(1, 2022)), stands(0, flagged(2, 2023)));
    write(List.of(stands(0, clean(1, 2022))));
    List<String> before = everything();

    assertThat(database.write(mine))
        .isEqualTo(
            new WriteResult.Moved(
                Map.of(
                    new TopicPartition(Topics.CLEAN, 0), 1L,
                    new TopicPartition(Topics.FLAGGED, 0), 0L)));
    assertThat(rows(url, CURRENT)).containsExactly("2022|CLEAN|1.txt");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void shouldKeepDecimalsAndLargeNumbersExactWhenStored() throws SQLException {
    ValidatedReport report =
        new ValidatedReport(
            report(
                submission(1),
                2023,
                cells ->
                    cells
                        .value(
                            cell(FORM_2021, "t2.fees", "amount"),
                            CellState.PRINTED,
                            new BigDecimal("24252.311082"))
                        .value(
                            cell(FORM_2021, "t3.received", "total"),
                            CellState.INFERRED,
                            new BigDecimal("9007199254740993"))
                        .state(cell(FORM_2021, "t3.received", "other"), CellState.NIL)
                        .state(cell(FORM_2021, "t4.reconsideration", "pending"), CellState.BLANK)),
            Verdict.FLAGGED,
            List.of(finding("NUM-COUNT", "0.10", "-12345678901234567890.5", "1.0")),
            "1",
            List.of());
    write(List.of(stands(0, report)));

    assertThat(
            rows(
                url,
                "SELECT item, \"column\", state, value FROM fact WHERE value <> 0 OR state <>"
                    + " 'PRINTED' ORDER BY form_table, place"))
        .containsExactly(
            "t2.fees|amount|PRINTED|24252.311082",
            "t3.received|other|NIL|null",
            "t3.received|total|INFERRED|9007199254740993",
            "t4.reconsideration|pending|BLANK|null");
    assertThat(rows(url, "SELECT count(*) FROM fact")).containsExactly("200");
    assertThat(rows(url, "SELECT t2_fees_amount, t3_received_other FROM report_wide"))
        .containsExactly("24252.311082|null");
    assertThat(rows(url, "SELECT expected, actual, difference FROM current_finding"))
        .containsExactly("0.10|-12345678901234567890.5|1.0");
  }

  @Test
  void shouldNameTheCellsOfEachEditionWhenAReportMixesThem() throws SQLException {
    FormLayout mixed = FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2019);
    ValidatedReport report =
        new ValidatedReport(
            report(
                submission(1),
                2023,
                mixed,
                cells ->
                    cells.value(
                        cell(mixed, "t3.other", "total"), CellState.PRINTED, BigDecimal.TEN)),
            Verdict.CLEAN,
            List.of(),
            "1",
            List.of());
    write(List.of(stands(0, report)));
    assertThat(
            rows(
                url,
                "SELECT t3_other_total, t3_other_other_total, t2_fees_amount FROM report_wide"))
        .containsExactly("10|null|0");
    assertThat(rows(url, "SELECT item, value FROM fact WHERE value <> 0"))
        .containsExactly("t3.other|10");
  }

  @Test
  void shouldCountFlaggedReportsOnceForEachRuleWhenTheyStandNow() throws SQLException {
    write(
        List.of(
            stands(
                0,
                flagged(
                    1, 2022, finding("T3-FLOW", "1", "2", "1"), finding("T3-FLOW", "3", "4", "1"))),
            stands(1, flagged(2, 2023, finding("T3-FLOW", "1", "2", "1"))),
            stands(2, flagged(3, 2024, finding("T4-SUM", "1", "2", "1")))));
    assertThat(rows(url, "SELECT * FROM flagged_count ORDER BY rule, year"))
        .containsExactly("T3-FLOW|2022|1", "T3-FLOW|2023|1", "T4-SUM|2024|1");
    write(List.of(stands(0, clean(9, 2023)), left(Verdict.FLAGGED, 3, 2023)));
    assertThat(rows(url, "SELECT * FROM flagged_count ORDER BY rule, year"))
        .containsExactly("T3-FLOW|2022|1", "T4-SUM|2024|1");
  }

  @Test
  void shouldKeepTheReasonAndWhateverWasReadWhenADocumentIsUnreadable() throws SQLException {
    write(
        List.of(
            unreadable(0, 1, UnreadableReason.EMPTY, "tab\there \\ nul\0", null),
            unreadable(
                1, 2, UnreadableReason.TRUNCATED, "cut", report(submission(2), 0, cells -> {})),
            unreadable(2, 3, UnreadableReason.TRUNCATED, "cut", null),
            receipt(0, 3, ReceiptStatus.CLEAN)));
    assertThat(
            rows(
                url,
                "SELECT filename, reason, agency, year, t4_values[1], message_en FROM unreadable"
                    + " ORDER BY filename"))
        .containsExactly(
            "1.txt|EMPTY|null|null|null|tab\there \\ nul\uFFFD",
            "2.txt|TRUNCATED|" + AGENCY + "|null|0|cut");
    assertThat(rows(url, "SELECT * FROM unreadable_count ORDER BY reason"))
        .containsExactly("EMPTY|1", "TRUNCATED|1");
  }

  @Test
  void shouldKeepTheFinalStatusWhenReceiptsComeInAnyOrder() throws SQLException {
    write(
        List.of(
            receipt(0, 1, ReceiptStatus.NORMALIZED),
            receipt(1, 2, ReceiptStatus.FLAGGED, "T3-FLOW", "a\"b\\c")));
    write(List.of(receipt(2, 1, ReceiptStatus.CLEAN), receipt(3, 2, ReceiptStatus.NORMALIZED)));
    assertThat(rows(url, "SELECT status, codes FROM submission ORDER BY submission_id"))
        .containsExactly("CLEAN|{}", "FLAGGED|{T3-FLOW,\"a\\\"b\\\\c\"}");
  }

  @Test
  void shouldKeepTheVerdictWhenADocumentIsHandedInAgain() throws SQLException {
    write(
        List.of(
            receipt(0, 1, ReceiptStatus.CLEAN),
            receipt(1, 1, ReceiptStatus.RECEIVED),
            receipt(2, 1, ReceiptStatus.DUPLICATE),
            receipt(3, 2, ReceiptStatus.RECEIVED),
            receipt(4, 2, ReceiptStatus.UNREADABLE, "EMPTY")));
    write(
        List.of(
            receipt(5, 2, ReceiptStatus.RECEIVED),
            receipt(6, 2, ReceiptStatus.DUPLICATE),
            receipt(7, 3, ReceiptStatus.DUPLICATE)));
    String statuses = "SELECT status, from_offset FROM submission ORDER BY submission_id";
    assertThat(rows(url, statuses)).containsExactly("CLEAN|0", "UNREADABLE|4", "DUPLICATE|7");

    write(List.of(receipt(8, 1, ReceiptStatus.WITHDRAWN), receipt(9, 1, ReceiptStatus.NORMALIZED)));
    write(List.of(receipt(10, 1, ReceiptStatus.FLAGGED, "T3-FLOW")));
    assertThat(rows(url, statuses)).contains("FLAGGED|10");
  }

  @Test
  void shouldKeepWhereTheOperandsOfAFindingStand() throws SQLException {
    write(List.of(stands(0, flagged(1, 2022, finding("TXT-RECEIVED", "1", "2", "1")))));

    assertThat(
            rows(
                url,
                "SELECT cells->0->>'start', cells->0->>'end', quotes->0->>'subject',"
                    + " quotes->0->>'value', quotes->0->>'clause', quotes->0->>'start',"
                    + " quotes->0->>'end' FROM finding"))
        .containsExactly("120|123|RECEIVED|2|收到2件|40|41");
  }

  @Test
  void shouldShowAWaiverWhileItIsNotRevokedAndNotCountWhatItWaives() throws SQLException {
    String reportKey = ReportKey.of(AGENCY, 2022);
    WaiverKey cell = new WaiverKey(reportKey, "T3-FLOW", "t3.total", "natural_person");
    WaiverKey rule = new WaiverKey(reportKey, "T4-SUM", null, null);
    Waived waived = new Waived("已核实", "王某", null);
    write(
        List.of(
            waiver(0, cell, "已核实"),
            waiver(1, rule, "另一回事"),
            stands(
                0,
                flagged(
                    1,
                    2022,
                    finding("T3-FLOW", "1", "2", "1", waived),
                    finding("T3-TOTAL", "1", "2", "1")))));
    assertThat(rows(url, "SELECT rule, reason, in_force FROM waiver ORDER BY rule"))
        .containsExactly("T3-FLOW|已核实|t", "T4-SUM|另一回事|f");
    assertThat(rows(url, "SELECT rule FROM flagged_count")).containsExactly("T3-TOTAL");

    write(List.of(waiver(2, cell, null), waiver(3, rule, "改了")));
    assertThat(rows(url, "SELECT rule, reason FROM waiver")).containsExactly("T4-SUM|改了");
    PostgresFixture.execute(url, "UPDATE kafka_offset SET next_offset = 0");
    write(List.of(waiver(0, cell, "已核实"), waiver(1, rule, "另一回事")));
    assertThat(rows(url, "SELECT rule, reason FROM waiver"))
        .as("what is read again changes nothing")
        .containsExactly("T4-SUM|改了");
  }

  @Test
  void shouldKeepTheBytesWhenARecordIsADeadLetter() throws SQLException {
    write(
        List.of(
            new SinkRecord.DeadLetter(
                SinkFixtures.origin(Topics.CLEAN, 0, 0), "unknown magic byte")));
    assertThat(rows(url, "SELECT topic, partition, \"offset\", value, error FROM dead_letter"))
        .containsExactly("reports.clean|0|0|\\x000102|unknown magic byte");
  }

  /** Writes records at the offsets where the database stands. */
  private void write(List<SinkRecord> records) throws SQLException {
    assertThat(database.write(batchOf(records))).isInstanceOf(WriteResult.Written.class);
  }

  private Batch batch(SinkRecord... records) throws SQLException {
    return batchOf(List.of(records));
  }

  private Batch batchOf(List<SinkRecord> records) throws SQLException {
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    for (SinkRecord record : records) {
      beginnings.put(new TopicPartition(record.at().topic(), record.at().partition()), 0L);
    }
    return Batch.of(records, database.offsets(beginnings));
  }

  private List<String> everything() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table :
        List.of(
            "report",
            "finding",
            "report_state",
            "submission",
            "unreadable_document",
            "kafka_offset")) {
      all.addAll(rows(url, "SELECT * FROM " + table + " t ORDER BY t::text"));
    }
    return all;
  }
}
