package io.gongkai.schemas.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How far a withdrawal reaches, in a header of a tombstone on {@code reports.normalized}: it takes
 * back the submissions up to a place in their order, those too that come only after it.
 *
 * <p>A tombstone without it takes back what stands when it comes. A replay reads documents again
 * and does not meet withdrawals where they came between them, so it has to say what they took back.
 *
 * @param receivedAt time on reports.raw of the last submission that is taken back
 * @param partition its partition there
 * @param offset its offset there
 */
public record WithdrawnUntil(Instant receivedAt, int partition, long offset) {
  private static final String HEADER = "gongkai-withdrawn-until";
  private static final Pattern TEXT =
      Pattern.compile("(-?[0-9]{1,18})/([0-9]{1,10})/([0-9]{1,19})");

  /** Checks that there is a time. */
  public WithdrawnUntil {
    Objects.requireNonNull(receivedAt, "receivedAt");
  }

  /**
   * What headers say; empty when they say nothing of it.
   *
   * @throws IllegalArgumentException when they say it in a way that nobody understands
   */
  public static Optional<WithdrawnUntil> in(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    return Optional.of(parse(new String(header.value(), StandardCharsets.UTF_8)));
  }

  /**
   * Reads the text of {@link #toString}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static WithdrawnUntil parse(String value) {
    Matcher text = TEXT.matcher(value);
    if (!text.matches()) {
      throw new IllegalArgumentException(
          "the header "
              + HEADER
              + " says '"
              + value
              + "': it must be milliseconds/partition/offset");
    }
    return new WithdrawnUntil(
        Instant.ofEpochMilli(Long.parseLong(text.group(1))),
        Integer.parseInt(text.group(2)),
        Long.parseLong(text.group(3)));
  }

  /** Milliseconds, partition and offset, as the header has them. */
  @Override
  public String toString() {
    return receivedAt.toEpochMilli() + "/" + partition + "/" + offset;
  }

  /** Puts this into headers, in place of what they said of it. */
  public void putInto(Headers headers) {
    headers.remove(HEADER).add(HEADER, toString().getBytes(StandardCharsets.UTF_8));
  }
}
