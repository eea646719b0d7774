package io.gongkai.app.replay;

import io.gongkai.app.cli.SafeLines;
import io.gongkai.app.diff.FoundFinding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints a comparison for people: the differences, then what they come to. */
final class DifferencePrinter {
  /** Cells of one report that are printed; with more the report was read anew altogether. */
  private static final int MOST_CELLS = 12;

  private final SafeLines out;

  DifferencePrinter(PrintWriter out) {
    this.out = new SafeLines(out);
  }

  void print(Tally tally) {
    for (Difference difference : tally.listed()) {
      if (difference instanceof Difference.OfReport report) {
        print(report);
      } else if (difference instanceof Difference.OfDocument document) {
        line(
            "document  "
                + Tally.change(document.live(), document.replay(), "read")
                + "  "
                + document.subject()
                + "  "
                + document.document());
      } else if (difference instanceof Difference.OfFailure failure) {
        line("failed    " + failure.stage() + "  " + failure.subject() + "  " + failure.error());
      }
    }
    int more = tally.differences() - tally.listed().size();
    if (more > 0) {
      line("and " + more + " more: --limit says how many are listed");
    }
    if (!tally.isEmpty()) {
      line("");
    }
    summary(tally);
    out.flush();
  }

  private void print(Difference.OfReport report) {
    boolean moves = !report.live().equals(report.replay());
    line(
        "report    "
            + (moves ? Tally.change(report.live(), report.replay(), "none") : report.live())
            + "  "
            + report.subject());
    if (report.otherSubmission()) {
      line("  another submission stands");
    }
    report.findings().forEach(this::print);
    report.cells().stream().limit(MOST_CELLS).forEach(this::print);
    int more = report.cells().size() - MOST_CELLS;
    if (more > 0) {
      line("  and " + more + " more cells");
    }
  }

  private void print(ChangedFinding change) {
    FoundFinding finding = change.finding();
    String kind = change.kind().name().toLowerCase(Locale.ROOT);
    String line = String.format(Locale.ROOT, "  %-7s  ", kind) + finding.kind() + finding.inWords();
    line(change.kind() == ChangedFinding.Kind.CHANGED ? line + changes(change) : line);
  }

  private static String changes(ChangedFinding change) {
    List<String> changes = new ArrayList<>();
    FoundFinding live = change.live();
    FoundFinding replay = change.replay();
    note(changes, "severity", live.severity(), replay.severity());
    note(changes, "expected", live.expected(), replay.expected());
    note(changes, "said", live.actual(), replay.actual());
    note(changes, "suspect", live.suspect(), replay.suspect());
    note(changes, "waived", Boolean.toString(live.waived()), Boolean.toString(replay.waived()));
    return " (" + String.join("; ", changes) + ")";
  }

  private static void note(List<String> changes, String what, String live, String replay) {
    if (!live.equals(replay)) {
      changes.add(what + " " + Tally.change(live, replay, "none"));
    }
  }

  private void print(CellChange cell) {
    line("  cell     " + cell.cell() + "  " + Tally.change(cell.live(), cell.replay(), "none"));
  }

  private void summary(Tally tally) {
    judged("live", tally.judgedLive());
    judged("replay", tally.judgedReplay());
    tally.verdicts().forEach((change, count) -> line(count + " reports " + change));
    tally.documents().forEach((change, count) -> line(count + " documents " + change));
    if (tally.reread() > 0) {
      line(tally.reread() + " reports with cells that were read otherwise");
    }
    table(tally.rules());
    if (tally.pendingReports() > 0) {
      line(
          tally.pendingReports()
              + " reports left out, of which one side has not read the newest document yet: 'gongkai"
              + " replay start' once more goes on to where the documents end now");
    }
    line(tally.reports() + " reports compared, " + tally.differing() + " differ");
  }

  private void judged(String side, Map<String, Integer> by) {
    by.forEach((what, count) -> line(side + ": " + count + " reports judged by " + what));
  }

  private void table(Map<String, Tally.Counts> rules) {
    int width = rules.keySet().stream().mapToInt(String::length).max().orElse(0);
    if (width == 0) {
      return;
    }
    String row = "%-" + width + "s  %7s  %7s  %7s  %7s  %7s";
    line(String.format(Locale.ROOT, row, "", "live", "replay", "new", "gone", "changed"));
    rules.forEach(
        (kind, counts) ->
            line(
                String.format(
                    Locale.ROOT,
                    row,
                    kind,
                    counts.live(),
                    counts.replay(),
                    counts.added(),
                    counts.gone(),
                    counts.changed())));
  }

  private void line(String text) {
    out.print(text);
  }
}
