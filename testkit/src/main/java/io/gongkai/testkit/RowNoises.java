package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Noises in the rows of tables. */
final class RowNoises {
  private static final int HEADS = 3;
  private static final String[] PAGE_STYLES = {
    "- %s -", "— %s —", "-%s-", "第%s页", "第 %s 页 共 8 页", "第%s页，共12页", "%s / 8", "%s/12", "－%s－"
  };

  private RowNoises() {}

  static void pageNumbers(PrintedReport report, Random random) {
    for (PrintedTable table : report.tables()) {
      List<PrintedRow> rows = table.rows();
      for (int i = rows.size() - 1; i > HEADS; i--) {
        if (random.nextInt(8) == 0) {
          rows.add(i, page(random));
        }
      }
    }
  }

  private static PrintedRow page(Random random) {
    String style = PAGE_STYLES[random.nextInt(PAGE_STYLES.length)];
    return PrintedRow.words(style.replace("%s", String.valueOf(1 + random.nextInt(8))));
  }

  static void barePageNumbers(PrintedReport report, Random random) {
    List<PrintedRow> rows = report.table3();
    int at = HEADS + 1 + random.nextInt(rows.size() - HEADS - 2);
    rows.add(at, PrintedRow.words(String.valueOf(2 + random.nextInt(7))));
  }

  static void headsRepeated(PrintedReport report, Random random) {
    List<PrintedRow> rows = report.table3();
    int at = HEADS + 2 + random.nextInt(rows.size() - HEADS - 4);
    for (int i = HEADS - 1; i >= 0; i--) {
      rows.add(at, rows.get(i).copy());
    }
  }

  static void tornRows(PrintedReport report, Random random) {
    List<PrintedRow> rows = report.table3();
    int at = valueRow(rows, random);
    PrintedRow row = rows.get(at);
    int cut = 1 + random.nextInt(Math.max(1, row.cells().size() - 1));
    if (cut >= row.cells().size()) {
      return;
    }
    List<String> rest = new ArrayList<>(row.cells().subList(cut, row.cells().size()));
    row.cells().subList(cut, row.cells().size()).clear();
    rows.add(at + 1, page(random));
    rows.add(at + 2, new PrintedRow("", List.of(), rest));
    report.show(row, Shown.UNPLACED);
  }

  static void tornLabels(PrintedReport report, Random random) {
    List<PrintedRow> rows = report.table3();
    int at = valueRow(rows, random);
    List<String> labels = rows.get(at).labels();
    int last = labels.size() - 1;
    String label = labels.get(last);
    int half = label.length() / 2;
    labels.set(last, label.substring(half));
    rows.add(at, page(random));
    rows.add(at, PrintedRow.words(label.substring(0, half)));
  }

  static void extraRow(PrintedReport report, Random random) {
    List<PrintedRow> rows = report.table3();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).item().equals("t3.received")) {
        List<String> cells = List.of("3", "0", "0", "0", "0", "0", "3");
        rows.add(i + 1, new PrintedRow("", List.of("其中：网络申请"), cells));
        return;
      }
    }
  }

  static void missingCell(PrintedReport report, Random random) {
    PrintedRow row = report.table3().get(valueRow(report.table3(), random));
    row.cells().remove(random.nextInt(row.cells().size()));
    report.show(row, Shown.UNPLACED);
  }

  static void extraCell(PrintedReport report, Random random) {
    PrintedRow row = report.table3().get(valueRow(report.table3(), random));
    row.cells().add(random.nextInt(row.cells().size() + 1), "");
    report.show(row, Shown.UNPLACED);
  }

  static void shiftedRow(PrintedReport report, Random random) {
    PrintedRow row = report.table3().get(valueRow(report.table3(), random));
    if (row.cells().contains("")) {
      // Among blank cells nothing tells that the row is shifted: as printed is right.
      return;
    }
    row.cells().add(0, "");
    row.cells().remove(row.cells().size() - 1);
    report.show(row, Shown.UNPLACED);
  }

  static void gluedCells(PrintedReport report, Random random) {
    PrintedRow row = report.table3().get(valueRow(report.table3(), random));
    if (row.cells().size() > 1) {
      int at = random.nextInt(row.cells().size() - 1);
      row.cells().set(at, row.cells().get(at) + row.cells().remove(at + 1));
      report.show(row, Shown.UNPLACED);
    }
  }

  static void absentRows(PrintedReport report, Random random) {
    for (int i = 0; i < 2; i++) {
      int at = valueRow(report.table3(), random);
      // Without the rows （六） nothing tells the editions of table 3 apart.
      if (report.table3().get(at).item().startsWith("t3.other")) {
        continue;
      }
      report.show(report.table3().get(at), Shown.UNPLACED);
      report.table3().remove(at);
    }
  }

  private static int valueRow(List<PrintedRow> rows, Random random) {
    int at = random.nextInt(rows.size());
    while (rows.get(at).item().isEmpty() || rows.get(at).cells().isEmpty()) {
      at = (at + 1) % rows.size();
    }
    return at;
  }
}
