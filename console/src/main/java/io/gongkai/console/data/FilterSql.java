package io.gongkai.console.data;

import java.util.List;

/** Conditions on {@code standing_report}. */
final class FilterSql {
  private static final String SAYS =
      " outcome = 'FAIL' AND (message_zh LIKE ? OR message_en LIKE ?))";
  private static final String ALL_FINDINGS =
      " AND report_id IN (SELECT report_id FROM finding WHERE" + SAYS;
  private static final String EACH_FINDING =
      " AND EXISTS (SELECT 1 FROM finding WHERE finding.report_id = standing_report.report_id AND"
          + SAYS;

  private FilterSql() {}

  /**
   * The condition for flagged reports that a filter lets through.
   *
   * @param many whether many reports fit: then a page is full before many findings are looked at
   * @param parameters takes the values for its places
   */
  static String flagged(ReportFilter filter, boolean many, List<Object> parameters) {
    return " WHERE verdict = 'FLAGGED'" + narrowed(filter, many, parameters);
  }

  /**
   * The condition for reports that stand, flagged or not. A filter by what only flagged reports
   * have lets no others through.
   *
   * @param verdict CLEAN or FLAGGED; empty for either
   * @param parameters takes the values for its places
   */
  static String standing(ReportFilter filter, String verdict, List<Object> parameters) {
    if (verdict.isEmpty()) {
      return " WHERE true" + narrowed(filter, false, parameters);
    }
    parameters.add(verdict);
    return " WHERE verdict = ?" + narrowed(filter, false, parameters);
  }

  private static String narrowed(ReportFilter filter, boolean many, List<Object> parameters) {
    StringBuilder where = new StringBuilder();
    if (!filter.rule().isEmpty()) {
      where.append(" AND flagging @> ARRAY[?::text]");
      parameters.add(filter.rule());
    }
    if (!filter.severity().isEmpty()) {
      where.append(" AND severity = ?");
      parameters.add(ReportFilter.SEVERITIES.indexOf(filter.severity()) + 1);
    }
    if (!filter.level().isEmpty()) {
      where.append(" AND level = ?");
      parameters.add(filter.level());
    }
    if (filter.region().equals(ReportFilter.NOWHERE)) {
      where.append(" AND region = ''");
    } else if (!filter.region().isEmpty()) {
      where.append(" AND region LIKE ?");
      parameters.add(filter.region() + "%");
    }
    if (filter.year() != 0) {
      where.append(" AND year = ?");
      parameters.add(filter.year());
    }
    if (!filter.agency().isEmpty()) {
      where.append(" AND agency LIKE ?");
      parameters.add(containing(filter.agency()));
    }
    if (!filter.text().isEmpty()) {
      String findings = many ? EACH_FINDING : ALL_FINDINGS;
      where.append(isCased(filter.text()) ? findings.replace(" LIKE ", " ILIKE ") : findings);
      parameters.add(containing(filter.text()));
      parameters.add(containing(filter.text()));
    }
    return where.toString();
  }

  /** Looking past capitals takes several times as long, and Chinese has none. */
  private static boolean isCased(String text) {
    return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
  }

  private static String containing(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
