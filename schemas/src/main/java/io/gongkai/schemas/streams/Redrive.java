package io.gongkai.schemas.streams;

import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * What a record that was sent again says of itself: which dead letter it comes from, how often it
 * was sent, where and when it stood first, and which processors failed on it.
 *
 * <p>Kept in a header, which is believed only on topics that nobody but an operator may write to:
 * see {@link #isBelievedOn}.
 *
 * @param letter id of the dead letter that it was sent from, {@code stage/partition-offset}
 * @param times how often it was sent by now, from 1
 * @param origin where the record stood when a stage failed on it first
 * @param timestamp its timestamp there, in milliseconds since the epoch
 * @param processors names of the processors that failed on it so far, each once, the first of them
 *     first
 */
public record Redrive(
    String letter, int times, RecordOrigin origin, long timestamp, List<String> processors) {
  /**
   * Transactional id of whoever sends records again. There is one for all stages, so that one alone
   * can send at a time.
   */
  public static final String TRANSACTIONAL_ID = "gongkai-redrive";

  private static final String HEADER = "gongkai-redrive";

  /** No part of it may hold a space; Kafka allows none in the name of a topic. */
  private static final Pattern TEXT =
      Pattern.compile(
          "([^ ]{1,300}) ([0-9]{1,9}) ([^ /]{1,249})/([0-9]{1,9})/([0-9]{1,18}) ([0-9]{1,18})"
              + " ([^ ]{0,2000})");

  private static final Pattern PROCESSOR = Pattern.compile("[^ ,]+");

  private static final Set<String> BELIEVED =
      Set.of(Topics.NORMALIZE_REDRIVE, Topics.VALIDATE_REDRIVE, Topics.WAIVERS);

  /** Checks that it can be written and read again. */
  public Redrive {
    Objects.requireNonNull(letter, "letter");
    Objects.requireNonNull(origin, "origin");
    processors = List.copyOf(processors);
    if (times < 1 || timestamp < 0) {
      throw new IllegalArgumentException(
          "a record is sent again at least once, and was written after 1970: " + letter);
    }
    if (processors.stream().anyMatch(it -> !PROCESSOR.matcher(it).matches())) {
      throw new IllegalArgumentException("no names of processors: " + processors);
    }
  }

  /**
   * Whether the header is an operator's on a topic. Elsewhere it is a publisher's, whatever it
   * says.
   */
  public static boolean isBelievedOn(String topic) {
    return BELIEVED.contains(topic);
  }

  /** What headers say; empty when they say nothing, or nothing that can be understood. */
  public static Optional<Redrive> in(Headers headers) {
    Matcher text = TEXT.matcher(RecordOrigin.text(headers, HEADER));
    if (!text.matches() || Integer.parseInt(text.group(2)) < 1) {
      return Optional.empty();
    }
    RecordOrigin origin =
        new RecordOrigin(
            text.group(3), Integer.parseInt(text.group(4)), Long.parseLong(text.group(5)));
    List<String> processors =
        PROCESSOR.matcher(text.group(7)).results().map(it -> it.group()).toList();
    return Optional.of(
        new Redrive(
            text.group(1),
            Integer.parseInt(text.group(2)),
            origin,
            Long.parseLong(text.group(6)),
            processors));
  }

  /**
   * What the headers of a record on a topic say that a stage has for such records alone.
   *
   * @throws IllegalArgumentException when they say nothing that can be understood
   */
  public static Redrive require(Headers headers) {
    return in(headers)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the record does not say which dead letter it comes from: only 'gongkai"
                        + " dead-letter redrive' writes here"));
  }

  /** Takes the header out. */
  public static void removeFrom(Headers headers) {
    headers.remove(HEADER);
  }

  /** Puts this into headers, in place of what stands there. */
  public void putInto(Headers headers) {
    String text =
        letter
            + " "
            + times
            + " "
            + origin.topic()
            + "/"
            + origin.partition()
            + "/"
            + origin.offset()
            + " "
            + timestamp
            + " "
            + String.join(",", processors);
    headers.remove(HEADER).add(HEADER, text.getBytes(StandardCharsets.UTF_8));
  }
}
