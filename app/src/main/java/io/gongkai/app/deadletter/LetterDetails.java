package io.gongkai.app.deadletter;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.PrintedJson;
import io.gongkai.app.deadletter.DeadLetter.State;
import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.sink.SinkDeadLetters;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** One dead letter in full. */
final class LetterDetails {
  private static final byte[] NOTHING = new byte[0];
  private static final int LONGEST = 500;
  private static final int MOST_FRAMES = 200;
  private static final int PREVIEW_BYTES = 2_048;
  private static final int PREVIEW_LINES = 20;

  private final DeadLetter letter;
  private final State state;
  private final ConsumerRecord<byte[], byte[]> record;
  private final List<Field> facts;
  private final String stackTrace;

  private record Field(String name, String value) {}

  private LetterDetails(
      DeadLetter letter,
      State state,
      ConsumerRecord<byte[], byte[]> record,
      List<Field> facts,
      String stackTrace) {
    this.letter = letter;
    this.state = state;
    this.record = record;
    this.facts = facts;
    this.stackTrace = stackTrace;
  }

  static LetterDetails of(DeadRecord dead, State state) {
    List<Field> facts = new ArrayList<>();
    facts.add(new Field("version", dead.version()));
    facts.add(new Field("processor", dead.processor()));
    dead.timestamp()
        .ifPresent(time -> facts.add(new Field("written", Instant.ofEpochMilli(time).toString())));
    return new LetterDetails(DeadLetter.of(dead), state, dead.record(), facts, dead.stackTrace());
  }

  static LetterDetails of(SinkDeadLetters.Letter letter, ConsumerRecord<byte[], byte[]> record) {
    return new LetterDetails(DeadLetter.of(letter), State.OPEN, record, List.of(), "");
  }

  /** The value's bytes; none when there is no value. */
  byte[] value() {
    return record.value() == null ? NOTHING : record.value();
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder(LetterPrinter.text(new LetterList.Entry(letter, state)));
    facts.forEach(fact -> line(text, fact.name(), fact.value()));
    line(text, "key", record.key() == null ? "" : decoded(record.key()).orElse(hex(record.key())));
    text.append("headers\n");
    headers().forEach(header -> line(text, header.name(), header.value()));
    if (!stackTrace.isEmpty()) {
      text.append("cause\n");
      stackTrace
          .lines()
          .limit(MOST_FRAMES)
          .forEach(frame -> text.append("  ").append(frame(frame)).append('\n'));
    }
    text.append("value\n");
    preview().forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  /** For programs: one object on one line; the bytes are for --output. */
  String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = PrintedJson.factory().createGenerator(line)) {
      json.writeStartObject();
      LetterPrinter.write(letter, state, json);
      for (Field fact : facts) {
        json.writeStringField(fact.name(), fact.value());
      }
      json.writeStringField(
          "key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
      json.writeArrayFieldStart("headers");
      for (Field header : headers()) {
        json.writeStartObject();
        json.writeStringField("name", header.name());
        json.writeStringField("value", header.value());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("stackTrace", stackTrace);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the dead letter could not be put into JSON", e);
    }
    return line + "\n";
  }

  private List<Field> headers() {
    List<Field> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      if (!header.key().equals(DeadLetterHandler.STACKTRACE_HEADER)) {
        byte[] value = header.value() == null ? NOTHING : header.value();
        headers.add(new Field(header.key(), decoded(value).orElse(hex(value))));
      }
    }
    return headers;
  }

  private List<String> preview() {
    byte[] value = value();
    byte[] beginning = Arrays.copyOf(value, Math.min(value.length, PREVIEW_BYTES));
    Optional<String> decoded = decoded(beginning);
    List<String> lines = new ArrayList<>();
    if (decoded.isPresent()) {
      decoded
          .get()
          .lines()
          .limit(PREVIEW_LINES)
          .forEach(line -> lines.add(Escaped.line(line, LONGEST)));
    } else {
      for (int i = 0; i < Math.min(beginning.length, 16 * PREVIEW_LINES); i += 16) {
        byte[] row = Arrays.copyOfRange(beginning, i, Math.min(beginning.length, i + 16));
        lines.add(HexFormat.ofDelimiter(" ").formatHex(row));
      }
    }
    lines.add("(" + LetterPrinter.bytes(value.length) + " in all)");
    return lines;
  }

  /** Bytes as UTF-8 text, whose last character may be cut off; empty when they are none. */
  private static Optional<String> decoded(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, false);
    // Bytes without any meaning as text may be valid UTF-8; zeros betray most of them.
    return result.isError() || chars.flip().toString().indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(chars.toString());
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LONGEST / 2));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ")
        .append(Escaped.line(name, LONGEST))
        .append(": ")
        .append(Escaped.line(value, LONGEST))
        .append('\n');
  }

  /** A frame keeps its indentation, which a tab would move out of the picture. */
  private static String frame(String frame) {
    return Escaped.line(frame.replace("\t", "    "), LONGEST);
  }
}
