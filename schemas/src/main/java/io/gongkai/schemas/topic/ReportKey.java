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

  /**
   * The agency of a report key: what stands before the last slash.
   *
   * @throws IllegalArgumentException when the text is no report key
   */
  public static String agency(String reportKey) {
    return reportKey.substring(0, slash(reportKey));
  }

  /**
   * The year of a report key.
   *
   * @throws IllegalArgumentException when the text is no report key
   */
  public static int year(String reportKey) {
    return Integer.parseInt(reportKey.substring(slash(reportKey) + 1));
  }

  /**
   * A report key, as it is.
   *
   * @throws IllegalArgumentException when the text is no report key
   */
  public static String require(String reportKey) {
    slash(reportKey);
    return reportKey;
  }

  private static int slash(String reportKey) {
    int slash = reportKey == null ? -1 : reportKey.lastIndexOf('/');
    if (slash < 0 || !reportKey.substring(slash + 1).matches("0|[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "the key " + reportKey + " is no report key: it must be agency/year");
    }
    return slash;
  }
}
