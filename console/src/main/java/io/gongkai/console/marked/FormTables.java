package io.gongkai.console.marked;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.validate.figures.Labels;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Prints the statutory tables as the form draws them, with what was read in each cell. */
public final class FormTables {
  private static final int TABLE2_COLUMNS = 4;
  private static final int TABLE3_LABELS = 3;
  private static final String CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

  private final PrintWriter out;
  private final MarkedReport report;

  /** Prints the tables of a report to a writer. */
  public FormTables(PrintWriter out, MarkedReport report) {
    this.out = out;
    this.report = report;
  }

  /** Prints all three. */
  public void print() {
    open("二、", FormTable.T2);
    table2();
    close();
    open("三、", FormTable.T3);
    table3();
    close();
    open("四、", FormTable.T4);
    table4();
    close();
  }

  private void open(String ordinal, FormTable table) {
    String name = ordinal + Labels.table(table);
    // What scrolls must be reachable by keyboard.
    out.print(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + name + "\">\n");
    out.print("<table class=\"" + table + "\">\n<caption>" + name + "</caption>\n");
  }

  private void close() {
    out.print("</table>\n</div>\n");
  }

  private void table2() {
    out.print("<tbody>\n");
    String section = "";
    for (FormRow row : rows(FormTable.T2)) {
      List<FormCell> cells = cells(row);
      if (!row.section().equals(section)) {
        section = row.section();
        out.print("<tr><th class=\"section\" colspan=\"4\">" + escape(section) + "</th></tr>\n");
        out.print("<tr><th>信息内容</th>");
        for (int i = 0; i < cells.size(); i++) {
          out.print("<th" + span("colspan", rest(cells, i)) + ">");
          out.print(escape(heading(cells.get(i))) + "</th>");
        }
        out.print("</tr>\n");
      }
      out.print("<tr><th scope=\"row\">" + escape(row.label()) + "</th>");
      for (int i = 0; i < cells.size(); i++) {
        cell(cells.get(i), rest(cells, i));
      }
      out.print("</tr>\n");
    }
    out.print("</tbody>\n");
  }

  /** Heading of a column of table 2, in the words of the report's edition. */
  private String heading(FormCell cell) {
    boolean of2021 = report.layout().form() == FormEdition.FORM_2021;
    return switch (cell.column()) {
      case "decisions" -> of2021 ? "本年处理决定数量" : "处理决定数量";
      case "amount" -> CellNames.column(cell) + (of2021 ? "（单位：万元）" : "");
      default -> CellNames.column(cell);
    };
  }

  /** The last cell of a row takes what is left of the table's width. */
  private static int rest(List<FormCell> cells, int i) {
    return i == cells.size() - 1 ? TABLE2_COLUMNS - 1 - i : 1;
  }

  private void table3() {
    List<FormRow> rows = rows(FormTable.T3);
    List<FormCell> first = cells(rows.get(0));
    out.print("<thead>\n<tr><td class=\"corner\" colspan=\"3\" rowspan=\"3\">" + CORNER + "</td>");
    out.print("<th colspan=\"7\">申请人情况</th></tr>\n");
    out.print("<tr><th rowspan=\"2\">" + escape(CellNames.column(first.get(0))) + "</th>");
    out.print("<th colspan=\"5\">法人或其他组织</th><th rowspan=\"2\">总计</th></tr>\n<tr>");
    for (FormCell cell : first.subList(1, first.size() - 1)) {
      out.print("<th>" + escape(CellNames.column(cell)) + "</th>");
    }
    out.print("</tr>\n</thead>\n<tbody>\n");
    for (int i = 0; i < rows.size(); i++) {
      out.print("<tr>");
      labels(rows, i);
      cells(rows.get(i)).forEach(cell -> cell(cell, 1));
      out.print("</tr>\n");
    }
    out.print("</tbody>\n");
  }

  /** The label cells of a row; those that span rows stand in the first of them. */
  private void labels(List<FormRow> rows, int at) {
    FormRow row = rows.get(at);
    if (row.section().isEmpty()) {
      label(row, TABLE3_LABELS);
      return;
    }
    if (at == 0 || rows.get(at - 1).section().isEmpty()) {
      long results = rows.stream().filter(other -> !other.section().isEmpty()).count();
      out.print("<th rowspan=\"" + results + "\">三、本年度办理结果</th>");
    }
    if (!isInGroup(row)) {
      label(row, TABLE3_LABELS - 1);
      return;
    }
    if (!rows.get(at - 1).section().equals(row.section())) {
      long height = rows.stream().filter(other -> other.section().equals(row.section())).count();
      out.print("<th" + span("rowspan", (int) height) + ">" + escape(row.section()) + "</th>");
    }
    label(row, 1);
  }

  private static boolean isInGroup(FormRow row) {
    return row.section().startsWith("（");
  }

  private void label(FormRow row, int width) {
    out.print("<th scope=\"row\"" + span("colspan", width) + ">");
    out.print(escape(CellNames.label(row)) + "</th>");
  }

  private void table4() {
    List<FormRow> rows = rows(FormTable.T4);
    List<FormCell> all = new ArrayList<>();
    rows.forEach(row -> all.addAll(cells(row)));
    List<FormCell> reviews = cells(rows.get(0));
    out.print("<thead>\n<tr><th colspan=\"5\">行政复议</th><th colspan=\"10\">行政诉讼</th></tr>\n<tr>");
    reviews.forEach(
        cell -> out.print("<th rowspan=\"2\">" + escape(CellNames.column(cell)) + "</th>"));
    for (FormRow row : rows.subList(1, rows.size())) {
      out.print("<th colspan=\"5\">" + escape(row.label()) + "</th>");
    }
    out.print("</tr>\n<tr>");
    for (FormCell cell : all.subList(reviews.size(), all.size())) {
      out.print("<th>" + escape(CellNames.column(cell)) + "</th>");
    }
    out.print("</tr>\n</thead>\n<tbody>\n<tr>");
    all.forEach(cell -> cell(cell, 1));
    out.print("</tr>\n</tbody>\n");
  }

  private void cell(FormCell cell, int width) {
    boolean broken = !report.brokenSums(cell).isEmpty();
    out.print("<td id=\"" + report.tableAnchor(cell) + "\"" + span("colspan", width));
    out.print(" class=\"" + report.classes(cell) + (broken ? " broken" : "") + "\" title=\"");
    out.print(escape(report.title(cell)) + "\">");
    String words = words(cell);
    out.print(
        report
            .textAnchor(cell)
            .map(anchor -> "<a href=\"#" + anchor + "\">" + words + "</a>")
            .orElse(words));
    report
        .suspicion(cell)
        .ifPresent(
            suspicion -> {
              out.print("<a class=\"mend\" href=\"#" + report.groupAnchor(suspicion.group()));
              out.print("\">" + escape(report.words().shouldBe() + suspicion.suggested()) + "</a>");
            });
    if (broken && report.suspicion(cell).isEmpty()) {
      MarkedReport.BrokenSum sum = report.brokenSums(cell).get(0);
      out.print("<a class=\"sum\" href=\"#" + report.groupAnchor(sum.group()) + "\" title=\"");
      out.print(escape(sum.finding().getRule()) + "\">≠ " + escape(sum.finding().getExpected()));
      out.print("</a>");
    }
    out.print("</td>");
  }

  /** What stands in a cell: its value, else what is printed there, else its state; HTML. */
  private String words(FormCell cell) {
    int index = cell.index();
    CellState state = report.cells().state(index);
    if (report.cells().hasValue(index)) {
      return report.cells().value(index).map(BigDecimal::toPlainString).orElse("");
    }
    String raw = report.cells().raw(index).orElse("");
    String hidden = "<span class=\"unseen\">" + report.words().word(state) + "</span>";
    return raw.isBlank() ? hidden : escape(raw) + hidden;
  }

  private List<FormRow> rows(FormTable table) {
    return report.layout().rows().stream().filter(row -> row.table() == table).toList();
  }

  private List<FormCell> cells(FormRow row) {
    int first = report.layout().firstCell(row.item());
    return report.layout().cells().subList(first, first + row.columns().size());
  }

  private static String span(String attribute, int span) {
    return span > 1 ? " " + attribute + "=\"" + span + "\"" : "";
  }

  private static String escape(String text) {
    return Html.escape(text);
  }
}
