package io.gongkai.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.topic.Topics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
  @RegisterExtension
  private static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String CONTEXT = "00-" + TRACE + "-" + SPAN + "-01";

  private final Traces traces = Traces.of(SPANS.getOpenTelemetry(), "gongkai-normalize");

  @Test
  void shouldGoOnWithTheTraceAndNameTheRecordWhenAHeaderNamesOne() {
    Headers headers = headers(CONTEXT);
    headers.add("tracestate", "vendor=anything".getBytes(StandardCharsets.UTF_8));

    traces.process(
        delivery(headers, true),
        work -> {
          assertThat(work.isTold()).isTrue();
          work.note(Traces.SUBMISSION_ID, "3f9a");
          traces.current().note(Traces.FINDINGS, 2);
          work.putInto(headers);
        });

    SpanData span = SPANS.getSpans().get(0);
    assertThat(span.getName()).isEqualTo("process reports.raw");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    Map<String, Object> attributes = new TreeMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    assertThat(attributes)
        .isEqualTo(
            Map.of(
                "messaging.system", "kafka",
                "messaging.destination.name", "reports.raw",
                "messaging.destination.partition.id", "3",
                "messaging.kafka.offset", 17L,
                "messaging.consumer.group.name", "gongkai-normalize",
                "messaging.operation.name", "process",
                "messaging.operation.type", "process",
                "gongkai.submission.id", "3f9a",
                "gongkai.findings", 2L));
    assertThat(text(headers))
        .isEqualTo(Map.of("traceparent", "00-" + TRACE + "-" + span.getSpanId() + "-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "00",
        "00-",
        "----",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-雁栖市雁栖市雁栖市雁栖市雁栖市雁栖市雁栖-b7ad6b7169203331-01",
        "\u0000\u202e\n\r"
      })
  void shouldBeginATraceWhenAHeaderIsNone(String hostile) {
    Headers headers = headers(hostile);

    traces.process(delivery(headers, true), work -> work.putInto(headers));

    SpanData span = SPANS.getSpans().get(0);
    assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(text(headers)).isEqualTo(Map.of("traceparent", context(span)));
  }

  @Test
  void shouldNotEvenLookWhenAHeaderIsLong() {
    assertThat(traces.contextIn(headers(CONTEXT + "-" + "0".repeat(1 << 20)))).isEmpty();
    assertThat(traces.contextIn(new RecordHeaders().add("traceparent", null))).isEmpty();
    assertThat(traces.contextIn(new RecordHeaders())).isEmpty();
  }

  @Test
  void shouldTakeTheLastHeaderAndLeaveOneWhenThereAreMany() {
    Headers headers = headers("x");
    for (int i = 0; i < 1_000; i++) {
      headers.add("traceparent", CONTEXT.getBytes(StandardCharsets.US_ASCII));
    }

    traces.process(delivery(headers, true), work -> work.putInto(headers));

    assertThat(SPANS.getSpans().get(0).getTraceId()).isEqualTo(TRACE);
    assertThat(headers.toArray()).hasSize(1);
  }

  @Test
  void shouldBeginATraceThatPointsToTheFirstWhenARecordIsSentAgain() {
    traces.process(delivery(headers(CONTEXT), false), work -> {});
    traces.process(delivery(headers("x"), false), work -> {});

    SpanData again = SPANS.getSpans().get(0);
    assertThat(again.getTraceId()).isNotEqualTo(TRACE);
    assertThat(again.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(again.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly(SPAN);
    assertThat(SPANS.getSpans().get(1).getLinks()).isEmpty();
  }

  @Test
  void shouldTellOfAFailureWithoutItsMessageWhenTheWorkThrows() {
    assertThatThrownBy(
            () ->
                traces.process(
                    delivery(headers(CONTEXT), true),
                    work -> {
                      throw new IllegalStateException("text of a document");
                    }))
        .hasMessage("text of a document");

    SpanData span = SPANS.getSpans().get(0);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(span.toString()).doesNotContain("text of a document");
  }

  @Test
  void shouldSendWithinTheRequestAndJudgeFaultsByTheAnswer() {
    traces.request(
        "POST",
        "/v1/reports",
        work -> {
          Work sending = traces.sending(Topics.RAW, 5);
          sending.end();
          work.note(Traces.ANSWER, 202);
        });
    assertThatThrownBy(() -> answer(404)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> answer(503)).isInstanceOf(IllegalArgumentException.class);

    SpanData sending = SPANS.getSpans().get(0);
    SpanData request = SPANS.getSpans().get(1);
    assertThat(sending.getName()).isEqualTo("send reports.raw");
    assertThat(sending.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(sending.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(request.getName()).isEqualTo("POST /v1/reports");
    assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(SPANS.getSpans())
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.UNSET, StatusCode.UNSET, StatusCode.UNSET, StatusCode.ERROR);
  }

  private void answer(int status) {
    traces.request(
        "POST",
        "/v1/reports",
        work -> {
          work.note(Traces.ANSWER, status);
          throw new IllegalArgumentException("refused");
        });
  }

  @Test
  void shouldChangeNoHeaderWhenNobodyWorksOrNobodyTraces() {
    Headers headers = headers(CONTEXT);
    headers.add("tracestate", "vendor=anything".getBytes(StandardCharsets.UTF_8));
    Map<String, String> before = text(headers);

    traces.current().putInto(headers);
    Traces none = Traces.none();
    assertThat(none.contextIn(headers)).isEmpty();
    none.process(delivery(headers, true), work -> work.putInto(headers));
    none.sending(Topics.RAW, 1).putInto(headers);
    none.current().putInto(headers);

    assertThat(none.isOn()).isFalse();
    assertThat(text(headers)).isEqualTo(before);
    assertThat(SPANS.getSpans()).isEmpty();
  }

  private Delivery delivery(Headers headers, boolean first) {
    return new Delivery(new RecordOrigin(Topics.RAW, 3, 17), traces.contextIn(headers), first);
  }

  /** A new trace's flags say too that its id is random. */
  private static String context(SpanData span) {
    return "00-%s-%s-%s"
        .formatted(
            span.getTraceId(), span.getSpanId(), span.getSpanContext().getTraceFlags().asHex());
  }

  private static Headers headers(String context) {
    return new RecordHeaders().add("traceparent", context.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> text(Headers headers) {
    Map<String, String> text = new TreeMap<>();
    headers.forEach(it -> text.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
    return text;
  }
}
