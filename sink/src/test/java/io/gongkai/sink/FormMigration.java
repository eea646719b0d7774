package io.gongkai.sink;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the repeatable migration that holds what the database must know of the form editions. */
final class FormMigration {
  private FormMigration() {}

  /** A cell and its place, from 1, in the array of its table. */
  record PlacedCell(FormTable table, FormEdition edition, int place, FormCell cell) {}

  static List<PlacedCell> cells() {
    List<PlacedCell> placed = new ArrayList<>();
    for (FormTable table : FormTable.values()) {
      for (FormEdition edition : FormEdition.values()) {
        int place = 0;
        for (FormCell cell : FormLayout.of(edition, edition).cells()) {
          if (FormTable.ofItem(cell.item()) == table) {
            placed.add(new PlacedCell(table, edition, ++place, cell));
          }
        }
      }
    }
    return placed;
  }

  static String columnName(FormCell cell) {
    return cell.item().replace('.', '_') + "_" + cell.column();
  }

  /** The view's expression for each of its columns, in form order. */
  static Map<String, String> wideColumns() {
    Map<String, Map<FormEdition, PlacedCell>> byColumn = new LinkedHashMap<>();
    for (PlacedCell placed : cells()) {
      byColumn
          .computeIfAbsent(columnName(placed.cell()), name -> new LinkedHashMap<>())
          .put(placed.edition(), placed);
    }
    Map<String, String> columns = new LinkedHashMap<>();
    byColumn.forEach((name, editions) -> columns.put(name, expression(editions)));
    return columns;
  }

  private static String expression(Map<FormEdition, PlacedCell> editions) {
    FormTable table = editions.values().iterator().next().table();
    String edition = table == FormTable.T3 ? "table3_form" : "form";
    StringBuilder sql = new StringBuilder("CASE ").append(edition);
    editions.forEach(
        (name, placed) ->
            sql.append(
                String.format(
                    Locale.ROOT,
                    " WHEN '%1$s' THEN cell_value(%2$s_values[%3$d], %2$s_scales[%3$d])",
                    name,
                    table.name().toLowerCase(Locale.ROOT),
                    placed.place())));
    return sql.append(" END").toString();
  }

  static String sql() {
    StringBuilder sql =
        new StringBuilder(
            """
            -- Generated from the form editions; FormMigrationTest holds it against them.
            -- Rewrite: ./mvnw -pl sink -am test -Dtest=FormMigrationTest -Dgongkai.golden.rewrite=true -Dsurefire.failIfNoSpecifiedTests=false
            DELETE FROM form_cell;
            INSERT INTO form_cell (form_table, edition, place, item, column_name) VALUES
            """);
    List<PlacedCell> cells = cells();
    for (int i = 0; i < cells.size(); i++) {
      PlacedCell placed = cells.get(i);
      sql.append(
          String.format(
              Locale.ROOT,
              "('%s', '%s', %d, '%s', '%s')%s\n",
              placed.table(),
              placed.edition(),
              placed.place(),
              placed.cell().item(),
              placed.cell().column(),
              i + 1 < cells.size() ? "," : ";"));
    }
    sql.append(
        """

        DROP VIEW IF EXISTS report_wide;
        CREATE VIEW report_wide AS
        SELECT report_key, agency, year, level, credit_code, verdict, form, table3_form, submission_id, received_at""");
    wideColumns().forEach((name, expression) -> sql.append(",\n  " + expression + " AS " + name));
    return sql.append("\nFROM current_report;\n").toString();
  }
}
