package io.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.gongkai.schemas.streams.SubmissionLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogLinesTest {
  private static final String FORGED = "x\r\n2031-01-01T00:00:00.000Z WARN  forged \u001b[2J\u202e";

  @Test
  void shouldBeginOneLineOnlyWhenAMessageHoldsLineEnds() {
    List<String> lines = logged(null);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .endsWith("WARN  io.gongkai.Stage x  2031-01-01T00:00:00.000Z WARN  forged  [2J ");
  }

  @Test
  void shouldIndentEverythingOfAnExceptionWhenItsMessageHoldsLineEnds() {
    List<String> lines = logged(new IllegalStateException(FORGED, new RuntimeException(FORGED)));

    assertThat(lines).hasSizeGreaterThan(4);
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("\t"));
    assertThat(String.join("", lines)).doesNotContain("\u001b", "\u202e", "\r");
  }

  @Test
  void shouldNameTheSubmissionWhenOneIsWorkedOn() {
    AtomicReference<List<String>> lines = new AtomicReference<>();
    SubmissionLog.during("3f9a", () -> lines.set(logged(null)));

    assertThat(lines.get().get(0)).contains("io.gongkai.Stage [3f9a] x ");
    assertThat(logged(null).get(0)).doesNotContain("3f9a");
  }

  private static List<String> logged(Throwable error) {
    LoggerContext context = new LoggerContext();
    LogLines layout = new LogLines(context);
    layout.start();
    LoggingEvent event =
        new LoggingEvent(
            "x",
            context.getLogger("io.gongkai.Stage"),
            Level.WARN,
            "{}",
            error,
            new Object[] {FORGED});
    event.setMDCPropertyMap(
        Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.<String, String>of()));
    return List.of(layout.doLayout(event).split("\n"));
  }
}
