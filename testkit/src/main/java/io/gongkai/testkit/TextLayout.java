package io.gongkai.testkit;

import io.gongkai.testkit.PrintedParagraph.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which tables come out of documents as text, all of them seen in published reports.
 */
public enum TextLayout implements ReportLayout {
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
  /** One cell per line, an empty line after each. */
  SPACED_LINES {
    @Override
    String row(PrintedRow row) {
      StringBuilder text = new StringBuilder();
      filled(row).forEach(cell -> text.append(cell).append("\n\n"));
      return text.toString();
    }
  },
  /** One cell per line, with a bar on a line of its own between cells. */
  LONE_BARS {
    @Override
    String row(PrintedRow row) {
      StringBuilder text = new StringBuilder();
      row.labels().stream()
          .filter(cell -> !cell.isEmpty())
          .forEach(cell -> text.append(cell).append("\n|\n"));
      row.cells().forEach(cell -> text.append(cell).append("\n|\n"));
      return text.toString();
    }
  },
  /** Markdown with every row as a table of its own. */
  BARS_BY_ROW {
    @Override
    String row(PrintedRow row) {
      String line = BARS.row(row);
      return line + "|" + " --- |".repeat(row.labels().size() + row.cells().size()) + "\n\n";
    }
  },
  /** Markdown with the labels torn off: they stand above the rows of bare values. */
  TORN_BARS {
    @Override
    String row(PrintedRow row) {
      List<String> labels = row.labels().stream().filter(cell -> !cell.isEmpty()).toList();
      String words = String.join("\n", labels) + "\n";
      return row.cells().isEmpty()
          ? words
          : words + "| " + String.join(" | ", row.cells()) + " |\n";
    }
  },
  /** Cells separated by spaces. */
  SPACES {
    @Override
    String row(PrintedRow row) {
      return String.join(" ", filled(row)) + "\n";
    }
  },
  /** Cells far apart, as text extracted with its places on the page kept. */
  ALIGNED {
    @Override
    String row(PrintedRow row) {
      StringBuilder text = new StringBuilder("  ");
      for (String cell : filled(row)) {
        text.append(cell).append(" ".repeat(Math.max(3, 12 - cell.length())));
      }
      return text.append('\n').toString();
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
    for (PrintedBlock block : report.blocks()) {
      if (block instanceof PrintedTable table) {
        table.rows().forEach(row -> text.append(row(row)));
        text.append('\n');
      } else if (block instanceof PrintedParagraph paragraph) {
        boolean heading = paragraph.role() == Role.HEADING;
        text.append(paragraph.text()).append(heading ? "\n" : "\n\n");
      }
    }
    return text.toString();
  }

  @Override
  public byte[] print(PrintedReport report) {
    return render(report).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean keepsBlanks() {
    return switch (this) {
      case LINES, SPACED_LINES, SPACES, ALIGNED, WRAPPED, GLUED -> false;
      default -> true;
    };
  }

  private static List<String> filled(PrintedRow row) {
    List<String> cells = new ArrayList<>(row.labels());
    cells.addAll(row.cells());
    cells.removeIf(String::isBlank);
    return cells;
  }
}
