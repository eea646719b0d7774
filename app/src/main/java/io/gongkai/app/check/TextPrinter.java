package io.gongkai.app.check;

import io.gongkai.app.cli.TerminalText;
import io.gongkai.console.marked.FindingGroup;
import io.gongkai.model.Finding;
import io.gongkai.model.Party;
import io.gongkai.model.Report;
import io.gongkai.model.SeverityOverride;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints for people: a line with the verdict for each file, its causes beneath. */
final class TextPrinter implements CheckPrinter {
  private static final String VERDICT_WIDTH = "%-10s";

  private final PrintWriter out;

  TextPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(CheckedFile checked) {
    if (checked instanceof CheckedFile.Judged judged) {
      Report report = judged.validated().getReport();
      List<Finding> findings = judged.validated().getFindings();
      verdict(
          judged.validated().getVerdict().name(),
          checked,
          report.getAgency() + " " + report.getYear());
      FindingGroup.failed(findings).forEach(this::group);
      notAssessable(FindingGroup.notAssessable(findings));
      overrides(judged.validated().getOverrides());
    } else if (checked instanceof CheckedFile.NotRead notRead) {
      verdict("UNREADABLE", checked, notRead.unreadable().getReason().name());
      line("  " + notRead.unreadable().getMessageEn());
      line("  " + notRead.unreadable().getMessageZh());
    }
  }

  @Override
  public void close() {
    out.flush();
  }

  private void verdict(String verdict, CheckedFile checked, String what) {
    line(VERDICT_WIDTH.formatted(verdict) + "  " + checked.source().file() + "  " + what);
  }

  private void group(FindingGroup group) {
    if (group.suspect() == null) {
      for (Finding finding : group.findings()) {
        line(
            "  %s  %s  %s"
                .formatted(finding.getSeverity(), finding.getRule(), finding.getMessageEn()));
        line("    " + finding.getMessageZh());
      }
      return;
    }
    line("  " + suspected(group.suspect()));
    for (Finding finding : group.findings()) {
      line("    " + broken(finding));
    }
  }

  private static String suspected(Suspect suspect) {
    String cells =
        suspect.getCells().stream().map(TextPrinter::corrected).collect(Collectors.joining(", "));
    return cells + " (" + party(suspect.getParty()) + ")";
  }

  private static String corrected(SuspectCell cell) {
    return cell.getItem() + "/" + cell.getColumn() + " should be " + cell.getSuggested();
  }

  private static String party(Party party) {
    return switch (party) {
      case PUBLISHER -> "likely the publisher's slip";
      case EXTRACTION -> "likely misread by us";
      case UNKNOWN -> "whose slip it is cannot be told";
    };
  }

  private static String broken(Finding finding) {
    String cell = finding.getItem() == null ? "" : finding.getItem() + "/" + finding.getColumn();
    return finding.getActual() == null || finding.getExpected() == null
        ? finding.getRule() + "  " + finding.getMessageEn()
        : "%-11s %s says %s, the sum gives %s"
            .formatted(finding.getRule(), cell, finding.getActual(), finding.getExpected());
  }

  private void notAssessable(Map<String, Integer> counts) {
    if (!counts.isEmpty()) {
      line(
          "  not assessable 未能核对, because a cell is not certain: "
              + counts.entrySet().stream()
                  .map(rule -> rule.getKey() + " x" + rule.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  private void overrides(List<SeverityOverride> overrides) {
    if (!overrides.isEmpty()) {
      line(
          "  severities set by the operator: "
              + overrides.stream()
                  .map(override -> override.getRule() + " " + override.getSeverity())
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Prints a line; what a terminal would obey must not reach it out of a document. */
  private void line(String text) {
    out.print(TerminalText.line(text) + "\n");
  }
}
