package io.gongkai.validate.series;

import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the rules over the years need to know of one report.
 *
 * @param level whose figures they are
 * @param form edition of tables 2 and 4
 * @param numbers values of the cells in {@link #CELLS}, in its order; null for one that has none
 * @param corrections values that suspected cells should have, in the same order; null for one that
 *     is not suspected
 */
public record YearFigures(
    ReportingLevel level,
    FormEdition form,
    List<BigDecimal> numbers,
    List<BigDecimal> corrections) {

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

  /** For no cell of {@link #CELLS} a value. */
  public static final List<BigDecimal> NONE = Collections.nCopies(CELLS.size(), null);

  private static final Map<String, Integer> PLACES = places();
  private static final Map<FormLayout, int[]> INDEXES = indexes();

  /** Copies the lists. */
  public YearFigures {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(form, "form");
    numbers = copy(numbers);
    corrections = copy(corrections);
  }

  /**
   * The figures of a report that was judged.
   *
   * @throws IllegalArgumentException when the report's arrays do not fit its form
   */
  public static YearFigures of(ValidatedReport validated) {
    Report report = validated.getReport();
    CellView view = new CellView(report);
    int[] indexes = INDEXES.get(view.layout());
    List<BigDecimal> numbers = new ArrayList<>(NONE);
    for (int place = 0; place < indexes.length; place++) {
      int index = indexes[place];
      if (index >= 0 && view.hasValue(index)) {
        numbers.set(place, BigDecimal.valueOf(view.unscaled(index), view.scale(index)));
      }
    }
    return new YearFigures(
        report.getLevel(), report.getForm(), numbers, corrections(validated.getFindings()));
  }

  private static List<BigDecimal> corrections(List<Finding> findings) {
    List<BigDecimal> corrections = NONE;
    for (Finding finding : findings) {
      if (finding.getSuspect() != null) {
        for (SuspectCell cell : finding.getSuspect().getCells()) {
          Integer place = PLACES.get(cell.getItem() + "/" + cell.getColumn());
          BigDecimal suggested = new BigDecimal(cell.getSuggested());
          if (place != null && suggested.unscaledValue().bitLength() < Long.SIZE) {
            corrections = corrections == NONE ? new ArrayList<>(NONE) : corrections;
            corrections.set(place, suggested);
          }
        }
      }
    }
    return corrections;
  }

  /** The value of a cell; null when it has none. */
  public BigDecimal number(String item, String column) {
    return at(numbers, item, column);
  }

  /** The value that a suspected cell should have; null when the cell is not suspected. */
  public BigDecimal correction(String item, String column) {
    return at(corrections, item, column);
  }

  private static BigDecimal at(List<BigDecimal> values, String item, String column) {
    Integer place = PLACES.get(item + "/" + column);
    return place == null ? null : values.get(place);
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

  private static List<BigDecimal> copy(List<BigDecimal> values) {
    if (values.size() != CELLS.size()) {
      throw new IllegalArgumentException(
          values.size() + " values for " + CELLS.size() + " remembered cells");
    }
    return values == NONE ? NONE : Collections.unmodifiableList(new ArrayList<>(values));
  }

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (String cell : CELLS) {
      places.put(cell, places.size());
    }
    return places;
  }

  /** Where a layout has the cells; -1 for one that it does not have. */
  private static Map<FormLayout, int[]> indexes() {
    Map<FormLayout, int[]> all = new HashMap<>();
    for (FormEdition form : FormEdition.values()) {
      for (FormEdition table3Form : FormEdition.values()) {
        FormLayout layout = FormLayout.of(form, table3Form);
        int[] indexes = new int[CELLS.size()];
        for (int place = 0; place < indexes.length; place++) {
          String[] name = CELLS.get(place).split("/", -1);
          indexes[place] = layout.index(name[0], name[1]);
        }
        all.put(layout, indexes);
      }
    }
    return all;
  }
}
