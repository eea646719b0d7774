package io.gongkai.normalize.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the stage tells of its work, and hands on with its records. */
class TraceTopologyTest {
  @RegisterExtension
  private static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

  private static final Map<String, String> SERDES =
      Map.of("schema.registry.url", "mock://trace-topology");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String CONTEXT = "00-" + TRACE + "-" + SPAN + "-01";
  private static final byte[] DOCUMENT =
      TextLayout.TABS
          .render(new ReportGenerator(new Random(3)).next())
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_REPORT = "明天开会".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;
  private TopologyTestDriver driver;

  @AfterEach
  void stop() {
    driver.close();
    InMemorySchemaRegistry.drop("trace-topology");
  }

  @Test
  void shouldGoOnWithThePublishersTraceInEveryRecordThatComesOfADocument() {
    start(PipelineRun.LIVE, Traces.of(SPANS.getOpenTelemetry(), "gongkai-normalize"));

    pipe(Topics.RAW, document(DOCUMENT, CONTEXT));

    SpanData span = onlySpan();
    assertThat(span.getName()).isEqualTo("process reports.raw");
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(attribute(span, Traces.SUBMISSION_ID)).isEqualTo(SubmissionId.of("", DOCUMENT));
    assertThat(attribute(span, Traces.STATUS)).isEqualTo("NORMALIZED");
    String own = "00-" + TRACE + "-" + span.getSpanId() + "-01";
    assertThat(contexts(Topics.NORMALIZED)).containsExactly(own);
    assertThat(contexts(Topics.RECEIPTS)).containsExactly(own, own);
  }

  @Test
  void shouldReadTheDocumentInATraceOfItsOwnWhenTheHeaderIsHostile() {
    start(PipelineRun.LIVE, Traces.of(SPANS.getOpenTelemetry(), "gongkai-normalize"));

    pipe(Topics.RAW, document(NO_REPORT, CONTEXT + "\u0000".repeat(100_000)));

    SpanData span = onlySpan();
    assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(attribute(span, Traces.STATUS)).isEqualTo("UNREADABLE");
    assertThat(attribute(span, Traces.REASON)).isNotEmpty();
    assertThat(contexts(Topics.UNREADABLE))
        .allSatisfy(
            it -> assertThat(it).startsWith("00-" + span.getTraceId() + "-" + span.getSpanId()))
        .hasSize(1);
  }

  @Test
  void shouldPointToTheFirstTraceWhenADocumentIsSentAgainOrReplayed() {
    start(PipelineRun.LIVE, Traces.of(SPANS.getOpenTelemetry(), "gongkai-normalize"));
    TestRecord<String, byte[]> again = document(DOCUMENT, CONTEXT);
    new Redrive(
            "normalize/0-1", 1, new RecordOrigin(Topics.RAW, 4, 77), 1, List.of("read-document"))
        .putInto(again.headers());

    pipe(Topics.NORMALIZE_REDRIVE, again);
    assertPointsToTheFirst(onlySpan());
    driver.close();
    SPANS.clearSpans();

    start(PipelineRun.replay("spring"), Traces.of(SPANS.getOpenTelemetry(), "gongkai-replay"));
    pipe(Topics.RAW, document(DOCUMENT, CONTEXT));
    assertPointsToTheFirst(onlySpan());
  }

  private static void assertPointsToTheFirst(SpanData span) {
    assertThat(span.getTraceId()).isNotEqualTo(TRACE);
    assertThat(span.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(TRACE);
  }

  @Test
  void shouldTellOfAFailureAndKeepTheRecordsContextWhenItGoesToTheDeadLetters() {
    start(PipelineRun.LIVE, Traces.of(SPANS.getOpenTelemetry(), "gongkai-normalize"));
    TestRecord<String, byte[]> claim = document(new byte[0], CONTEXT);
    claim.headers().add(RawHeaders.BLOB_SHA256, "a".repeat(64).getBytes(StandardCharsets.UTF_8));
    claim.headers().add(RawHeaders.BLOB_SIZE, "5".getBytes(StandardCharsets.UTF_8));

    pipe(Topics.RAW, claim);

    SpanData span = onlySpan();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attribute(span, "error.type"))
        .isEqualTo(DocumentNotFetchedException.class.getName());
    assertThat(contexts(Topics.NORMALIZE_DEAD_LETTER)).containsExactly(CONTEXT);
  }

  @Test
  void shouldLeaveHeadersAsTheyAreWhenNobodyTraces() {
    start(PipelineRun.LIVE, Traces.none());

    pipe(Topics.RAW, document(DOCUMENT, CONTEXT));
    pipe(Topics.RAW, document(NO_REPORT, null));

    assertThat(SPANS.getSpans()).isEmpty();
    assertThat(contexts(Topics.NORMALIZED)).containsExactly(CONTEXT);
    assertThat(contexts(Topics.UNREADABLE)).containsExactly("");
  }

  private void start(PipelineRun run, Traces traces) {
    driver =
        new TopologyTestDriver(
            NormalizeTopology.build(
                new Normalizer(NormalizerLimits.defaults()),
                ClaimedDocuments.none(),
                SERDES,
                run,
                ReadingListener.NONE,
                traces),
            StreamsSettings.of(Stage.NORMALIZE, "unused:1", directory, Map.of()));
  }

  private void pipe(String topic, TestRecord<String, byte[]> record) {
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  private static SpanData onlySpan() {
    assertThat(SPANS.getSpans()).hasSize(1);
    return SPANS.getSpans().get(0);
  }

  private static String attribute(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }

  /** What the records on a topic say of their trace. */
  private List<String> contexts(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(
            record -> {
              Header header = record.headers().lastHeader("traceparent");
              return header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
            })
        .toList();
  }

  private static TestRecord<String, byte[]> document(byte[] document, String context) {
    RecordHeaders headers = new RecordHeaders();
    if (context != null) {
      headers.add("traceparent", context.getBytes(StandardCharsets.UTF_8));
    }
    return new TestRecord<>(null, document, headers);
  }
}
