package io.gongkai.console.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The figures of the whole pipeline at a moment.
 *
 * @param version grows with everything that the sink writes
 * @param at when they were read
 * @param submissions what became of the submissions
 * @param clean reports that stand without a finding that flags
 * @param flagged reports that stand flagged
 * @param unreadable documents that could not be read, and still cannot
 * @param deadLetters records that the sink failed on
 * @param byRule flagged reports by the rules that flag them, the most frequent first
 * @param byRegion flagged reports by the code of the province, empty where the agency's name does
 *     not tell, the most frequent first
 * @param byYear reports that stand by report year, the last first
 * @param byReason unreadable documents by reason, the most frequent first
 * @param days what came on the last days, every day there, in order
 * @param deadlines when reports are due
 * @param missingBodies single bodies that reported for the year before, and not yet for this one
 * @param missingJurisdictions the same for whole jurisdictions
 */
public record Figures(
    long version,
    Instant at,
    Submissions submissions,
    long clean,
    long flagged,
    long unreadable,
    long deadLetters,
    List<Count> byRule,
    List<Count> byRegion,
    List<Year> byYear,
    List<Count> byReason,
    List<Day> days,
    Deadlines deadlines,
    long missingBodies,
    long missingJurisdictions) {

  /**
   * Submissions by what became of them.
   *
   * @param received all of them
   * @param underWay taken in and not judged yet
   * @param lastMinute handed in during the last minute
   * @param lastHour handed in during the last hour
   */
  public record Submissions(long received, long underWay, long lastMinute, long lastHour) {}

  /**
   * How many there are of a kind.
   *
   * @param name code of the rule, or reason
   * @param count how many
   */
  public record Count(String name, long count) {}

  /**
   * The reports that stand for a report year.
   *
   * @param year report year
   * @param clean reports without a finding that flags
   * @param flagged flagged ones
   */
  public record Year(int year, long clean, long flagged) {
    /** All of them. */
    public long all() {
      return clean + flagged;
    }
  }

  /**
   * The submissions of a day, by how they stand now.
   *
   * @param date the day in China
   * @param clean those that were judged clean
   * @param flagged those that were judged flagged
   * @param unreadable those that could not be read
   * @param other those under way, replaced or withdrawn
   */
  public record Day(LocalDate date, long clean, long flagged, long unreadable, long other) {
    /** All of them. */
    public long all() {
      return clean + flagged + unreadable + other;
    }
  }

  /** Checks that nothing is null and copies the lists. */
  public Figures {
    Objects.requireNonNull(at, "at");
    byRule = List.copyOf(byRule);
    byRegion = List.copyOf(byRegion);
    byYear = List.copyOf(byYear);
    byReason = List.copyOf(byReason);
    days = List.copyOf(days);
  }

  /** Reports that stand. */
  public long standing() {
    return clean + flagged;
  }

  /** Documents that were read: those whose report stands, and those that were replaced since. */
  public long normalized() {
    return submissions.received() - submissions.underWay() - unreadable;
  }
}
