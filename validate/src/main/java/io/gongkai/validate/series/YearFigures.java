package io.gongkai.validate.series;

import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the rules over the years need to know of one report.
 *
 * @param level whose figures they are
 * @param form edition of tables 2 and 4
 * @param numbers values of the cells in {@link #CELLS} that have one, by {@code item/column}
 * @param corrections values that suspected cells should have, by {@code item/column}
 */
public record YearFigures(
    ReportingLevel level,
    FormEdition form,
    Map<String, BigDecimal> numbers,
    Map<String, BigDecimal> corrections) {

  /** The cells that are remembered. Stores hold their places in this list: it only ever grows. */
  public static final List<String> CELLS =
      List.of(
          "t3.carried_in/natural_person",
          "t3.carried_in/commercial_enterprise",
          "t3.carried_in/research_institution",
          "t3.carried_in/social_organization",
          "t3.carried_in/legal_service",
          "t3.carried_in/other",
          "t3.carried_in/total",
          "t3.carried_out/natural_person",
          "t3.carried_out/commercial_enterprise",
          "t3.carried_out/research_institution",
          "t3.carried_out/social_organization",
          "t3.carried_out/legal_service",
          "t3.carried_out/other",
          "t3.carried_out/total",
          "t3.received/total",
          "t2.rules/issued",
          "t2.rules/repealed",
          "t2.rules/in_force",
          "t2.normative_documents/issued",
          "t2.normative_documents/repealed",
          "t2.normative_documents/in_force",
          "t2.licensing/decisions",
          "t2.penalties/decisions",
          "t2.coercion/decisions",
          "t2.fees/amount",
          "t3.total/total");

  /** Copies the maps. */
  public YearFigures {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(form, "form");
    numbers = Map.copyOf(numbers);
    corrections = Map.copyOf(corrections);
  }

  /**
   * The figures of a report that was judged.
   *
   * @throws IllegalArgumentException when the report's arrays do not fit its form
   */
  public static YearFigures of(ValidatedReport validated) {
    Report report = validated.getReport();
    CellView view = new CellView(report);
    Map<String, BigDecimal> numbers = new HashMap<>();
    for (FormCell cell : view.layout().cells()) {
      String name = cell.toString();
      if (CELLS.contains(name)) {
        view.value(cell.index()).ifPresent(value -> numbers.put(name, value));
      }
    }
    return new YearFigures(
        report.getLevel(), report.getForm(), numbers, corrections(validated.getFindings()));
  }

  private static Map<String, BigDecimal> corrections(List<Finding> findings) {
    Map<String, BigDecimal> corrections = new HashMap<>();
    for (Finding finding : findings) {
      if (finding.getSuspect() != null) {
        for (SuspectCell cell : finding.getSuspect().getCells()) {
          String name = cell.getItem() + "/" + cell.getColumn();
          BigDecimal suggested = new BigDecimal(cell.getSuggested());
          if (CELLS.contains(name) && suggested.unscaledValue().bitLength() < Long.SIZE) {
            corrections.put(name, suggested);
          }
        }
      }
    }
    return corrections;
  }

  /** The value of a cell; null when it has none. */
  public BigDecimal number(String item, String column) {
    return numbers.get(item + "/" + column);
  }

  /** The value that a suspected cell should have; null when the cell is not suspected. */
  public BigDecimal correction(String item, String column) {
    return corrections.get(item + "/" + column);
  }

  /** Whether a cell has a value, as printed or as it should be. */
  boolean agrees(String item, String column, BigDecimal value) {
    BigDecimal correction = correction(item, column);
    return number(item, column).compareTo(value) == 0
        || (correction != null && correction.compareTo(value) == 0);
  }

  /** Whether two reports are about the same body, as far as can be told. */
  public boolean isComparable(ReportingLevel other) {
    return level == other || level == ReportingLevel.UNKNOWN || other == ReportingLevel.UNKNOWN;
  }
}
