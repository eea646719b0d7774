package io.gongkai.validate.topology;

import io.gongkai.model.UnreadableReason;
import io.gongkai.validate.standing.HandedIn;
import io.gongkai.validate.standing.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The bytes of a {@link Refusal} in the store and its changelog: the text {@code
 * id/partition/offset/REASON} in UTF-8.
 */
final class RefusalSerde {
  private static final Pattern TEXT =
      Pattern.compile("(?s)(.*)/(-?[0-9]{1,9})/(-?[0-9]{1,18})/([A-Z_]+)");

  private RefusalSerde() {}

  static Serde<Refusal> create() {
    return Serdes.serdeFrom(
        (topic, refusal) -> refusal == null ? null : write(refusal),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(Refusal refusal) {
    HandedIn first = refusal.handedIn();
    String text =
        first.submissionId()
            + "/"
            + first.partition()
            + "/"
            + first.offset()
            + "/"
            + refusal.reason().name();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Refusal read(byte[] bytes) {
    Matcher text = TEXT.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (!text.matches()) {
      throw new SerializationException(
          "the store of refusals holds " + bytes.length + " bytes that are no refusal");
    }
    HandedIn first =
        new HandedIn(text.group(1), Integer.parseInt(text.group(2)), Long.parseLong(text.group(3)));
    try {
      return new Refusal(first, UnreadableReason.valueOf(text.group(4)));
    } catch (IllegalArgumentException e) {
      throw new SerializationException(
          "the store of refusals holds the unknown reason " + text.group(4), e);
    }
  }
}
