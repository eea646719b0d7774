package io.gongkai.normalize.identify;

import io.gongkai.model.ReportingLevel;
import java.util.List;

/** Tells from an agency's name whether its report speaks of one body or of a whole jurisdiction. */
public final class ReportingLevels {
  private static final List<String> TOWNSHIPS = List.of("镇人民政府", "乡人民政府", "镇政府", "乡政府", "苏木人民政府");
  private static final List<String> JURISDICTIONS =
      List.of("人民政府", "自治区", "自治州", "自治县", "区", "县", "市", "省", "旗", "盟", "州", "兵团");

  private ReportingLevels() {}

  /**
   * The level of an agency's report.
   *
   * @param agency name of the agency; may be empty
   */
  public static ReportingLevel of(String agency) {
    if (agency.isEmpty()) {
      return ReportingLevel.UNKNOWN;
    }
    return !endsWith(agency, TOWNSHIPS) && endsWith(agency, JURISDICTIONS)
        ? ReportingLevel.JURISDICTION
        : ReportingLevel.BODY;
  }

  private static boolean endsWith(String agency, List<String> endings) {
    for (String ending : endings) {
      if (agency.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
