package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant; mixed into the commands. */
final class LetterFilter {
  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      split = ",",
      converter = FailedStage.Converter.class,
      completionCandidates = FailedStage.Names.class,
      description =
          "Only those of a stage: normalize, validate or sink; may be given several times. Default:"
              + " all, of the sink where the configuration names a database.")
  private List<FailedStage> stages;

  @Option(
      names = "--cause",
      paramLabel = "TEXT",
      description =
          "Only those with this text in the class or the message of the exception; upper and lower"
              + " case are the same.")
  private String cause;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only failures from this time on: 2027-01-31T08:00:00Z, or a day in UTC.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Only failures before this time, or until the end of this day in UTC.")
  private String to;

  /** The stages that are asked for. */
  Set<FailedStage> stages() {
    return isStageNamed() ? EnumSet.copyOf(stages) : EnumSet.allOf(FailedStage.class);
  }

  /** Whether stages are asked for by name. */
  boolean isStageNamed() {
    return stages != null && !stages.isEmpty();
  }

  /** Whether anything is said at all. */
  boolean isGiven() {
    return isStageNamed() || cause != null || from != null || to != null;
  }

  /**
   * What the options say, as a test.
   *
   * @throws CommandFailure when a time cannot be understood
   */
  Wanted wanted() {
    return new Wanted(
        cause == null ? "" : cause.toLowerCase(Locale.ROOT),
        from == null ? Instant.MIN : time("--from", from, 0),
        to == null ? Instant.MAX : time("--to", to, 1));
  }

  /**
   * Tells which letters are meant.
   *
   * @param cause text in lower case; empty for any
   * @param from first time
   * @param to time after the last
   */
  record Wanted(String cause, Instant from, Instant to) {
    boolean includes(DeadLetter letter) {
      boolean inTime =
          letter.failedAt() == null
              ? from.equals(Instant.MIN) && to.equals(Instant.MAX)
              : !letter.failedAt().isBefore(from) && letter.failedAt().isBefore(to);
      // A plain text and no expression: one that backtracks could hang on a hostile message.
      return inTime
          && (letter.exception().toLowerCase(Locale.ROOT).contains(cause)
              || letter.message().toLowerCase(Locale.ROOT).contains(cause));
    }
  }

  private static Instant time(String option, String text, int daysAfter) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          option + " " + text + " is neither a time (2027-01-31T08:00:00Z) nor a day (2027-01-31)",
          e);
    }
  }
}
