package io.gongkai.console.data;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * When reports are due: those of single bodies by 31 January, those of whole jurisdictions by 31
 * March of the year after (Regulation on the disclosure of government information, arts. 49 and 50;
 * 国办公开办函〔2021〕30号).
 *
 * @param year report year that is collected
 * @param bodies last day for single bodies
 * @param jurisdictions last day for whole jurisdictions
 * @param today the day that it is
 */
public record Deadlines(int year, LocalDate bodies, LocalDate jurisdictions, LocalDate today) {

  /** The deadlines to look at on a day: from July on, those of the season to come. */
  public static Deadlines on(LocalDate today) {
    int due =
        today.getMonthValue() >= Month.JULY.getValue() ? today.getYear() + 1 : today.getYear();
    return new Deadlines(
        due - 1, LocalDate.of(due, Month.JANUARY, 31), LocalDate.of(due, Month.MARCH, 31), today);
  }

  /** Days that single bodies have left; negative when the day is past. */
  public long daysForBodies() {
    return ChronoUnit.DAYS.between(today, bodies);
  }

  /** Days that whole jurisdictions have left; negative when the day is past. */
  public long daysForJurisdictions() {
    return ChronoUnit.DAYS.between(today, jurisdictions);
  }
}
