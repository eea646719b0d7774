package io.gongkai.validate.structure;

import io.gongkai.model.CellState;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.TableRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.util.ArrayList;
import java.util.List;

/** STR-TABLE-MISSING and STR-ROW-MISSING: what the form has and the document does not. */
public final class MissingRule {
  /** The last year in which reports without the tables of the form are lawful. */
  private static final int YEAR_OF_TRANSITION = 2019;

  private MissingRule() {}

  /**
   * Adds missing tables and rows to a list.
   *
   * @param year report year; 0 when it is not known
   */
  public static void addTo(List<Observation> into, Figures figures, int year) {
    if (!figures.any(CellState.MISSING) || (year > 0 && year <= YEAR_OF_TRANSITION)) {
      return;
    }
    for (FormTable table : FormTable.values()) {
      List<FormRow> missing = new ArrayList<>();
      int rows = 0;
      for (FormRow row : figures.layout().rows()) {
        if (row.table() == table) {
          rows++;
          if (isMissing(figures, row)) {
            missing.add(row);
          }
        }
      }
      if (missing.size() == rows) {
        into.add(tableMissing(table));
      } else {
        missing.forEach(row -> into.add(rowMissing(figures.layout(), row)));
      }
    }
  }

  private static boolean isMissing(Figures figures, FormRow row) {
    int first = figures.layout().firstCell(row.item());
    for (int i = first; i < first + row.columns().size(); i++) {
      if (figures.state(i) != CellState.MISSING) {
        return false;
      }
    }
    return true;
  }

  private static Observation tableMissing(FormTable table) {
    String number = table.name().substring(1);
    return new Observation(
        TableRules.STR_TABLE_MISSING,
        Outcome.FAIL,
        null,
        null,
        Comparison.NONE,
        List.of(),
        null,
        new Bilingual(
            "文件中没有表" + "零一二三四".charAt(Integer.parseInt(number)) + "《" + Labels.table(table) + "》。",
            "The document does not have table " + number + " (" + Labels.table(table) + ")."));
  }

  private static Observation rowMissing(FormLayout layout, FormRow row) {
    String label = Labels.row(layout, row.item());
    return new Observation(
        TableRules.STR_ROW_MISSING,
        Outcome.FAIL,
        row.item(),
        null,
        Comparison.NONE,
        List.of(),
        null,
        new Bilingual(
            "《" + Labels.table(row.table()) + "》表中没有“" + label + "”一行。",
            "The document does not have the row " + row.item() + " (" + label + ")."));
  }
}
