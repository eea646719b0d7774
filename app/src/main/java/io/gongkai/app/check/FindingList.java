package io.gongkai.app.check;

import io.gongkai.console.marked.FindingGroup;
import io.gongkai.console.marked.Html;
import io.gongkai.console.marked.MarkedReport;
import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Party;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Severity;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints findings: each cause once with the broken rules under it. */
final class FindingList {
  private final PrintWriter out;
  private final MarkedReport report;

  FindingList(PrintWriter out, MarkedReport report) {
    this.out = out;
    this.report = report;
  }

  /** Prints all findings, and what could not be assessed. */
  void print(List<Finding> findings, List<FindingGroup> groups) {
    if (groups.isEmpty()) {
      out.print("<p class=\"none\">没有发现问题。 <span lang=\"en\">No rule is broken.</span></p>\n");
    }
    for (int i = 0; i < groups.size(); i++) {
      group(groups.get(i), i + 1);
    }
    List<Finding> skipped =
        findings.stream().filter(f -> f.getOutcome() == Outcome.NOT_ASSESSABLE).toList();
    if (!skipped.isEmpty()) {
      skipped(skipped);
    }
  }

  private void group(FindingGroup group, int number) {
    Severity worst =
        group.findings().stream().map(Finding::getSeverity).min(Comparator.naturalOrder()).get();
    out.print("<div class=\"cause " + worst + "\" id=\"");
    out.print(report.groupAnchor(number) + "\">\n");
    Suspect suspect = group.suspect();
    if (suspect != null) {
      for (SuspectCell cell : suspect.getCells()) {
        out.print("<h4>" + report.link(cell.getItem(), cell.getColumn()) + " ");
        out.print(Html.escape(report.value(cell.getItem(), cell.getColumn())));
        out.print(" 应为 <b>" + Html.escape(cell.getSuggested()) + "</b> ");
        out.print("<span lang=\"en\">should be " + Html.escape(cell.getSuggested()));
        out.print("</span></h4>\n");
      }
      out.print(party(suspect.getParty()));
    }
    for (Finding finding : group.findings()) {
      finding(finding);
    }
    out.print("</div>\n");
  }

  private static String party(Party party) {
    return switch (party) {
      case PUBLISHER -> "<p>疑为发布单位笔误 <span lang=\"en\">likely the publisher's slip</span></p>\n";
      case EXTRACTION -> "<p>疑为识读有误 <span lang=\"en\">likely misread by us</span></p>\n";
      case UNKNOWN -> "";
    };
  }

  private void finding(Finding finding) {
    out.print("<div class=\"finding\">\n<p><b class=\"rule\">" + Html.escape(finding.getRule()));
    out.print("</b> " + severity(finding.getSeverity()) + "</p>\n");
    messages(finding);
    if (!finding.getQuotes().isEmpty()) {
      quotes(finding.getQuotes());
    }
    if (!finding.getCells().isEmpty()) {
      out.print("<details><summary>涉及 " + finding.getCells().size() + " 个单元格</summary>\n<ul>\n");
      for (Operand cell : finding.getCells()) {
        out.print("<li>" + operand(cell) + " <b>");
        out.print(Html.escape(cell.getValue() == null ? "–" : cell.getValue()) + "</b></li>\n");
      }
      out.print("</ul></details>\n");
    }
    out.print("</div>\n");
  }

  /** The numbers of the narrative, leading to their places in the text. */
  private void quotes(List<QuotedNumber> quotes) {
    out.print("<p>正文所述 <span lang=\"en\">in the narrative</span>");
    for (QuotedNumber number : quotes) {
      String value = "<b>" + Html.escape(number.getValue()) + "</b>";
      Optional<String> anchor = report.quotes().anchor(number);
      out.print(anchor.map(a -> " <a href=\"#" + a + "\">" + value + "</a>").orElse(" " + value));
    }
    out.print("</p>\n");
  }

  private String operand(Operand cell) {
    return cell.getYear() == null
        ? report.link(cell.getItem(), cell.getColumn())
        : cell.getYear() + " " + Html.escape(report.name(cell.getItem(), cell.getColumn()));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "<span class=\"severity\">错误 <span lang=\"en\">error</span></span>";
      case WARNING -> "<span class=\"severity\">警告 <span lang=\"en\">warning</span></span>";
      case INFO -> "<span class=\"severity\">提示 <span lang=\"en\">note</span></span>";
    };
  }

  private void messages(Finding finding) {
    out.print("<p>" + Html.escape(finding.getMessageZh()) + "</p>\n");
    out.print("<p lang=\"en\">" + Html.escape(finding.getMessageEn()) + "</p>\n");
  }

  private void skipped(List<Finding> skipped) {
    out.print("<details class=\"skipped\"><summary>未能核对 " + skipped.size() + " 项 ");
    out.print("<span lang=\"en\">not assessable</span></summary>\n<ul>\n");
    for (Finding finding : skipped) {
      out.print("<li><b class=\"rule\">" + Html.escape(finding.getRule()) + "</b> ");
      if (finding.getItem() != null) {
        out.print(report.link(finding.getItem(), finding.getColumn()) + " ");
      }
      out.print(Html.escape(finding.getMessageZh()) + "</li>\n");
    }
    out.print("</ul></details>\n");
  }
}
