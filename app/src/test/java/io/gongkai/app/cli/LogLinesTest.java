package io.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    return List.of(layout.doLayout(event).split("\n"));
  }
}
