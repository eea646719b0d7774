package io.gongkai.schemas.streams;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where a record came from before a stage sent it through an internal topic of its own; kept in a
 * header, so that a dead letter can name the topic that people know.
 *
 * @param topic topic
 * @param partition partition
 * @param offset offset
 */
public record RecordOrigin(String topic, int partition, long offset) {
  private static final String HEADER = "gongkai-origin";

  /** Kafka allows no slash in the name of a topic. */
  private static final Pattern TEXT = Pattern.compile("([^/]+)/([0-9]{1,9})/([0-9]{1,18})");

  /** Checks that there is a topic. */
  public RecordOrigin {
    Objects.requireNonNull(topic, "topic");
  }

  /** The origin that headers hold; empty when they hold none. */
  public static Optional<RecordOrigin> in(Headers headers) {
    Matcher text = TEXT.matcher(text(headers, HEADER));
    return text.matches()
        ? Optional.of(
            new RecordOrigin(
                text.group(1), Integer.parseInt(text.group(2)), Long.parseLong(text.group(3))))
        : Optional.empty();
  }

  /** Text of the last header of a name; empty when there is none. */
  static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Takes the origin out of headers. */
  public static void removeFrom(Headers headers) {
    headers.remove(HEADER);
  }

  /** Puts this origin into headers; one that stands there is the publisher's, and is replaced. */
  public void putInto(Headers headers) {
    String text = topic + "/" + partition + "/" + offset;
    headers.remove(HEADER).add(HEADER, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The place as {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
