package io.gongkai.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.trace.Collector.ReceivedSpan;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.SubmissionLog;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Delivery;
import io.gongkai.schemas.trace.Traces;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TraceExportTest {
  private static final String CONTEXT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void shouldSendWhatIsLeftWhenItIsClosed() throws Exception {
    try (Collector collector = new Collector()) {
      GongkaiConfig config =
          config(
              "GONGKAI_TRACES_OTLP_ENDPOINT", collector.endpoint(),
              "GONGKAI_TRACES_OTLP_HEADERS", "Authorization=Bearer secret",
              "GONGKAI_INSTANCE_ID", "a");
      try (TraceExport export = TraceExport.open(config, "normalize", "gongkai-normalize")) {
        export.traces().process(delivery(CONTEXT), work -> work.note(Traces.FINDINGS, 3));
      }

      ReceivedSpan span = collector.await(spans -> spans.size() == 1).get(0);
      assertThat(span.service()).isEqualTo("gongkai-normalize");
      assertThat(span.trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
      assertThat(span.parent()).isEqualTo("b7ad6b7169203331");
      assertThat(span.attributes()).containsEntry(Traces.FINDINGS, "3");
      assertThat(collector.authorization()).isEqualTo("Bearer secret");
    }
  }

  @Test
  void shouldMakeNothingWhenNoCollectorIsConfigured() {
    try (TraceExport export = TraceExport.open(config(), "normalize", "gongkai-normalize")) {
      assertThat(export.traces()).isSameAs(Traces.none());
    }
  }

  @Test
  void shouldDropAndGoOnWhenTheCollectorIsAway() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(WatchedExporter.class);
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    logger.addAppender(events);
    try {
      assertThatAllIsDoneWithout();
    } finally {
      logger.detachAppender(events);
    }

    assertThat(events.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains("does not take traces (java.net.ConnectException");
  }

  private static void assertThatAllIsDoneWithout() throws Exception {
    Collector gone = new Collector();
    String endpoint = gone.endpoint();
    gone.close();
    AtomicInteger done = new AtomicInteger();

    try (TraceExport export =
        TraceExport.open(config("GONGKAI_TRACES_OTLP_ENDPOINT", endpoint), "sink", "")) {
      // More than are kept: none of it waits for the collector.
      for (int i = 0; i < 20_000; i++) {
        export.traces().process(delivery(""), work -> done.incrementAndGet());
      }
    }

    assertThat(done).hasValue(20_000);
  }

  @Test
  void shouldKeepTheShareOfTracesThatIsAskedForWhateverAHeaderSays() throws Exception {
    try (Collector collector = new Collector();
        TraceExport export =
            TraceExport.open(
                config(
                    "GONGKAI_TRACES_OTLP_ENDPOINT",
                    collector.endpoint(),
                    "GONGKAI_TRACES_SAMPLE_RATIO",
                    "0"),
                "validate",
                "")) {
      export.traces().process(delivery(CONTEXT), work -> assertThat(work.isTold()).isFalse());
    }
  }

  @Test
  void shouldLogUnderSubmissionAndTraceWhileASubmissionIsWorkedOn() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("io.gongkai.app.trace.test");
    ListAppender<ILoggingEvent> events =
        new ListAppender<>() {
          @Override
          protected void append(ILoggingEvent event) {
            // What the context says now, and not when somebody looks.
            event.prepareForDeferredProcessing();
            super.append(event);
          }
        };
    events.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(events);
    try (Collector collector = new Collector();
        TraceExport export =
            TraceExport.open(
                config("GONGKAI_TRACES_OTLP_ENDPOINT", collector.endpoint()), "validate", "")) {
      export
          .traces()
          .process(
              delivery(CONTEXT), work -> SubmissionLog.during("3f9a", () -> logger.info("in it")));
      logger.info("outside");

      ReceivedSpan span = collector.await(spans -> spans.size() == 1).get(0);
      assertThat(events.list)
          .extracting(ILoggingEvent::getMDCPropertyMap)
          .containsExactly(
              Map.of("submission", "3f9a", "trace_id", span.trace(), "span_id", span.id()),
              Map.of());
    } finally {
      logger.detachAppender(events);
    }
  }

  private static Delivery delivery(String context) {
    return new Delivery(new RecordOrigin(Topics.RAW, 0, 1), context, true);
  }

  private static GongkaiConfig config(String... settings) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return ConfigSource.load(null, environment);
  }
}
