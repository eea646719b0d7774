package io.gongkai.app.diff;

import io.gongkai.app.cli.TerminalText;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints a difference for people: the changes, then a table of counts by rule. */
final class DifferenceText {
  private final PrintWriter out;

  DifferenceText(PrintWriter out) {
    this.out = out;
  }

  void print(Difference difference) {
    difference.onlyBase().forEach(file -> line("only in base  " + file));
    difference.onlyHead().forEach(file -> line("only in head  " + file));
    difference
        .verdicts()
        .forEach(
            change ->
                line("verdict  " + change.file() + "  " + change.base() + " -> " + change.head()));
    difference.changes().forEach(this::change);
    if (!difference.isEmpty()) {
      line("");
    }
    table(difference);
    long added = difference.changes().stream().filter(Difference.Change::isNew).count();
    line(
        difference.documents()
            + " documents compared, "
            + added
            + " findings new, "
            + (difference.changes().size() - added)
            + " gone");
    out.flush();
  }

  private void change(Difference.Change change) {
    FoundFinding finding = change.finding();
    StringBuilder text = new StringBuilder(change.isNew() ? "new   " : "gone  ");
    text.append(finding.kind()).append("  ").append(change.file());
    append(text, "  ", finding.cell());
    append(text, " says ", finding.actual());
    append(text, ", expected ", finding.expected());
    append(text, "; ", finding.suspect());
    line(text.toString());
  }

  private static void append(StringBuilder text, String before, String part) {
    if (!part.isEmpty()) {
      text.append(before).append(part);
    }
  }

  private void table(Difference difference) {
    int width = difference.rules().keySet().stream().mapToInt(String::length).max().orElse(0);
    if (width == 0) {
      return;
    }
    String row = "%-" + width + "s  %7s  %7s  %7s  %7s";
    line(row.formatted("", "base", "head", "new", "gone"));
    difference
        .rules()
        .forEach(
            (kind, counts) ->
                line(
                    String.format(
                        Locale.ROOT,
                        row,
                        kind,
                        counts.base(),
                        counts.head(),
                        counts.added(),
                        counts.gone())));
  }

  /** Prints a line; what a terminal would obey must not reach it out of a document. */
  private void line(String text) {
    out.print(TerminalText.line(text) + "\n");
  }
}
