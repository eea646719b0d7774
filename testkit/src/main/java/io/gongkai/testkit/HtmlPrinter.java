package io.gongkai.testkit;

import java.util.List;

/** Prints reports as web pages. */
final class HtmlPrinter {
  private final String cellOpen;
  private final String cellClose;
  private final StringBuilder html = new StringBuilder();

  /** A printer that puts some markup around the words of every cell. */
  HtmlPrinter(String cellOpen, String cellClose) {
    this.cellOpen = cellOpen;
    this.cellClose = cellClose;
  }

  /** A page with nothing but the report. */
  String page(PrintedReport report) {
    html.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>");
    escape(report.title());
    html.append("</title></head>\n<body>\n");
    article(report);
    return html.append("</body></html>\n").toString();
  }

  /** A page of a portal: the report in a table that lays out the page, among other things. */
  String portal(PrintedReport report) {
    html.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>");
    escape(report.title());
    html.append("_虚构市人民政府门户网站</title>\n")
        .append("<script>var 件数 = \"<table><tr><td>9</td></tr></table>\";</script>\n")
        .append("<style>td { width: 12px }</style></head>\n<body>\n")
        .append("<nav><ul><li>首页</li><li>政务公开</li><li>2018年年报</li></ul></nav>\n")
        .append("<div class=\"location\">当前位置：首页 &gt; 政府信息公开年报</div>\n")
        .append("<table class=\"layout\"><tr><td width=\"200\"><ul>");
    for (int year = 2015; year < 2019; year++) {
      html.append("<li><a href=\"#\">").append(year).append("年年报</a></li>");
    }
    html.append("</ul></td><td>\n<h1>");
    escape(report.title());
    html.append("</h1><p>发布时间：2024-01-25 10:30&nbsp;&nbsp;浏览次数：1024</p>\n")
        .append("<div style=\"display: none\"><table><tr><td>规章</td><td>7</td></tr></table></div>");
    article(report);
    return html.append("</td></tr></table>\n<footer>主办：虚构市人民政府办公室 备案号12345678</footer>\n")
        .append("</body></html>\n")
        .toString();
  }

  /** Lines of Markdown with the tables as tags between them, as converters of pages write them. */
  String markdown(PrintedReport report) {
    for (PrintedBlock block : report.blocks()) {
      if (block instanceof PrintedTable table) {
        table(FormGrid.of(table));
        html.append('\n');
      } else if (block instanceof PrintedParagraph paragraph) {
        html.append(
            switch (paragraph.role()) {
              case TITLE -> "# ";
              case HEADING -> "## ";
              case TEXT -> "";
            });
        escape(paragraph.text()).append("\n\n");
      }
    }
    return html.toString();
  }

  private void article(PrintedReport report) {
    for (PrintedBlock block : report.blocks()) {
      if (block instanceof PrintedTable table) {
        table(FormGrid.of(table));
      } else if (block instanceof PrintedParagraph paragraph) {
        html.append("<p>");
        escape(paragraph.text()).append("</p>\n");
      }
    }
  }

  private void table(FormGrid grid) {
    html.append("<table>\n");
    for (List<GridCell> row : grid.rows()) {
      html.append("<tr>\n");
      for (GridCell cell : row) {
        html.append("  <td");
        span("colspan", cell.width());
        span("rowspan", cell.height());
        html.append('>').append(cellOpen);
        escape(cell.text());
        html.append(cell.text().isEmpty() ? "&nbsp;" : "").append(cellClose).append("</td>\n");
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private void span(String attribute, int span) {
    if (span > 1) {
      html.append(' ').append(attribute).append("=\"").append(span).append('"');
    }
  }

  private StringBuilder escape(String words) {
    return html.append(words.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
