package io.gongkai.schemas.topic;

import io.gongkai.model.Report;

/** The key of a report on the topics: agency and year, joined by a slash, as UTF-8 text. */
public final class ReportKey {
  private ReportKey() {}

  /**
   * Key of a report.
   *
   * @return {@code agency/year}; the agency is the publisher's agency id where it was given, else
   *     the name in the document
   */
  public static String of(Report report) {
    String agencyId = report.getSubmission().getAgencyId();
    return of(agencyId.isEmpty() ? report.getAgency() : agencyId, report.getYear());
  }

  /**
   * Key of the report of an agency for a year.
   *
   * @param agency agency id or name
   * @param year report year
   */
  public static String of(String agency, int year) {
    return agency + "/" + year;
  }
}
