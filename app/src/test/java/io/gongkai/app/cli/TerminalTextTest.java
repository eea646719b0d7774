package io.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b", "\u009b", "\u0007", "\b", "\r", "\n", "\u007f", "\u202e", "\u2066", "\u2028",
        "\u2029", "\u200b", "\ufeff", "\ud800"
      })
  void shouldLeaveNothingThatATerminalObeysWhenTextComesFromOutside(String obeyed) {
    assertThat(TerminalText.line("a" + obeyed + "年报")).isEqualTo("a 年报");
  }

  @Test
  void shouldKeepTheLinesOfAMessageThatHasSeveral() {
    assertThat(TerminalText.lines("one\n\u001b[2Jtwo\r\n𠮷")).isEqualTo("one\n [2Jtwo \n𠮷");
  }

  @Test
  void shouldEscapeWhatATerminalObeysAndKeepTheTextWhenItIsJson() throws IOException {
    String text = "\u001b[31m\u009b2J\u007f\u202e96\u2028𠮷\"年";
    StringWriter line = new StringWriter();
    try (JsonGenerator json = PrintedJson.factory().createGenerator(line)) {
      json.writeString(text);
    }
    assertThat(line.toString().codePoints()).noneMatch(TerminalText::isObeyed);
    assertThat(line.toString()).contains("𠮷", "年", "\\u202e");
    assertThat(new ObjectMapper().readTree(line.toString()).textValue()).isEqualTo(text);
  }
}
