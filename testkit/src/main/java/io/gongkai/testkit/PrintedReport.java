package io.gongkai.testkit;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A generated report as the rows and paragraphs that a layout prints. */
public final class PrintedReport {
  private static final int VALUE_COLUMNS = 7;

  private final Truth truth;
  private final List<PrintedRow> table2 = new ArrayList<>();
  private final List<PrintedRow> table3 = new ArrayList<>();
  private final List<PrintedRow> table4 = new ArrayList<>();

  /** The print of a report, undamaged. */
  public PrintedReport(Truth truth) {
    this.truth = truth;
    printTable2();
    printTable3();
    printTable4();
  }

  /** What the report says. */
  public Truth truth() {
    return truth;
  }

  /** Rows of table 2, headings included. */
  public List<PrintedRow> table2() {
    return table2;
  }

  /** Rows of table 3, headings included. */
  public List<PrintedRow> table3() {
    return table3;
  }

  /** Rows of table 4, headings included; the last holds all values. */
  public List<PrintedRow> table4() {
    return table4;
  }

  /** The paragraphs before the tables. */
  public List<String> opening() {
    BigDecimal received = truth.value("t3.received", "total");
    return List.of(
        truth.agency() + truth.year() + "年政府信息公开工作年度报告",
        "本报告所列数据的统计期限为" + truth.year() + "年1月1日至12月31日。",
        "一、总体情况",
        "（一）依申请公开。" + truth.year() + "年共收到政府信息公开申请" + received.toPlainString() + "件。");
  }

  /** The paragraphs behind the tables. */
  public List<String> closing() {
    return List.of("五、存在的主要问题及改进情况", "公开内容还不够全面，将继续改进。", "六、其他需要报告的事项", "本年度没有收取信息处理费。");
  }

  private void printTable2() {
    boolean old = truth.layout().form() == FormEdition.FORM_2019;
    String section = "";
    for (FormRow row : truth.layout().rows()) {
      if (row.table() != FormTable.T2) {
        continue;
      }
      if (!row.section().equals(section)) {
        section = row.section();
        table2.add(new PrintedRow("", List.of(section), List.of()));
        List<String> heads = new ArrayList<>(List.of("信息内容"));
        heads.addAll(heads(old, section));
        table2.add(new PrintedRow("", heads, List.of()));
      }
      table2.add(new PrintedRow(row.item(), List.of(row.label()), values(row)));
    }
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

  private void printTable3() {
    table3.add(
        new PrintedRow("", List.of("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"), List.of()));
    table3.add(new PrintedRow("", List.of("自然人", "法人或其他组织", "总计"), List.of()));
    table3.add(new PrintedRow("", List.of("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"), List.of()));
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
      table3.add(new PrintedRow(row.item(), labels, values(row)));
    }
  }

  private void printTable4() {
    table4.add(new PrintedRow("", List.of("行政复议", "行政诉讼"), List.of()));
    List<String> outcomes = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
    List<String> heads = new ArrayList<>(outcomes);
    heads.addAll(List.of("未经复议直接起诉", "复议后起诉"));
    table4.add(new PrintedRow("", heads, List.of()));
    List<String> again = new ArrayList<>(outcomes);
    again.addAll(outcomes);
    table4.add(new PrintedRow("", again, List.of()));
    List<String> values = new ArrayList<>();
    for (FormRow row : truth.layout().rows()) {
      if (row.table() == FormTable.T4) {
        values.addAll(values(row));
      }
    }
    table4.add(new PrintedRow("t4.reconsideration", List.of(), values));
  }

  private List<String> values(FormRow row) {
    int first = truth.layout().firstCell(row.item());
    List<String> values = new ArrayList<>(VALUE_COLUMNS);
    for (int i = 0; i < row.columns().size(); i++) {
      values.add(truth.values().get(first + i).toPlainString());
    }
    return values;
  }
}
