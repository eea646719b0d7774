package io.gongkai.validate.structure;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.FormRules;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.util.List;

/** STR-FORM-EDITION and STR-FORM-MIXED: the edition of the form against the year. */
public final class EditionRule {
  /** The first report year for which the form of 2021 is prescribed. */
  private static final int FIRST_YEAR_OF_2021 = 2021;

  private EditionRule() {}

  /**
   * Adds an edition that does not fit to a list.
   *
   * @param year report year; 0 when it is not known
   */
  public static void addTo(List<Observation> into, FormLayout layout, int year) {
    if (layout.form() == FormEdition.FORM_2019 && year >= FIRST_YEAR_OF_2021) {
      into.add(
          observation(
              FormRules.STR_FORM_EDITION,
              new Bilingual(
                  year + " 年度报告的表二仍为 2019 年格式，应使用 2021 年格式。",
                  "The report for "
                      + year
                      + " has table 2 of the form of 2019; the form of 2021 is prescribed.")));
    }
    if (layout.form() != layout.table3Form()) {
      into.add(
          observation(
              FormRules.STR_FORM_MIXED,
              new Bilingual(
                  "表二为 "
                      + yearOf(layout.form())
                      + " 年格式，表三各行为 "
                      + yearOf(layout.table3Form())
                      + " 年格式。",
                  "Table 2 is of the form of "
                      + yearOf(layout.form())
                      + ", the rows of table 3 are those of "
                      + yearOf(layout.table3Form())
                      + ".")));
    }
  }

  private static String yearOf(FormEdition form) {
    return switch (form) {
      case FORM_2019 -> "2019";
      case FORM_2021 -> "2021";
    };
  }

  private static Observation observation(Rule rule, Bilingual message) {
    return new Observation(
        rule, Outcome.FAIL, null, null, Comparison.NONE, List.of(), null, message);
  }
}
