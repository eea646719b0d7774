package io.gongkai.schemas.form;

import io.gongkai.model.FormEdition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of one report's form in form order, with the sums over them.
 *
 * <p>Offices mix the editions: a report may have table 2 of one and table 3 of the other. A layout
 * is therefore the pair of editions that the report's tables 2 and 3 follow; table 4 is the same in
 * both. There are four layouts, made once; {@link #of} returns them.
 */
public final class FormLayout {
  private static final Map<FormEdition, Map<FormEdition, FormLayout>> LAYOUTS = layouts();

  private final FormEdition form;
  private final FormEdition table3Form;
  private final List<FormRow> rows;
  private final List<FormCell> cells;
  private final List<FormSum> sums;
  private final Map<String, Integer> firstCells;

  private FormLayout(FormEdition form, FormEdition table3Form) {
    this.form = form;
    this.table3Form = table3Form;
    List<FormRow> chosenRows = new ArrayList<>();
    FormData data = FormData.of(form);
    FormData table3Data = FormData.of(table3Form);
    for (FormTable table : FormTable.values()) {
      FormData source = table == FormTable.T3 ? table3Data : data;
      source.rows().stream().filter(row -> row.table() == table).forEach(chosenRows::add);
    }
    this.rows = List.copyOf(chosenRows);
    List<FormCell> allCells = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (FormRow row : rows) {
      first.put(row.item(), allCells.size());
      for (String column : row.columns()) {
        allCells.add(new FormCell(allCells.size(), row.item(), column));
      }
    }
    this.cells = List.copyOf(allCells);
    this.firstCells = first;
    List<FormSum> allSums = new ArrayList<>();
    for (FormData.SumLine line : table3Data.sums()) {
      line.expand(this, allSums);
    }
    this.sums = List.copyOf(allSums);
  }

  /**
   * The layout of reports that follow the given editions.
   *
   * @param form edition of tables 2 and 4
   * @param table3Form edition of table 3
   */
  public static FormLayout of(FormEdition form, FormEdition table3Form) {
    return LAYOUTS.get(form).get(table3Form);
  }

  /** Edition of tables 2 and 4. */
  public FormEdition form() {
    return form;
  }

  /** Edition of table 3. */
  public FormEdition table3Form() {
    return table3Form;
  }

  /** All rows that hold values, in form order. */
  public List<FormRow> rows() {
    return rows;
  }

  /** All cells, in form order. */
  public List<FormCell> cells() {
    return cells;
  }

  /** All sums over the cells, each applicant column and row on its own. */
  public List<FormSum> sums() {
    return sums;
  }

  /**
   * Index of the first cell of a row.
   *
   * @param item name of the row
   * @return the index in form order, or -1 when the form has no such row
   */
  public int firstCell(String item) {
    return firstCells.getOrDefault(item, -1);
  }

  /**
   * A cell by name.
   *
   * @param item name of the row
   * @param column name of the column
   * @return the cell, or nothing when the form has no such row or the row no such column
   */
  public Optional<FormCell> cell(String item, String column) {
    int index = index(item, column);
    return index < 0 ? Optional.empty() : Optional.of(cells.get(index));
  }

  /**
   * Index of a cell by name.
   *
   * @param item name of the row
   * @param column name of the column
   * @return the index in form order, or -1 when the form has no such row or the row no such column
   */
  public int index(String item, String column) {
    for (int i = firstCell(item); i >= 0 && i < cells.size(); i++) {
      FormCell cell = cells.get(i);
      if (!cell.item().equals(item)) {
        return -1;
      }
      if (cell.column().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  private static Map<FormEdition, Map<FormEdition, FormLayout>> layouts() {
    Map<FormEdition, Map<FormEdition, FormLayout>> all = new EnumMap<>(FormEdition.class);
    for (FormEdition form : FormEdition.values()) {
      Map<FormEdition, FormLayout> byTable3 = new EnumMap<>(FormEdition.class);
      for (FormEdition table3Form : FormEdition.values()) {
        byTable3.put(table3Form, new FormLayout(form, table3Form));
      }
      all.put(form, byTable3);
    }
    return all;
  }
}
