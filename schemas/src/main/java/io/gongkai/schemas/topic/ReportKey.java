package io.gongkai.schemas.topic;

import io.gongkai.model.Report;

/** The key of a report on the topics: agency and year, joined by a slash, as UTF-8 text. */
public final class ReportKey {
  private static final int YEAR_DIGITS = 4;

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

  /**
   * Whether a text is a report key: behind its last slash stands a year of up to four digits, or 0.
   *
   * @param text any text, or null
   */
  public static boolean isReportKey(String text) {
    int slash = text == null ? -1 : text.lastIndexOf('/');
    return slash >= 0 && isYear(text, slash + 1);
  }

  private static boolean isYear(String text, int start) {
    int digits = text.length() - start;
    if (digits < 1 || digits > YEAR_DIGITS || (text.charAt(start) == '0' && digits > 1)) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int slash(String reportKey) {
    int slash = reportKey == null ? -1 : reportKey.lastIndexOf('/');
    if (slash < 0 || !isYear(reportKey, slash + 1)) {
      throw new IllegalArgumentException(
          "the key " + reportKey + " is no report key: it must be agency/year");
    }
    return slash;
  }
}
