package io.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLogLinesTest {
  private static final String HOSTILE = "x\r\n{\"level\":\"ERROR\"} \u001b[2J\u009b\u202e";

  @Test
  void shouldBeOneObjectOnOneLineWhenTextIsHostile() throws IOException {
    String line = logged(new IllegalStateException(HOSTILE));
    JsonNode object = new ObjectMapper().readTree(line);

    assertThat(line).endsWith("}\n").doesNotContain("\u001b", "\u009b", "\u202e", "\r");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(object.path("time").asText()).isEqualTo("2027-01-31T08:00:00.120Z");
    assertThat(object.path("level").asText()).isEqualTo("WARN");
    assertThat(object.path("logger").asText()).isEqualTo("io.gongkai.Stage");
    assertThat(object.path("message").asText()).isEqualTo(HOSTILE);
    assertThat(object.path("exception").asText()).contains("IllegalStateException: " + HOSTILE);
  }

  @Test
  void shouldNameTheSubmissionWhenOneIsWorkedOn() throws IOException {
    JsonNode object = new ObjectMapper().readTree(logged(null));

    assertThat(object.path("submission").asText()).isEqualTo("3f9a");
    assertThat(object.has("exception")).isFalse();
  }

  private static String logged(Throwable error) {
    LoggerContext context = new LoggerContext();
    JsonLogLines layout = new JsonLogLines(context);
    layout.start();
    LoggingEvent event =
        new LoggingEvent(
            "x",
            context.getLogger("io.gongkai.Stage"),
            Level.WARN,
            "{}",
            error,
            new Object[] {HOSTILE});
    event.setInstant(Instant.parse("2027-01-31T08:00:00.120Z"));
    event.setMDCPropertyMap(Map.of("submission", "3f9a"));
    return layout.doLayout(event);
  }
}
