package io.gongkai.testkit;

import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Noises in the shape and the order of tables. */
final class TableNoises {
  private static final List<String> CASES = List.of("行政复议", "未经复议直接起诉", "复议后起诉");
  private static final List<String> OUTCOMES = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");

  private TableNoises() {}

  static void table2Apart(PrintedReport report, Random random) {
    PrintedTable whole = table(report, FormTable.T2);
    List<PrintedTable> parts = new ArrayList<>();
    for (PrintedRow row : whole.rows()) {
      boolean starts = row.labels().get(0).startsWith("第二十条");
      if (starts || parts.isEmpty()) {
        parts.add(new PrintedTable(FormTable.T2, whole.columns(), List.of()));
      }
      parts.get(parts.size() - 1).rows().add(row);
    }
    int at = report.blocks().indexOf(whole);
    report.blocks().remove(at);
    report.blocks().addAll(at, parts);
  }

  static void table4Rows(PrintedReport report, Random random) {
    List<String> values = values(report);
    if (values.size() != CASES.size() * OUTCOMES.size()) {
      return;
    }
    List<PrintedRow> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("类别"));
    heads.addAll(OUTCOMES);
    rows.add(new PrintedRow("", heads, List.of()));
    for (int i = 0; i < CASES.size(); i++) {
      rows.add(new PrintedRow("", List.of(CASES.get(i)), values.subList(i * 5, i * 5 + 5)));
    }
    replace(report, new PrintedTable(FormTable.T4, 6, rows));
  }

  static void table4Turned(PrintedReport report, Random random) {
    List<String> values = values(report);
    if (values.size() != CASES.size() * OUTCOMES.size()) {
      return;
    }
    List<PrintedRow> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("结果"));
    heads.addAll(CASES);
    rows.add(new PrintedRow("", heads, List.of()));
    for (int i = 0; i < OUTCOMES.size(); i++) {
      List<String> cells = List.of(values.get(i), values.get(i + 5), values.get(i + 10));
      rows.add(new PrintedRow("", List.of(OUTCOMES.get(i)), cells));
    }
    replace(report, new PrintedTable(FormTable.T4, 4, rows));
  }

  static void table4List(PrintedReport report, Random random) {
    List<String> values = values(report);
    if (values.size() != CASES.size() * OUTCOMES.size()) {
      return;
    }
    List<PrintedRow> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (i % 5 == 0) {
        rows.add(PrintedRow.words(i == 0 ? "行政复议" : "行政诉讼 " + CASES.get(i / 5)));
      }
      rows.add(new PrintedRow("", List.of(OUTCOMES.get(i % 5)), List.of(values.get(i))));
    }
    replace(report, new PrintedTable(FormTable.T4, 2, rows));
  }

  static void outOfOrder(PrintedReport report, Random random) {
    List<PrintedBlock> blocks = report.blocks();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof PrintedTable) {
        places.add(i);
      }
    }
    int first = places.get(random.nextInt(places.size() - 1));
    int second = places.get(places.size() - 1);
    swap(blocks, first, second);
    // The headings go with their tables where there are any.
    if (blocks.get(first - 1) instanceof PrintedParagraph
        && blocks.get(second - 1) instanceof PrintedParagraph) {
      swap(blocks, first - 1, second - 1);
    }
  }

  private static void swap(List<PrintedBlock> blocks, int first, int second) {
    PrintedBlock block = blocks.get(first);
    blocks.set(first, blocks.get(second));
    blocks.set(second, block);
  }

  private static PrintedTable table(PrintedReport report, FormTable form) {
    return report.tables().stream()
        .filter(table -> table.form() == form)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the report has no table " + form));
  }

  private static List<String> values(PrintedReport report) {
    return report.table4().stream()
        .filter(row -> row.item().equals(StatutoryTables.TABLE4_ITEM))
        .findFirst()
        .map(PrintedRow::cells)
        .orElse(List.of());
  }

  private static void replace(PrintedReport report, PrintedTable table) {
    report.blocks().set(report.blocks().indexOf(table(report, FormTable.T4)), table);
  }
}
