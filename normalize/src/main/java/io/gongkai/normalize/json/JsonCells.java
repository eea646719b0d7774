package io.gongkai.normalize.json;

import com.fasterxml.jackson.core.JsonLocation;
import io.gongkai.model.FormEdition;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts facts into the cells of the form. */
final class JsonCells {
  /** Row of table 3 that only the edition of 2019 has; that of 2021 has rows below that name. */
  private static final String OTHER = "t3.other";

  private JsonCells() {}

  /**
   * The cells of a report.
   *
   * @param json the document, for what the cells print
   * @param form edition of tables 2 and 4
   * @param table3Form edition of table 3; null when the document does not say, and its rows do
   * @param facts what the document says of the cells
   * @param at where the facts stand
   * @throws UnreadableException when a fact is about no cell of the form, two are about the same,
   *     or fewer than half of table 3 are given
   */
  static CellsBuilder of(
      String json, FormEdition form, FormEdition table3Form, List<JsonFact> facts, JsonLocation at)
      throws UnreadableException {
    FormLayout layout = FormLayout.of(form, table3Form == null ? rows(form, facts) : table3Form);
    CellsBuilder cells = new CellsBuilder(layout);
    Map<FormCell, JsonFact> given = new HashMap<>();
    for (JsonFact fact : facts) {
      FormCell cell = cell(layout, fact);
      JsonFact earlier = given.putIfAbsent(cell, fact);
      if (earlier != null) {
        int line = earlier.at().getLineNr();
        throw JsonRefusal.notOfSchema(
            fact.at(),
            "单元格 " + cell + " 重复，已在第 " + line + " 行给出。",
            "the cell " + cell + " is given twice; the first is on line " + line + ".");
      }
      if (fact.value() == null) {
        cells.state(cell.index(), fact.state());
      } else {
        cells.value(cell.index(), fact.state(), fact.value());
        cells.text(
            cell.index(), fact.start(), fact.end(), json.substring(fact.start(), fact.end()));
      }
    }
    checkTable3(layout, given, at);
    return cells;
  }

  private static FormEdition rows(FormEdition form, List<JsonFact> facts) {
    for (JsonFact fact : facts) {
      if (fact.item().equals(OTHER)) {
        return FormEdition.FORM_2019;
      }
      if (fact.item().startsWith(OTHER + ".")) {
        return FormEdition.FORM_2021;
      }
    }
    return form;
  }

  private static FormCell cell(FormLayout layout, JsonFact fact) throws UnreadableException {
    Optional<FormCell> cell = layout.cell(fact.item(), fact.column());
    if (cell.isPresent()) {
      return cell.get();
    }
    boolean row = layout.firstCell(fact.item()) >= 0;
    String form = layout.form() + "/" + layout.table3Form();
    throw JsonRefusal.notOfSchema(
        fact.at(),
        row
            ? "行 " + shown(fact.item()) + " 没有列 " + shown(fact.column()) + "。"
            : "表式 " + form + " 没有行 " + shown(fact.item()) + "。",
        row
            ? "the row " + shown(fact.item()) + " has no column " + shown(fact.column()) + "."
            : "the form " + form + " has no row " + shown(fact.item()) + ".");
  }

  private static String shown(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }

  private static void checkTable3(FormLayout layout, Map<FormCell, JsonFact> given, JsonLocation at)
      throws UnreadableException {
    List<FormCell> table3 =
        layout.cells().stream()
            .filter(cell -> FormTable.ofItem(cell.item()) == FormTable.T3)
            .toList();
    long known =
        table3.stream()
            .filter(cell -> given.containsKey(cell) && given.get(cell).isKnown())
            .count();
    if (known * 2 < table3.size()) {
      throw JsonRefusal.at(
          at,
          UnreadableReason.NO_STATUTORY_TABLES,
          "facts 只给出申请情况表 " + table3.size() + " 个单元格中的 " + known + " 个。",
          "facts gives only " + known + " of the " + table3.size() + " cells of table 3.");
    }
  }
}
