package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which tables come out of documents as text, all of them seen in published reports.
 */
public enum TextLayout {
  /** Rows as lines, cells separated by tabs, spanned cells left empty. */
  TABS {
    @Override
    String row(PrintedRow row) {
      List<String> cells = new ArrayList<>(row.labels());
      cells.addAll(row.cells());
      return String.join("\t", cells) + "\n";
    }
  },
  /** The same, with every row padded to the width of the table. */
  PADDED_TABS {
    @Override
    String row(PrintedRow row) {
      List<String> cells = new ArrayList<>(row.labels());
      cells.addAll(row.cells());
      return String.join("\t", cells) + "\t".repeat(Math.max(0, 10 - cells.size())) + "\n";
    }
  },
  /** One cell per line behind a tab, an empty line after each row. */
  TABBED_LINES {
    @Override
    String row(PrintedRow row) {
      StringBuilder text = new StringBuilder();
      row.labels().forEach(cell -> text.append('\t').append(cell).append('\n'));
      row.cells().forEach(cell -> text.append('\t').append(cell).append('\n'));
      return text.append('\n').toString();
    }
  },
  /** One cell per line; empty cells leave no trace. */
  LINES {
    @Override
    String row(PrintedRow row) {
      StringBuilder text = new StringBuilder();
      filled(row).forEach(cell -> text.append(cell).append('\n'));
      return text.toString();
    }
  },
  /** One cell per line, closed by a bar. */
  BARRED_LINES {
    @Override
    String row(PrintedRow row) {
      StringBuilder text = new StringBuilder();
      row.labels().stream()
          .filter(cell -> !cell.isEmpty())
          .forEach(cell -> text.append(cell).append(" |\n"));
      row.cells().forEach(cell -> text.append(cell).append(cell.isEmpty() ? "|\n" : " |\n"));
      return text.toString();
    }
  },
  /** Markdown: rows between bars. */
  BARS {
    @Override
    String row(PrintedRow row) {
      List<String> cells = new ArrayList<>(row.labels());
      cells.addAll(row.cells());
      return "| " + String.join(" | ", cells) + " |\n";
    }
  },
  /** Bars between cells, none in front, and some behind for spanned cells. */
  RAGGED_BARS {
    @Override
    String row(PrintedRow row) {
      List<String> cells = new ArrayList<>(row.labels());
      cells.removeIf(String::isEmpty);
      cells.addAll(row.cells());
      return String.join(" | ", cells) + " | ||\n";
    }
  },
  /** Cells separated by spaces. */
  SPACES {
    @Override
    String row(PrintedRow row) {
      return String.join(" ", filled(row)) + "\n";
    }
  },
  /** Labels broken over two lines, as wrapped cells come out of PDF files. */
  WRAPPED {
    @Override
    String row(PrintedRow row) {
      List<String> labels = new ArrayList<>(row.labels());
      labels.removeIf(String::isEmpty);
      if (!labels.isEmpty()) {
        int last = labels.size() - 1;
        String label = labels.get(last);
        int half = label.length() / 2;
        labels.set(last, label.substring(0, half) + "\n" + label.substring(half));
      }
      labels.addAll(row.cells());
      return String.join(" ", labels) + "\n";
    }
  },
  /** Nothing between the cells at all. */
  GLUED {
    @Override
    String row(PrintedRow row) {
      return String.join("", filled(row));
    }
  };

  abstract String row(PrintedRow row);

  /** Prints an undamaged report. */
  public String render(Truth truth) {
    return render(new PrintedReport(truth));
  }

  /** Prints a report. */
  public String render(PrintedReport report) {
    StringBuilder text = new StringBuilder();
    report.opening().forEach(line -> text.append(line).append("\n\n"));
    text.append("二、主动公开政府信息情况\n");
    report.table2().forEach(row -> text.append(row(row)));
    text.append("\n三、收到和处理政府信息公开申请情况\n");
    report.table3().forEach(row -> text.append(row(row)));
    text.append("\n四、政府信息公开行政复议、行政诉讼情况\n");
    report.table4().forEach(row -> text.append(row(row)));
    text.append("\n");
    report.closing().forEach(line -> text.append(line).append("\n\n"));
    return text.toString();
  }

  private static List<String> filled(PrintedRow row) {
    List<String> cells = new ArrayList<>(row.labels());
    cells.addAll(row.cells());
    cells.removeIf(String::isEmpty);
    return cells;
  }
}
