package io.gongkai.validate.structure;

import io.gongkai.model.CellState;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.FormRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.util.ArrayList;
import java.util.List;

/** STR-BLANK and STR-TABLE-BLANK: cells without a figure and without a nil mark. */
public final class BlankRule {
  /** Most cells that a message names one by one. */
  private static final int NAMED_CELLS = 5;

  private BlankRule() {}

  /**
   * Adds empty tables, and the empty cells of the others, to a list.
   *
   * <p>Bodies without a single review or lawsuit often leave table 4 empty: that says no less than
   * single empty cells do, and is told as such.
   */
  public static void addTo(List<Observation> into, Figures figures) {
    if (!figures.any(CellState.BLANK)) {
      return;
    }
    for (FormTable table : FormTable.values()) {
      int cells = 0;
      int blank = 0;
      List<Integer> named = new ArrayList<>();
      for (FormRow row : figures.layout().rows()) {
        if (row.table() == table) {
          List<Integer> inRow = blankCells(figures, row);
          cells += row.columns().size();
          blank += inRow.size();
          // An empty row is one slip, not as many as it has cells.
          boolean whole = inRow.size() == row.columns().size();
          named.addAll(whole ? inRow.subList(inRow.size() - 1, inRow.size()) : inRow);
        }
      }
      if (blank == cells && table != FormTable.T4) {
        into.add(tableBlank(table));
      } else if (blank > 0) {
        into.add(cellsBlank(figures, table, blank, named));
      }
    }
  }

  private static List<Integer> blankCells(Figures figures, FormRow row) {
    List<Integer> blank = new ArrayList<>();
    int first = figures.layout().firstCell(row.item());
    for (int i = first; i < first + row.columns().size(); i++) {
      if (figures.state(i) == CellState.BLANK) {
        blank.add(i);
      }
    }
    return blank;
  }

  /** The columns of table 3 that are empty throughout: where only totals are given, for example. */
  private static List<String> blankColumns(Figures figures, FormTable table) {
    if (table != FormTable.T3) {
      return List.of();
    }
    List<String> filled = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (FormRow row : figures.layout().rows()) {
      if (row.table() == table) {
        row.columns().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        int first = figures.layout().firstCell(row.item());
        for (int i = 0; i < row.columns().size(); i++) {
          if (figures.state(first + i) != CellState.BLANK) {
            filled.add(row.columns().get(i));
          }
        }
      }
    }
    columns.removeAll(filled);
    return columns;
  }

  private static String columnName(Figures figures, FormTable table, String column) {
    return figures.layout().cells().stream()
        .filter(cell -> FormTable.ofItem(cell.item()) == table && cell.column().equals(column))
        .findFirst()
        .map(Labels::column)
        .orElse(column);
  }

  private static Observation tableBlank(FormTable table) {
    return new Observation(
        FormRules.STR_TABLE_BLANK,
        Outcome.FAIL,
        null,
        null,
        Comparison.NONE,
        List.of(),
        null,
        new Bilingual(
            "《" + Labels.table(table) + "》表整张空白，没有填写任何数字。",
            "No cell of table "
                + table.name().substring(1)
                + " ("
                + Labels.table(table)
                + ") is filled in."));
  }

  private static Observation cellsBlank(
      Figures figures, FormTable table, int blank, List<Integer> named) {
    List<String> columns = blankColumns(figures, table);
    List<Integer> others =
        named.stream().filter(cell -> !columns.contains(figures.cell(cell).column())).toList();
    List<Integer> first = others.subList(0, Math.min(NAMED_CELLS, others.size()));
    boolean more = others.size() > NAMED_CELLS;
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    columns.forEach(column -> zh.add("“" + columnName(figures, table, column) + "”整列"));
    columns.forEach(column -> en.add("the whole column " + column));
    first.forEach(cell -> zh.add("“" + Labels.cell(figures.layout(), figures.cell(cell)) + "”"));
    first.forEach(cell -> en.add(figures.cell(cell).toString()));
    return new Observation(
        FormRules.STR_BLANK,
        Outcome.FAIL,
        figures.cell(named.get(0)).item(),
        figures.cell(named.get(0)).column(),
        Comparison.NONE,
        named.stream().map(figures::operand).toList(),
        null,
        new Bilingual(
            "《"
                + Labels.table(table)
                + "》表有 "
                + blank
                + " 个单元格空白："
                + String.join("、", zh)
                + (more ? "等。" : "。"),
            "Table "
                + table.name().substring(1)
                + " has "
                + (blank == 1 ? "1 empty cell: " : blank + " empty cells: ")
                + String.join(", ", en)
                + (more ? " and more." : ".")));
  }
}
