package io.gongkai.app.deadletter;

import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.sink.SinkDeadLetters;
import java.time.Instant;
import java.util.Optional;

/**
 * What a list says of a dead letter: all but its bytes.
 *
 * @param id its identity
 * @param failedAt when the stage failed; null when it is not known
 * @param exception class of the exception; empty when it is not known
 * @param message message of the exception, cut off where it is long; empty when it had none
 * @param origin where the record stood; null when none stands behind it
 * @param valueBytes size of the record's value in bytes
 * @param redriven how often the record had been sent again before this failure
 * @param earlier id of the dead letter that it was sent again from; empty when it never was
 */
record DeadLetter(
    LetterId id,
    Instant failedAt,
    String exception,
    String message,
    RecordOrigin origin,
    long valueBytes,
    int redriven,
    String earlier) {
  private static final int LONGEST = 1_000;

  /** What became of a dead letter. */
  enum State {
    /** Nothing yet. */
    OPEN,
    /** It was sent again, and no failure is known since. */
    REDRIVEN,
    /** It was sent again and failed again: there is a newer dead letter for it. */
    CAME_BACK
  }

  static DeadLetter of(DeadRecord record) {
    Optional<Redrive> redrive = record.redrive();
    return new DeadLetter(
        record.id(),
        record.failedAt(),
        record.exception(),
        cut(record.message()),
        record.origin().orElse(null),
        record.valueBytes(),
        redrive.map(Redrive::times).orElse(0),
        redrive.map(Redrive::letter).orElse(""));
  }

  static DeadLetter of(SinkDeadLetters.Letter letter) {
    return new DeadLetter(
        LetterId.ofSink(letter.topic(), letter.partition(), letter.offset()),
        letter.failedAt(),
        "",
        cut(letter.error()),
        new RecordOrigin(letter.topic(), letter.partition(), letter.offset()),
        letter.valueBytes(),
        0,
        "");
  }

  private static String cut(String message) {
    return message.length() <= LONGEST
        ? message
        : message.substring(0, message.offsetByCodePoints(0, LONGEST / 2)) + "…";
  }
}
