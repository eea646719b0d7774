package io.gongkai.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.UnreadableReason;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoringWorkTest {
  @RegisterExtension
  private static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final Traces traces = Traces.of(SPANS.getOpenTelemetry(), Sink.GROUP);

  @Test
  void shouldTellOfEachResultOnceTheBatchStands() {
    StoringWork storing = StoringWork.begin(traces, batch());
    assertThat(SPANS.getSpans()).isEmpty();

    storing.end();

    assertThat(SPANS.getSpans())
        .extracting(
            span -> span.getName(),
            span -> span.getTraceId().equals(TRACE) && span.getParentSpanId().equals(SPAN),
            span -> span.getAttributes().get(AttributeKey.stringKey(Traces.SUBMISSION_ID)),
            span -> span.getStatus().getStatusCode())
        .containsExactly(
            tuple(
                "process reports.unreadable",
                false,
                SinkFixtures.submission(5).getId(),
                StatusCode.UNSET),
            tuple("process reports.clean", true, null, StatusCode.ERROR));
    assertThat(SPANS.getSpans().get(0).getAttributes().get(AttributeKey.stringKey(Traces.REASON)))
        .isEqualTo("NO_STATUTORY_TABLES");
  }

  @Test
  void shouldTellNothingWhenTheBatchIsNotWrittenOrNobodyTraces() {
    StoringWork unused = StoringWork.begin(traces, batch());
    StoringWork.begin(Traces.none(), batch()).end();

    assertThat(unused).isNotNull();
    assertThat(SPANS.getSpans()).isEmpty();
  }

  private static Batch batch() {
    Origin letter =
        new Origin(
            Topics.CLEAN, 0, 3, new byte[1], new byte[1], 0, "00-" + TRACE + "-" + SPAN + "-01");
    List<SinkRecord> records =
        List.of(
            SinkFixtures.unreadable(1, 5, UnreadableReason.NO_STATUTORY_TABLES, "none", null),
            SinkFixtures.receipt(2, 5, ReceiptStatus.UNREADABLE),
            new SinkRecord.DeadLetter(letter, "broken"));
    Map<TopicPartition, Long> expected = new HashMap<>();
    records.forEach(
        record ->
            expected.put(new TopicPartition(record.at().topic(), record.at().partition()), 0L));
    return Batch.of(records, expected);
  }
}
