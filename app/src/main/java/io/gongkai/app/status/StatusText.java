package io.gongkai.app.status;

import io.gongkai.app.cli.TerminalText;
import io.gongkai.console.data.FigureQueries;
import io.gongkai.console.data.Figures;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Prints a status for people. */
final class StatusText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(FigureQueries.ZONE);

  /** Most rules, or reasons, that are listed. */
  private static final int MOST = 10;

  private StatusText() {}

  /** The status in lines, each with its end. */
  static String of(PipelineStatus status) {
    Figures figures = status.figures();
    StringBuilder lines = new StringBuilder();
    line(lines, "%s in China", TIME.format(figures.at()));
    line(lines, "");
    line(lines, "%-12s %-8s %s", "stage", "works", "records behind");
    for (PipelineStatus.Stage stage : status.stages()) {
      line(lines, "%-12s %-8s %d", stage.name(), stage.works() ? "yes" : "NO", stage.behind());
    }
    line(lines, "");
    Figures.Submissions submissions = figures.submissions();
    line(
        lines,
        "%-12s %d, of which %d are under way; %d in the last minute, %d in the last hour",
        "received",
        submissions.received(),
        submissions.underWay(),
        submissions.lastMinute(),
        submissions.lastHour());
    line(lines, "%-12s %d", "clean", figures.clean());
    line(lines, "%-12s %d%s", "flagged", figures.flagged(), share(figures));
    line(lines, "%-12s %d", "unreadable", figures.unreadable());
    line(lines, "%-12s %d of the sink", "dead letters", figures.deadLetters());
    counts(lines, "flagged by rule", figures.byRule());
    counts(lines, "unreadable by reason", figures.byReason());
    line(lines, "");
    line(lines, "due for %d", figures.deadlines().year());
    due(lines, "bodies", figures.deadlines().daysForBodies(), figures.missingBodies());
    due(
        lines,
        "jurisdictions",
        figures.deadlines().daysForJurisdictions(),
        figures.missingJurisdictions());
    return lines.toString();
  }

  private static String share(Figures figures) {
    return figures.standing() == 0
        ? ""
        : String.format(Locale.ROOT, ", %.1f %%", 100.0 * figures.flagged() / figures.standing());
  }

  private static void counts(StringBuilder lines, String title, List<Figures.Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    line(lines, "");
    line(lines, "%s", title);
    counts.stream()
        .limit(MOST)
        .forEach(count -> line(lines, "  %-26s %d", count.name(), count.count()));
    if (counts.size() > MOST) {
      line(lines, "  and %d more", counts.size() - MOST);
    }
  }

  private static void due(StringBuilder lines, String whose, long days, long missing) {
    String when = days < 0 ? -days + " days ago" : "in " + days + " days";
    line(lines, "  %-14s %s; %d that reported the year before have not yet", whose, when, missing);
  }

  private static void line(StringBuilder lines, String format, Object... values) {
    lines.append(TerminalText.line(String.format(Locale.ROOT, format, values))).append('\n');
  }
}
