package io.gongkai.app.publish;

import io.gongkai.app.cli.TerminalText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people, a line per document, with findings beneath each other in the last column. */
final class ResultTable {
  private static final List<String> TITLES =
      List.of("DOCUMENT", "AGENCY", "YEAR", "VERDICT", "FINDINGS");

  private record Line(List<String> cells, List<String> details) {}

  private final List<Line> lines = new ArrayList<>();

  /** Adds what became of a document. */
  void add(String document, Outcome outcome) {
    if (outcome instanceof Outcome.Judged judged) {
      List<String> details = new ArrayList<>();
      if (judged.superseded()) {
        details.add("a newer submission of this report stands in its place");
      }
      details.addAll(judged.findings());
      String year = judged.year() == 0 ? "" : Integer.toString(judged.year());
      String agency = judged.agency() == null ? "" : judged.agency();
      add(document, agency, year, judged.verdict(), details);
    } else if (outcome instanceof Outcome.NotRead notRead) {
      add(document, "", "", "UNREADABLE", List.of(notRead.reason() + ": " + notRead.message()));
    } else if (outcome instanceof Outcome.DeadLetter letter) {
      add(
          document,
          "",
          "",
          "FAILED",
          List.of("our fault: " + letter.error(), "kept on " + letter.topic()));
    } else {
      add(document, "", "", "PENDING", List.of("not processed in time"));
    }
  }

  /** Adds a document that was not published. */
  void addRefused(String document, String reason, String message) {
    add(document, "", "", "REFUSED", List.of(reason + ": " + message));
  }

  private void add(
      String document, String agency, String year, String verdict, List<String> details) {
    lines.add(
        new Line(
            List.of(TerminalText.line(document), TerminalText.line(agency), year, verdict),
            details.stream().map(TerminalText::line).toList()));
  }

  /** Prints the table. */
  void print(PrintWriter out) {
    int[] widths = new int[TITLES.size() - 1];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(TITLES.get(i));
      for (Line line : lines) {
        widths[i] = Math.max(widths[i], width(line.cells().get(i)));
      }
    }
    print(out, TITLES.subList(0, widths.length), widths, TITLES.get(widths.length));
    for (Line line : lines) {
      List<String> details = line.details().isEmpty() ? List.of("") : line.details();
      print(out, line.cells(), widths, details.get(0));
      for (String detail : details.subList(1, details.size())) {
        print(out, List.of("", "", "", ""), widths, detail);
      }
    }
  }

  private static void print(PrintWriter out, List<String> cells, int[] widths, String last) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      text.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
    }
    out.println(text.append(last).toString().stripTrailing());
  }

  /** Columns that a terminal takes for a text: Chinese characters take two. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
