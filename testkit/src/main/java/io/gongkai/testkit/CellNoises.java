package io.gongkai.testkit;

import java.util.List;
import java.util.Random;

/** Noises in the value cells. */
final class CellNoises {
  private static final int APPLICANTS = 7;
  private static final String[] BLANKS = {" ", "\u00a0", "\u3000", "\u200b", ""};

  /** Marks for zero; the last two say it in full, so that the number is shown. */
  private static final String[] NILS = {
    "无", "-", "--", "——", "“”", "\u00a0", "\u3000", "－", "零", "0件"
  };

  private CellNoises() {}

  static void fullWidth(PrintedReport report, PrintedRow row, int column, Random random) {
    StringBuilder wide = new StringBuilder();
    for (char c : row.cells().get(column).toCharArray()) {
      wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
    }
    row.cells().set(column, wide.toString());
  }

  static Alteration.OfCell thousands(String separator) {
    return (report, row, column, random) -> {
      String digits = row.cells().get(column);
      if (isCount(digits)) {
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
          grouped.insert(at, separator);
        }
        row.cells().set(column, grouped.toString());
      }
    };
  }

  static void leadingZeros(PrintedReport report, PrintedRow row, int column, Random random) {
    String digits = row.cells().get(column);
    if (isCount(digits) && !digits.equals("0") && random.nextInt(4) == 0) {
      row.cells().set(column, "0".repeat(1 + random.nextInt(2)) + row.cells().get(column));
    }
  }

  static void wholeDecimals(PrintedReport report, PrintedRow row, int column, Random random) {
    if (isCount(row.cells().get(column))) {
      row.cells().set(column, row.cells().get(column) + (random.nextBoolean() ? ".0" : ".00"));
    }
  }

  static void signedChange(PrintedReport report, PrintedRow row, int column, Random random) {
    String item = row.item();
    if (!item.startsWith("t2.")
        || !report
            .truth()
            .layout()
            .cells()
            .get(report.truth().layout().firstCell(item) + column)
            .column()
            .equals("change")) {
      return;
    }
    String digits = row.cells().get(column);
    boolean negative = digits.startsWith("-");
    String[] signs =
        negative ? new String[] {"-", "－", "减", "减少"} : new String[] {"+", "＋", "增", "增加", ""};
    String bare = negative ? digits.substring(1) : digits;
    row.cells().set(column, signs[random.nextInt(signs.length)] + bare);
  }

  static Alteration.OfCell nil(String... marks) {
    return (report, row, column, random) -> {
      if (row.cells().get(column).equals("0")) {
        row.cells().set(column, marks[random.nextInt(marks.length)]);
        report.show(row, column, Shown.NIL);
      }
    };
  }

  static void anyNil(PrintedReport report, PrintedRow row, int column, Random random) {
    if (!row.cells().get(column).equals("0")) {
      return;
    }
    String mark = NILS[random.nextInt(NILS.length)];
    row.cells().set(column, mark);
    if (mark.isBlank() || mark.equals("\u00a0")) {
      report.show(row, column, Shown.BLANK);
    } else if (!List.of("零", "0件").contains(mark)) {
      report.show(row, column, Shown.NIL);
    }
  }

  static void blankForZero(PrintedReport report, PrintedRow row, int column, Random random) {
    if (row.cells().get(column).equals("0")) {
      blank(report, row, column);
    }
  }

  static void totalsOnly(PrintedReport report, PrintedRow row, int column, Random random) {
    if (row.cells().size() == APPLICANTS && column < APPLICANTS - 1) {
      blank(report, row, column);
    }
  }

  static void firstAndTotal(PrintedReport report, PrintedRow row, int column, Random random) {
    if (row.cells().size() == APPLICANTS && column > 0 && column < APPLICANTS - 1) {
      blank(report, row, column);
    }
  }

  static void firstOnly(PrintedReport report, PrintedRow row, int column, Random random) {
    if (row.cells().size() == APPLICANTS && column > 0) {
      blank(report, row, column);
    }
  }

  private static void blank(PrintedReport report, PrintedRow row, int column) {
    row.cells().set(column, "");
    report.show(row, column, Shown.BLANK);
  }

  static void money(PrintedReport report, PrintedRow row, int column, Random random) {
    if (row.item().equals("t2.fees") && row.cells().size() == 1) {
      behind(row, column, "万元");
    } else if (row.item().equals("t2.procurement") && column == 1) {
      behind(row, column, random.nextBoolean() ? "元" : "万元");
    }
  }

  static void note(PrintedReport report, PrintedRow row, int column, Random random) {
    if (!row.cells().get(column).isBlank() && random.nextInt(12) == 0) {
      behind(row, column, "（其中补充" + random.nextInt(9) + "件）");
    }
  }

  static void blanksAround(PrintedReport report, PrintedRow row, int column, Random random) {
    String before = BLANKS[random.nextInt(BLANKS.length)];
    String after = BLANKS[random.nextInt(BLANKS.length)];
    if (!row.cells().get(column).isEmpty()) {
      row.cells().set(column, before + row.cells().get(column) + after);
    }
  }

  static void behind(PrintedRow row, int column, String words) {
    if (!row.cells().get(column).isBlank()) {
      row.cells().set(column, row.cells().get(column) + words);
    }
  }

  private static boolean isCount(String printed) {
    return !printed.isEmpty() && printed.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
