package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static io.gongkai.sink.SinkFixtures.origin;
import static io.gongkai.sink.SinkFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FindingChange;
import io.gongkai.model.Party;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptCause;
import io.gongkai.model.ReceiptFinding;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Severity;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.schemas.topic.Topics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceiptHistoryIT {
  private static final TopicPartition RECEIPTS = new TopicPartition(Topics.RECEIPTS, 0);

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @Test
  void shouldKeepEveryReceiptOnceAndInOrderWhenRecordsAreReadAgain() throws SQLException {
    List<SinkRecord> records =
        List.of(
            receipt(0, 1, ReceiptStatus.RECEIVED),
            receipt(1, 1, ReceiptStatus.NORMALIZED),
            receipt(2, 1, ReceiptStatus.FLAGGED, "T3-FLOW"),
            receipt(3, 1, ReceiptStatus.DUPLICATE));
    write(records, 0, 4);
    write(records, 4, 5);

    assertThat(
            rows(
                FIXTURE.url(),
                "SELECT status, codes, message_zh, causes FROM receipt ORDER BY place"))
        .containsExactly(
            "RECEIVED|{}|文|[]",
            "NORMALIZED|{}|文|[]",
            "FLAGGED|{T3-FLOW}|文|[]",
            "DUPLICATE|{}|文|[]");
  }

  @Test
  void shouldKeepWhatTheRulesFoundWhenAReceiptTellsIt() throws SQLException {
    ReceiptFinding flow = finding("T3-FLOW", "t3.total", "差额\u0000");
    Suspect suspect =
        new Suspect(Party.PUBLISHER, List.of(new SuspectCell("t3.total", "natural_person", "69")));
    Receipt receipt =
        Receipt.newBuilder()
            .setSubmissionId("a".repeat(64))
            .setStatus(ReceiptStatus.FLAGGED)
            .setAt(Instant.EPOCH)
            .setCauses(
                List.of(
                    new ReceiptCause(suspect, List.of(flow)),
                    new ReceiptCause(null, List.of(finding("STR-ORDER", null, "顺序")))))
            .setFixed(List.of(finding("T4-SUM", null, "合计")))
            .build();
    write(List.of(new SinkRecord.Receipted(origin(Topics.RECEIPTS, 0, 0), receipt)), 0, 1);

    assertThat(
            rows(
                FIXTURE.url(),
                "SELECT causes->0->'suspect'->>'party',"
                    + " causes->0->'suspect'->'cells'->0->>'suggested',"
                    + " causes->0->'findings'->0->>'item',"
                    + " causes->0->'findings'->0->'message'->>'zh',"
                    + " causes->0->'findings'->0->>'change',"
                    + " causes->1->>'suspect', causes->1->'findings'->0->>'item',"
                    + " fixed->0->>'rule', fixed->0->>'waived' FROM receipt"))
        .containsExactly("PUBLISHER|69|t3.total|差额\uFFFD|NEW|null|null|T4-SUM|false");
  }

  private static ReceiptFinding finding(String rule, String item, String messageZh) {
    return ReceiptFinding.newBuilder()
        .setRule(rule)
        .setSeverity(Severity.ERROR)
        .setItem(item)
        .setMessageZh(messageZh)
        .setMessageEn("text")
        .setChange(FindingChange.NEW)
        .build();
  }

  private static void write(List<SinkRecord> records, long from, long to) throws SQLException {
    Map<TopicPartition, Long> expected = Map.of(RECEIPTS, from);
    FIXTURE.database().offsets(expected);
    assertThat(
            FIXTURE
                .database()
                .write(new Batch(records, Map.of(RECEIPTS, new Batch.Range(from, to)))))
        .isInstanceOf(WriteResult.Written.class);
  }
}
