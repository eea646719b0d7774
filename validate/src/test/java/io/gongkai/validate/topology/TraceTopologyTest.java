package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.validate.ReportFixture;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the stage tells of its work, and hands on with its records. */
class TraceTopologyTest {
  @RegisterExtension
  private static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String CONTEXT = "00-" + TRACE + "-" + SPAN + "-01";
  private static final Report REPORT =
      ReportFixture.zeros()
          .set("t4.reconsideration", "total", 3)
          .state("t3.granted", "other", CellState.NIL)
          .submission("a", 1)
          .build();
  private static final String KEY = ReportKey.of(REPORT);

  @TempDir private Path directory;

  private final Traces traces = Traces.of(SPANS.getOpenTelemetry(), "gongkai-validate");

  @Test
  void shouldGoOnWithTheTraceBehindTheRepartitioningAndUnderTheTopicThatPeopleKnow() {
    try (ValidateDriver driver = ValidateDriver.start(directory, traces)) {
      driver.normalized.pipeInput(report(CONTEXT));

      SpanData span = onlySpan();
      assertThat(span.getName()).isEqualTo("process reports.normalized");
      assertThat(span.getTraceId()).isEqualTo(TRACE);
      assertThat(span.getParentSpanId()).isEqualTo(SPAN);
      assertThat(attribute(span, Traces.SUBMISSION_ID)).isEqualTo("a");
      assertThat(attribute(span, Traces.STATUS)).isEqualTo("FLAGGED");
      assertThat(attribute(span, Traces.REPORT_KEY)).isEqualTo(KEY);
      TestRecord<String, ValidatedReport> flagged = driver.flagged.readRecord();
      TestRecord<String, Receipt> receipt = driver.receipts.readRecord();
      assertThat(span.getAttributes().get(AttributeKey.longKey(Traces.FINDINGS)))
          .isEqualTo((long) flagged.value().getFindings().size());
      String own = "00-" + TRACE + "-" + span.getSpanId() + "-01";
      assertThat(context(flagged.headers())).isEqualTo(own);
      assertThat(context(receipt.headers())).isEqualTo(own);
    }
  }

  @Test
  void shouldPointToTheFirstTraceWhenAReportIsSentAgain() {
    try (ValidateDriver driver = ValidateDriver.start(directory, traces)) {
      TestRecord<String, Report> again = report(CONTEXT);
      new Redrive("validate/0-1", 1, new RecordOrigin(Topics.NORMALIZED, 0, 7), 1, List.of("judge"))
          .putInto(again.headers());
      driver.redriven.pipeInput(again);

      SpanData span = onlySpan();
      assertThat(span.getTraceId()).isNotEqualTo(TRACE);
      assertThat(span.getLinks())
          .extracting(link -> link.getSpanContext().getSpanId())
          .containsExactly(SPAN);
      assertThat(context(driver.flagged.readRecord().headers())).contains(span.getTraceId());
      assertThat(context(driver.receipts.readRecord().headers())).contains(span.getTraceId());
    }
  }

  @Test
  void shouldLeaveHeadersAsTheyAreWhenNobodyTraces() {
    try (ValidateDriver driver = ValidateDriver.start(directory)) {
      driver.normalized.pipeInput(report(CONTEXT));

      assertThat(context(driver.flagged.readRecord().headers())).isEqualTo(CONTEXT);
      assertThat(context(driver.receipts.readRecord().headers())).isEqualTo(CONTEXT);
      assertThat(SPANS.getSpans()).isEmpty();
    }
  }

  private static SpanData onlySpan() {
    assertThat(SPANS.getSpans()).hasSize(1);
    return SPANS.getSpans().get(0);
  }

  private static String attribute(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }

  private static String context(Headers headers) {
    Header header = headers.lastHeader("traceparent");
    return header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
  }

  private static TestRecord<String, Report> report(String context) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", context.getBytes(StandardCharsets.UTF_8));
    return new TestRecord<>(KEY, REPORT, headers);
  }
}
