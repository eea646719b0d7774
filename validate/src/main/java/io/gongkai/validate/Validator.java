package io.gongkai.validate;

import io.gongkai.model.Finding;
import io.gongkai.model.Report;
import io.gongkai.model.Severity;
import io.gongkai.model.SeverityOverride;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.validate.catalogue.RuleCatalogue;
import io.gongkai.validate.catalogue.RuleSettings;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.findings.FindingList;
import io.gongkai.validate.findings.Observation;
import io.gongkai.validate.locate.Located;
import io.gongkai.validate.locate.Locator;
import io.gongkai.validate.prose.GrowthRule;
import io.gongkai.validate.prose.ProseRules;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.SeriesRules;
import io.gongkai.validate.structure.BlankRule;
import io.gongkai.validate.structure.CountRule;
import io.gongkai.validate.structure.EditionRule;
import io.gongkai.validate.structure.FeeRule;
import io.gongkai.validate.structure.MissingRule;
import io.gongkai.validate.structure.OutlineRules;
import io.gongkai.validate.sums.SumObservations;
import io.gongkai.validate.sums.SumPlan;
import io.gongkai.validate.sums.SumResults;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a report by the rule catalogue.
 *
 * <p>A pure function: the same report always gets the same findings. Safe for use by several
 * threads.
 */
public final class Validator {
  private static final Validator STANDARD = new Validator(RuleSettings.NONE);

  private final RuleSettings settings;
  private final List<SeverityOverride> overrides;

  private Validator(RuleSettings settings) {
    this.settings = settings;
    this.overrides = settings.overrides();
  }

  /** The validator with all rules of the catalogue. */
  public static Validator standard() {
    return STANDARD;
  }

  /** The validator with all rules of the catalogue, some with severities of a deployment's own. */
  public static Validator with(RuleSettings settings) {
    return new Validator(settings);
  }

  /**
   * Judges a report on its own.
   *
   * @return the report with its verdict and findings: what failed first, then what could not be
   *     assessed
   * @throws IllegalArgumentException when the report's arrays do not fit its form
   */
  public ValidatedReport validate(Report report) {
    return validate(report, report.getYear(), AgencySeries.EMPTY);
  }

  /**
   * Judges a report on its own and among the same agency's reports for other years.
   *
   * @param year year under which the report stands
   * @param series the agency's other years; what it has for this year is not looked at
   * @return the report with its verdict and findings: what failed first, then what could not be
   *     assessed
   * @throws IllegalArgumentException when the report's arrays do not fit its form
   */
  public ValidatedReport validate(Report report, int year, AgencySeries series) {
    Figures figures = Figures.of(report);
    SumPlan plan = SumPlan.of(figures.layout());
    SumResults results = SumResults.of(plan, figures);
    Located located = Locator.locate(plan, figures, results);

    List<Observation> observations = new ArrayList<>();
    CountRule.addTo(observations, figures, located.byCell()::get);
    FeeRule.addTo(observations, report, figures);
    BlankRule.addTo(observations, figures);
    MissingRule.addTo(observations, figures, report.getYear());
    EditionRule.addTo(observations, figures.layout(), report.getYear());
    OutlineRules.addTo(observations, report);
    new SumObservations(plan, figures).addTo(observations, results, located.byEquation()::get);
    new ProseRules(
            report, figures, located, new GrowthRule(figures, report.getLevel(), year, series))
        .addTo(observations);
    new SeriesRules(figures, report.getLevel(), year, series, located).addTo(observations);

    List<Finding> findings = FindingList.of(observations, settings);
    return new ValidatedReport(
        report, verdict(findings), findings, RuleCatalogue.VERSION, overrides);
  }

  private static Verdict verdict(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.getSeverity() != Severity.INFO) {
        return Verdict.FLAGGED;
      }
    }
    return Verdict.CLEAN;
  }
}
