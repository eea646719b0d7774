package io.gongkai.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchedExporterTest {
  @Test
  void shouldSayOnceWhenTheCollectorGoesAndOnceWhenItComesBack() {
    Logger logger = (Logger) LoggerFactory.getLogger(WatchedExporter.class);
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    logger.addAppender(events);
    CompletableResultCode away =
        CompletableResultCode.ofExceptionalFailure(new IllegalStateException("away"));
    CompletableResultCode taken = CompletableResultCode.ofSuccess();
    WatchedExporter exporter =
        new WatchedExporter(
            new Answers(List.of(taken, away, away, taken, taken).iterator()),
            URI.create("http://collector:4318/v1/traces"));
    try {
      assertThat(exporter.export(List.of())).isSameAs(taken);
      assertThat(exporter.export(List.of())).isSameAs(away);
      exporter.export(List.of());
      exporter.export(List.of());
      exporter.export(List.of());
    } finally {
      logger.detachAppender(events);
    }

    assertThat(events.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            gone ->
                assertThat(gone)
                    .contains("http://collector:4318/v1/traces does not take traces", "away"),
            back -> assertThat(back).endsWith("takes traces again"));
  }

  /** Gives one answer after the other. */
  private record Answers(Iterator<CompletableResultCode> answers) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return answers.next();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
