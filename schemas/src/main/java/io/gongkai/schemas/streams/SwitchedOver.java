package io.gongkai.schemas.streams;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * The switch of the pipeline to a replay that a record was written by or after, in a header.
 *
 * <p>On reports.clean and reports.flagged everything has it that came with the switch or later: it
 * counts in place of what was there before, even where that came from a newer document. On
 * reports.normalized and reports.unreadable only what was copied from the replay has it, since that
 * is no news. Stages take it out of what comes from publishers.
 *
 * @param replay id of the replay
 * @param at when the switch began, in milliseconds since the epoch; a later switch has a later time
 */
public record SwitchedOver(String replay, long at) {
  private static final String HEADER = "gongkai-switched-over";
  private static final Pattern TEXT = Pattern.compile("([a-z0-9-]{1,40}) ([0-9]{1,18})");

  /** What headers say; empty when they say nothing, or nothing that can be understood. */
  public static Optional<SwitchedOver> in(Headers headers) {
    Matcher text = TEXT.matcher(RecordOrigin.text(headers, HEADER));
    return text.matches()
        ? Optional.of(new SwitchedOver(text.group(1), Long.parseLong(text.group(2))))
        : Optional.empty();
  }

  /** Takes the header out. */
  public static void removeFrom(Headers headers) {
    headers.remove(HEADER);
  }

  /** Puts this into headers, in place of what stands there. */
  public void putInto(Headers headers) {
    String text = replay + " " + at;
    headers.remove(HEADER).add(HEADER, text.getBytes(StandardCharsets.UTF_8));
  }
}
