package io.gongkai.app.check;

import io.gongkai.console.marked.FindingGroup;
import io.gongkai.console.marked.FormTables;
import io.gongkai.console.marked.Html;
import io.gongkai.console.marked.MarkedReport;
import io.gongkai.console.marked.MarkedText;
import io.gongkai.console.marked.Words;
import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.Report;
import io.gongkai.model.SeverityOverride;
import io.gongkai.model.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Prints one self-contained page: for each file the findings, the statutory tables as they were
 * read, and the document's text with every cell that was read marked in it; links lead to and fro.
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
        <html lang="zh-Hans">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>年报核对结果 · 公开 Gongkai</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <h1>年报核对结果 <span lang="en">Gongkai check</span></h1>
        """
            .formatted(resource("check.css")));
  }

  @Override
  public void print(CheckedFile checked) {
    count++;
    out.print("<article id=\"f" + count + "\" aria-labelledby=\"f" + count + "h\">\n");
    if (checked instanceof CheckedFile.Judged judged) {
      judged(judged);
    } else if (checked instanceof CheckedFile.NotRead notRead) {
      notRead(notRead);
    }
    out.print("</article>\n");
  }

  @Override
  public void close() {
    out.print("</main>\n</body>\n</html>\n");
    out.flush();
  }

  private void judged(CheckedFile.Judged judged) {
    Report report = judged.validated().getReport();
    List<Finding> findings = judged.validated().getFindings();
    List<FindingGroup> groups = FindingGroup.failed(findings);
    MarkedReport marked =
        new MarkedReport("f" + count, judged.text(), report, groups, Words.CHINESE);
    heading(judged, judged.validated().getVerdict().name(), report);
    out.print("<div class=\"columns\">\n");
    section("findings", "核对结果", "findings");
    new FindingList(out, marked).print(findings, groups);
    overrides(judged.validated().getOverrides());
    out.print("</section>\n<div class=\"document\">\n");
    read(marked, judged.text());
    out.print("</div>\n</div>\n");
  }

  private void overrides(List<SeverityOverride> overrides) {
    if (!overrides.isEmpty()) {
      out.print("<p class=\"none\">由运行单位另定的级别 ");
      out.print("<span lang=\"en\">severities set by the operator</span>: ");
      for (SeverityOverride override : overrides) {
        out.print("<b class=\"rule\">" + Html.escape(override.getRule()) + "</b> ");
        out.print(override.getSeverity() + " ");
      }
      out.print("</p>\n");
    }
  }

  private void notRead(CheckedFile.NotRead notRead) {
    Unreadable unreadable = notRead.unreadable();
    Report partial = unreadable.getPartial();
    heading(notRead, "UNREADABLE", partial);
    out.print("<div class=\"columns\">\n");
    section("findings", "核对结果", "findings");
    out.print("<div class=\"cause ERROR\">\n<h4>无法读取 <b class=\"rule\">");
    out.print(unreadable.getReason() + "</b></h4>\n");
    out.print("<p>" + Html.escape(unreadable.getMessageZh()) + "</p>\n");
    out.print("<p lang=\"en\">" + Html.escape(unreadable.getMessageEn()) + "</p>\n");
    out.print("</div>\n</section>\n<div class=\"document\">\n");
    if (partial == null) {
      text(notRead.text(), null);
    } else {
      read(
          new MarkedReport("f" + count, notRead.text(), partial, List.of(), Words.CHINESE),
          notRead.text());
    }
    out.print("</div>\n</div>\n");
  }

  private void heading(CheckedFile checked, String verdict, Report report) {
    CheckedFile.Source source = checked.source();
    String agency = report == null ? "" : report.getAgency();
    String year = report == null || report.getYear() == 0 ? "" : " " + report.getYear();
    String title = agency.isEmpty() ? source.file() : agency + year;
    out.print("<header>\n<h2 id=\"f" + count + "h\"><span class=\"verdict " + verdict + "\">");
    out.print(verdict(verdict) + " <span lang=\"en\">" + verdict + "</span></span> ");
    out.print(Html.escape(title) + "</h2>\n<p class=\"file\">" + Html.escape(source.file()));
    out.print(" · <span class=\"figure\">" + source.bytes() + "</span> 字节");
    out.print(source.mediaType().isEmpty() ? "" : " · " + Html.escape(source.mediaType()));
    out.print(report == null ? "" : " · " + report.getForm());
    out.print(" · SHA-256 <code>" + Html.escape(source.sha256()) + "</code></p>\n");
    out.print("<nav aria-label=\"" + Html.escape(title) + "\">");
    out.print(jump("findings", "核对结果"));
    out.print(report == null ? "" : jump("tables", "表格"));
    out.print(jump("text", "原文") + "</nav>\n</header>\n");
  }

  private static String verdict(String verdict) {
    return switch (verdict) {
      case "CLEAN" -> "通过";
      case "FLAGGED" -> "有问题";
      default -> "无法读取";
    };
  }

  private String jump(String part, String name) {
    return "<a href=\"#f" + count + part + "\">" + name + "</a>";
  }

  private void section(String part, String chinese, String english) {
    String id = "f" + count + part;
    out.print(
        "<section class=\"" + part + "\" id=\"" + id + "\" aria-labelledby=\"" + id + "h\">\n");
    out.print("<h3 id=\"" + id + "h\">" + chinese + " <span lang=\"en\">" + english);
    out.print("</span></h3>\n");
  }

  private void read(MarkedReport marked, String text) {
    section("tables", "读出的表格", "tables as read");
    legend(marked);
    new FormTables(out, marked).print();
    out.print("</section>\n");
    text(text, marked);
  }

  /** What the colours mean, with the number of cells in each state. */
  private void legend(MarkedReport marked) {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    marked
        .layout()
        .cells()
        .forEach(cell -> counts.merge(marked.cells().state(cell.index()), 1, Integer::sum));
    out.print("<ul class=\"legend\">\n");
    counts.forEach(
        (state, cells) -> {
          out.print("<li><span class=\"cell " + state + "\">" + marked.words().word(state));
          out.print("</span> <span lang=\"en\">" + state + "</span> " + cells + "</li>\n");
        });
    out.print("<li><span class=\"cell operand\">涉及问题</span></li>\n");
    out.print("<li><span class=\"cell suspect\">疑似有误</span></li>\n</ul>\n");
  }

  private void text(String text, MarkedReport marked) {
    section("text", "原文", "text");
    if (text.isEmpty()) {
      out.print("<p class=\"none\">没有取得文字。 <span lang=\"en\">No text.</span></p>\n");
    } else {
      out.print("<pre tabindex=\"0\">");
      new MarkedText(out).print(text, marked);
      out.print("</pre>\n");
    }
    out.print("</section>\n");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPrinter.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet " + name + " cannot be read", e);
    }
  }
}
