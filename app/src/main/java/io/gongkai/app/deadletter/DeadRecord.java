package io.gongkai.app.deadletter;

import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record on the dead letter topic of a stage.
 *
 * <p>Of headers with the same name the last is the stage's: what a publisher wrote under its name
 * stands before it.
 *
 * @param stage the stage that failed
 * @param record the record
 */
record DeadRecord(Stage stage, ConsumerRecord<byte[], byte[]> record) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PROCESSOR = Pattern.compile("[^ ,]{1,200}");

  LetterId id() {
    return LetterId.of(stage, record.partition(), record.offset());
  }

  Instant failedAt() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Class of the exception; empty when it is not known. */
  String exception() {
    return header(DeadLetterHandler.EXCEPTION_HEADER);
  }

  /** Message of the exception; empty when it had none. */
  String message() {
    return header(DeadLetterHandler.MESSAGE_HEADER);
  }

  /** Where the exception was thrown; empty when it is not known. */
  String stackTrace() {
    return header(DeadLetterHandler.STACKTRACE_HEADER);
  }

  /** Version of the stage that failed; empty when it is not known. */
  String version() {
    return header(DeadLetterHandler.VERSION_HEADER);
  }

  /** Name of the processor that failed; empty when it is not known. */
  String processor() {
    String processor = header(DeadLetterHandler.PROCESSOR_HEADER);
    return PROCESSOR.matcher(processor).matches() ? processor : "";
  }

  /** Where the record stood; empty when none stands behind it, as when a timer failed. */
  Optional<RecordOrigin> origin() {
    String topic = header(DeadLetterHandler.TOPIC_HEADER);
    OptionalLong partition = number(DeadLetterHandler.PARTITION_HEADER);
    OptionalLong offset = number(DeadLetterHandler.OFFSET_HEADER);
    return topic.isEmpty()
            || partition.isEmpty()
            || offset.isEmpty()
            || partition.getAsLong() > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new RecordOrigin(topic, (int) partition.getAsLong(), offset.getAsLong()));
  }

  /** The record's time where it stood, in milliseconds since the epoch; empty when not known. */
  OptionalLong timestamp() {
    return number(DeadLetterHandler.TIMESTAMP_HEADER);
  }

  /** How the record was sent again before it failed; empty when it never was. */
  Optional<Redrive> redrive() {
    return Redrive.in(record.headers());
  }

  /** Size of the value in bytes; 0 when there is none. */
  int valueBytes() {
    return record.value() == null ? 0 : record.value().length;
  }

  /** The headers that the record had where it stood. */
  Headers ownHeaders() {
    RecordHeaders own = new RecordHeaders();
    for (Header header : record.headers()) {
      if (!header.key().startsWith(DeadLetterHandler.ERRORS_PREFIX)
          && !header.key().startsWith("gongkai-")) {
        own.add(header);
      }
    }
    return own;
  }

  /** The record as it is sent again, now. */
  Redrive nextRedrive(RecordOrigin origin, long timestamp) {
    Optional<Redrive> before = redrive();
    List<String> processors = new ArrayList<>(before.map(Redrive::processors).orElse(List.of()));
    if (!processors.contains(processor())) {
      processors.add(processor());
    }
    return new Redrive(
        id().toString(), before.map(Redrive::times).orElse(0) + 1, origin, timestamp, processors);
  }

  private OptionalLong number(String header) {
    String text = header(header);
    return NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
