package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What publishers, converters and mirror sites do to a report without changing what it says. */
public enum Noise {
  /** Digits in full width. */
  FULL_WIDTH_DIGITS {
    @Override
    void cell(List<String> cells, int i, Random random) {
      StringBuilder wide = new StringBuilder();
      for (char c : cells.get(i).toCharArray()) {
        wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
      }
      cells.set(i, wide.toString());
    }
  },
  /** A comma after each three digits. */
  THOUSANDS {
    @Override
    void cell(List<String> cells, int i, Random random) {
      String digits = cells.get(i);
      if (digits.indexOf('.') < 0) {
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
          grouped.insert(at, ',');
        }
        cells.set(i, grouped.toString());
      }
    }
  },
  /** A nil mark for zero. */
  NIL_FOR_ZERO {
    @Override
    void cell(List<String> cells, int i, Random random) {
      if (cells.get(i).equals("0")) {
        cells.set(i, random.nextBoolean() ? "/" : "—");
      }
    }
  },
  /** Nothing for zero. */
  BLANK_FOR_ZERO {
    @Override
    void cell(List<String> cells, int i, Random random) {
      if (cells.get(i).equals("0")) {
        cells.set(i, "");
      }
    }
  },
  /** Nothing but the totals. */
  TOTALS_ONLY {
    @Override
    void row(List<PrintedRow> rows, int i, Random random) {
      List<String> cells = rows.get(i).cells();
      if (cells.size() == 7) {
        for (int cell = 0; cell < 6; cell++) {
          cells.set(cell, "");
        }
      }
    }
  },
  /** A unit behind the number. */
  UNITS {
    @Override
    void cell(List<String> cells, int i, Random random) {
      cells.set(i, cells.get(i) + "件");
    }
  },
  /** A note behind the number. */
  NOTES {
    @Override
    void cell(List<String> cells, int i, Random random) {
      if (random.nextInt(12) == 0) {
        cells.set(i, cells.get(i) + "（其中补充" + random.nextInt(9) + "件）");
      }
    }
  },
  /** A character lost from a label here and there. */
  LABEL_TYPOS {
    @Override
    void row(List<PrintedRow> rows, int i, Random random) {
      List<String> labels = rows.get(i).labels();
      int last = labels.size() - 1;
      if (last >= 0 && labels.get(last).length() > 7 && random.nextInt(3) == 0) {
        String label = labels.get(last);
        int at = 3 + random.nextInt(label.length() - 4);
        labels.set(last, label.substring(0, at) + label.substring(at + 1));
      }
    }
  },
  /** Blanks inside the labels. */
  SPACED_LABELS {
    @Override
    void row(List<PrintedRow> rows, int i, Random random) {
      List<String> labels = rows.get(i).labels();
      for (int cell = 0; cell < labels.size(); cell++) {
        labels.set(cell, labels.get(cell).replace("政府", "政 府").replace("公开", "公 开"));
      }
    }
  },
  /** Page numbers between the rows. */
  PAGE_NUMBERS {
    @Override
    void row(List<PrintedRow> rows, int i, Random random) {
      if (random.nextInt(8) == 0 && i > 3) {
        rows.add(i, new PrintedRow("", List.of("- " + (i + 1) + " -"), List.of()));
      }
    }
  },
  /** A row that the form does not have. */
  EXTRA_ROW {
    @Override
    void row(List<PrintedRow> rows, int i, Random random) {
      if (rows.get(i).item().equals("t3.received")) {
        List<String> cells = new ArrayList<>(List.of("3", "0", "0", "0", "0", "0", "3"));
        rows.add(i + 1, new PrintedRow("", List.of("其中：网络申请"), cells));
      }
    }
  };

  /** Applies the noise to a report that is about to be printed. */
  public void apply(PrintedReport report, Random random) {
    for (List<PrintedRow> table : List.of(report.table2(), report.table3(), report.table4())) {
      for (int i = table.size() - 1; i >= 0; i--) {
        List<String> cells = table.get(i).cells();
        for (int cell = 0; cell < cells.size(); cell++) {
          cell(cells, cell, random);
        }
        row(table, i, random);
      }
    }
  }

  void cell(List<String> cells, int i, Random random) {}

  void row(List<PrintedRow> rows, int i, Random random) {}
}
