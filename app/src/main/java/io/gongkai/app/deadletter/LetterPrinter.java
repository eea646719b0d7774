package io.gongkai.app.deadletter;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.PrintedJson;
import io.gongkai.app.deadletter.DeadLetter.State;
import io.gongkai.schemas.streams.RecordOrigin;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what a list says of a dead letter. */
final class LetterPrinter {
  /** Names of the states, in their order. */
  static final List<String> STATES =
      Arrays.stream(State.values()).map(LetterPrinter::name).toList();

  private static final int LONGEST_MESSAGE = 200;

  private LetterPrinter() {}

  /** Name of a state as it is written. */
  static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people: three lines. */
  static String text(LetterList.Entry entry) {
    DeadLetter letter = entry.letter();
    return letter.id()
        + "  "
        + (letter.failedAt() == null ? "time not known" : letter.failedAt())
        + "  "
        + name(entry.state())
        + "\n  "
        + cause(letter.exception(), letter.message())
        + "\n  from "
        + origin(letter.origin())
        + ", "
        + bytes(letter.valueBytes())
        + (letter.redriven() == 0 ? "" : ", sent again " + times(letter.redriven()))
        + "\n";
  }

  /** For programs: one object on one line. */
  static String json(LetterList.Entry entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = PrintedJson.factory().createGenerator(line)) {
      json.writeStartObject();
      write(entry.letter(), entry.state(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the dead letter could not be put into JSON", e);
    }
    return line + "\n";
  }

  static void write(DeadLetter letter, State state, JsonGenerator json) throws IOException {
    json.writeStringField("id", letter.id().toString());
    json.writeStringField("stage", letter.id().stage().id());
    json.writeStringField("state", name(state));
    json.writeStringField(
        "failedAt", letter.failedAt() == null ? null : letter.failedAt().toString());
    json.writeStringField("exception", letter.exception());
    json.writeStringField("message", letter.message());
    RecordOrigin origin = letter.origin();
    json.writeStringField("topic", origin == null ? null : origin.topic());
    if (origin != null) {
      json.writeNumberField("partition", origin.partition());
      json.writeNumberField("offset", origin.offset());
    }
    json.writeNumberField("bytes", letter.valueBytes());
    json.writeNumberField("timesRedriven", letter.redriven());
  }

  /** Class, without its package, and message on one line. */
  static String cause(String exception, String message) {
    String name = exception.substring(exception.lastIndexOf('.') + 1);
    String text = Escaped.line(message, LONGEST_MESSAGE);
    String shownName = Escaped.line(name, 100);
    return shownName.isEmpty() || text.isEmpty() ? shownName + text : shownName + ": " + text;
  }

  static String origin(RecordOrigin origin) {
    return origin == null ? "no record" : Escaped.line(origin.toString(), 300);
  }

  static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%,d bytes", bytes);
  }

  static String times(int times) {
    return times == 1 ? "once" : times + " times";
  }
}
