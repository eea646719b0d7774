package io.gongkai.testkit;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.List;

/** Prints what a report says into the tables that the form prescribes. */
final class StatutoryTables {
  /** Item under which the one row of table 4 is printed. */
  static final String TABLE4_ITEM = "t4.reconsideration";

  private static final int TABLE2_COLUMNS = 4;
  private static final int TABLE3_COLUMNS = 10;
  private static final int TABLE4_COLUMNS = 15;
  private static final List<String> OUTCOMES = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");

  private final Truth truth;

  StatutoryTables(Truth truth) {
    this.truth = truth;
  }

  PrintedTable table2() {
    boolean old = truth.layout().form() == FormEdition.FORM_2019;
    List<PrintedRow> rows = new ArrayList<>();
    String section = "";
    for (FormRow row : truth.layout().rows()) {
      if (row.table() != FormTable.T2) {
        continue;
      }
      if (!row.section().equals(section)) {
        section = row.section();
        rows.add(PrintedRow.words(section));
        List<String> heads = new ArrayList<>(List.of("信息内容"));
        heads.addAll(heads(old, section));
        rows.add(new PrintedRow("", heads, List.of()));
      }
      rows.add(new PrintedRow(row.item(), List.of(row.label()), values(row)));
    }
    return new PrintedTable(FormTable.T2, TABLE2_COLUMNS, rows);
  }

  private static List<String> heads(boolean old, String section) {
    if (section.contains("（一）")) {
      return old ? List.of("本年新制作数量", "本年新公开数量", "对外公开总数量") : List.of("本年制发件数", "本年废止件数", "现行有效件数");
    }
    if (section.contains("（八）")) {
      return old ? List.of("上一年项目数量", "本年增/减") : List.of("本年收费金额（单位：万元）");
    }
    if (section.contains("（九）")) {
      return List.of("采购项目数量", "采购总金额");
    }
    return old ? List.of("上一年项目数量", "本年增/减", "处理决定数量") : List.of("本年处理决定数量");
  }

  PrintedTable table3() {
    List<PrintedRow> rows = new ArrayList<>(table3Headings());
    String group = "";
    for (FormRow row : truth.layout().rows()) {
      if (row.table() != FormTable.T3) {
        continue;
      }
      List<String> labels = new ArrayList<>();
      boolean first = !row.section().equals(group);
      group = row.section();
      boolean inGroup = row.section().startsWith("（");
      if (inGroup) {
        labels.add("");
        labels.add(first ? row.section() : "");
        labels.add(row.ordinal() + "." + row.label());
      } else if (row.section().isEmpty()) {
        labels.add(row.ordinal() + "、" + row.label());
      } else {
        labels.add(row.item().equals("t3.granted") ? row.section() : "");
        labels.add(row.ordinal() + row.label());
      }
      rows.add(new PrintedRow(row.item(), labels, values(row)));
    }
    return new PrintedTable(FormTable.T3, TABLE3_COLUMNS, rows);
  }

  private static List<PrintedRow> table3Headings() {
    return List.of(
        PrintedRow.heading(
            new GridCell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), GridCell.wide("申请人情况", 7)),
        PrintedRow.heading(
            new GridCell("自然人", 1, 2), GridCell.wide("法人或其他组织", 5), new GridCell("总计", 1, 2)),
        PrintedRow.heading(
            GridCell.of("商业企业"),
            GridCell.of("科研机构"),
            GridCell.of("社会公益组织"),
            GridCell.of("法律服务机构"),
            GridCell.of("其他")));
  }

  PrintedTable table4() {
    List<PrintedRow> rows = new ArrayList<>();
    rows.add(PrintedRow.heading(GridCell.wide("行政复议", 5), GridCell.wide("行政诉讼", 10)));
    List<GridCell> heads = new ArrayList<>();
    OUTCOMES.forEach(outcome -> heads.add(new GridCell(outcome, 1, 2)));
    heads.add(GridCell.wide("未经复议直接起诉", 5));
    heads.add(GridCell.wide("复议后起诉", 5));
    rows.add(PrintedRow.heading(heads.toArray(GridCell[]::new)));
    List<String> again = new ArrayList<>(OUTCOMES);
    again.addAll(OUTCOMES);
    rows.add(PrintedRow.heading(again.stream().map(GridCell::of).toArray(GridCell[]::new)));
    List<String> values = new ArrayList<>();
    for (FormRow row : truth.layout().rows()) {
      if (row.table() == FormTable.T4) {
        values.addAll(values(row));
      }
    }
    rows.add(new PrintedRow(TABLE4_ITEM, List.of(), values));
    return new PrintedTable(FormTable.T4, TABLE4_COLUMNS, rows);
  }

  private List<String> values(FormRow row) {
    int first = truth.layout().firstCell(row.item());
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.columns().size(); i++) {
      values.add(truth.values().get(first + i).toPlainString());
    }
    return values;
  }
}
