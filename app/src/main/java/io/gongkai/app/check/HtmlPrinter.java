package io.gongkai.app.check;

import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Report;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints one self-contained page: each file's text with every cell that was read marked in it, and
 * the findings beside it.
 *
 * <p>The page has no script and loads nothing; all that comes from a document is escaped.
 */
final class HtmlPrinter implements CheckPrinter {
  private final PrintWriter out;
  private int count;

  HtmlPrinter(PrintWriter out) {
    this.out = out;
    out.print(
        """
        <!DOCTYPE html>
        <html lang="zh">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>公开 Gongkai</title>
        <style>
        %s</style>
        </head>
        <body>
        """
            .formatted(resource("check.css")));
  }

  @Override
  public void print(CheckedFile checked) {
    count++;
    out.print("<article>\n");
    if (checked instanceof CheckedFile.Judged judged) {
      Report report = judged.validated().getReport();
      heading(
          checked, judged.validated().getVerdict().name(), report.getAgency(), report.getYear());
      MarkedText marked = new MarkedText("f" + count, checked.text(), report);
      body(marked, judged.validated().getFindings());
    } else if (checked instanceof CheckedFile.NotRead notRead) {
      Unreadable unreadable = notRead.unreadable();
      Report partial = unreadable.getPartial();
      heading(
          checked,
          "UNREADABLE",
          partial == null ? "" : partial.getAgency(),
          partial == null ? 0 : partial.getYear());
      out.print("<p class=\"reason\"><b>" + unreadable.getReason() + "</b></p>\n");
      message(unreadable.getMessageZh(), unreadable.getMessageEn());
      body(new MarkedText("f" + count, checked.text(), partial), List.of());
    }
    out.print("</article>\n");
  }

  @Override
  public void close() {
    out.print("</body>\n</html>\n");
    out.flush();
  }

  private void heading(CheckedFile checked, String verdict, String agency, int year) {
    out.print("<header>\n<h1><span class=\"verdict " + verdict + "\">" + verdict + "</span> ");
    out.print(Html.escape(agency) + (year == 0 ? "" : " " + year) + "</h1>\n");
    CheckedFile.Source source = checked.source();
    out.print("<p class=\"file\">" + Html.escape(source.file()) + " · " + source.bytes() + " B · ");
    out.print(source.mediaType().isEmpty() ? "" : Html.escape(source.mediaType()) + " · ");
    out.print("sha256 " + source.sha256() + "</p>\n");
    out.print("</header>\n");
  }

  private void body(MarkedText marked, List<Finding> findings) {
    out.print("<div class=\"columns\">\n<section class=\"findings\">\n");
    List<FindingGroup> groups = FindingGroup.failed(findings);
    groups.forEach(group -> group(marked, group));
    Map<String, Integer> skipped = FindingGroup.notAssessable(findings);
    if (!skipped.isEmpty()) {
      out.print("<p class=\"skipped\">未能核对 / not assessable: ");
      skipped.forEach((rule, times) -> out.print(Html.escape(rule) + " ×" + times + " "));
      out.print("</p>\n");
    }
    out.print("</section>\n<pre class=\"document\">");
    marked.print(out, groups);
    out.print("</pre>\n</div>\n");
  }

  private void group(MarkedText marked, FindingGroup group) {
    out.print("<div class=\"cause\">\n");
    Suspect suspect = group.suspect();
    if (suspect != null) {
      for (SuspectCell cell : suspect.getCells()) {
        out.print("<p class=\"suspect\">" + link(marked, cell.getItem(), cell.getColumn()));
        out.print(" 应为 / should be <b>" + Html.escape(cell.getSuggested()) + "</b> ");
        out.print(party(suspect) + "</p>\n");
      }
    }
    for (Finding finding : group.findings()) {
      out.print("<div class=\"finding " + finding.getSeverity() + "\"><b>");
      out.print(Html.escape(finding.getRule()) + "</b>\n");
      message(finding.getMessageZh(), finding.getMessageEn());
      out.print("<p class=\"operands\">");
      for (Operand cell : finding.getCells()) {
        out.print(
            cell.getYear() == null
                ? link(marked, cell.getItem(), cell.getColumn()) + " "
                : cell.getYear() + " " + name(marked, cell) + " ");
        out.print(Html.escape(cell.getValue() == null ? "–" : cell.getValue()) + "; ");
      }
      out.print("</p>\n</div>\n");
    }
    out.print("</div>\n");
  }

  private static String party(Suspect suspect) {
    return switch (suspect.getParty()) {
      case PUBLISHER -> "（疑为发布单位笔误 / likely the publisher's slip）";
      case EXTRACTION -> "（疑为识读有误 / likely misread by us）";
      case UNKNOWN -> "";
    };
  }

  private void message(String zh, String en) {
    out.print("<p>" + Html.escape(zh) + "</p>\n");
    out.print("<p lang=\"en\">" + Html.escape(en) + "</p>\n");
  }

  private static String name(MarkedText marked, Operand cell) {
    return Html.escape(marked.name(cell.getItem(), cell.getColumn()));
  }

  private static String link(MarkedText marked, String item, String column) {
    Optional<String> anchor = marked.anchor(item, column);
    String name = Html.escape(marked.name(item, column));
    return anchor.map(id -> "<a href=\"#" + id + "\">" + name + "</a>").orElse(name);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPrinter.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet " + name + " cannot be read", e);
    }
  }
}
