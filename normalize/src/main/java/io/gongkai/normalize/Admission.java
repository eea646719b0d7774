package io.gongkai.normalize;

import io.gongkai.model.CellState;
import io.gongkai.model.Report;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.identify.Identity;
import io.gongkai.normalize.read.Refusal;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether what was read is a report whose tables can be relied on. */
final class Admission {
  /** Year of the first edition of the uniform form. */
  private static final int FIRST_YEAR = 2019;

  /** Sections from which on a text without a title counts as a report. */
  private static final int FEWEST_SECTIONS = 3;

  /** How much of a text counts as its head. */
  private static final int HEAD = 400;

  /** What the preface of a report says of it, in front of the first section. */
  private static final List<String> PREFACES =
      List.of("本报告", "本年度报告", "编制本报告", "编制本年度报告", "编制了本", "报告如下", "特向社会公布", "现公布", "现予公布", "统计期限");

  /** Words in the head of a text that is about reports, or about disclosure, but is none. */
  private static final List<String> SUBJECTS = List.of("解读", "新闻", "问答", "公开指南", "培训");

  private final Report report;
  private final CellView cells;
  private final ReportReader.Tables tables;
  private final Identity identity;
  private final String folded;

  private Admission(Report report, ReportReader.Tables tables, Identity identity, String folded) {
    this.report = report;
    this.cells = new CellView(report);
    this.tables = tables;
    this.identity = identity;
    this.folded = folded;
  }

  /** Why the document is refused; empty when it is taken. */
  static Optional<Refusal> refusal(
      Report report, ReportReader.Tables tables, Identity identity, String folded) {
    return new Admission(report, tables, identity, folded).decide();
  }

  private Optional<Refusal> decide() {
    if (tables.severalTables()) {
      return Optional.of(
          new Refusal(
              UnreadableReason.SEVERAL_REPORTS,
              "文件中有不止一份申请情况表，无法确定各单元格属于哪一份。请按年度、按单位分别提交。",
              "The document holds more than one table of applications. Publish one report per"
                  + " document."));
    }
    if (isOfPartOfYear()) {
      return Optional.of(
          new Refusal(
              UnreadableReason.NOT_A_REPORT,
              "这是半年或季度统计，不是年度报告。",
              "These are statistics of a part of a year, not a yearly report."));
    }
    if (report.getCells().getStates().stream().noneMatch(Admission::isNumber)) {
      return Optional.of(withoutNumbers());
    }
    if (isCutOff()) {
      return Optional.of(truncated());
    }
    if (unreadableTable3()) {
      return Optional.of(
          new Refusal(
              UnreadableReason.NO_STATUTORY_TABLES,
              "申请情况表的大部分数字无法确定，可能是转换过程中丢失了内容。请提交原始文件。",
              "Most figures of the table of applications cannot be made out; some were probably"
                  + " lost in conversion. Publish the original document."));
    }
    return unidentified();
  }

  private Refusal withoutNumbers() {
    boolean template =
        folded.contains("格式模板") || folded.contains("文字描述") || folded.contains("印发给你们");
    boolean labels = tables.zones().table3().isPresent() || tables.zones().table2().isPresent();
    if (labels && (template || !identity.titled() || report.getAgency().isEmpty())) {
      return new Refusal(
          UnreadableReason.NOT_A_REPORT,
          "这是空白表格或格式模板，没有填写任何数字。",
          "This is the blank form: it has the labels of the tables and no figure.");
    }
    if (labels && !endsEarly()) {
      return new Refusal(
          UnreadableReason.NO_STATUTORY_TABLES,
          "表格中没有任何数字。请填写后重新提交；没有发生的填 0。",
          "The tables hold no figure. Fill them in and publish again; write 0 where there was"
              + " nothing.");
    }
    int sections = report.getSections().size();
    boolean prefaced = PREFACES.stream().anyMatch(folded::contains);
    boolean opened =
        (identity.titled() || speaksOfItself())
            && (sections > 0 || labels || isYearBeforeForm() || prefaced);
    if ((!opened && sections < FEWEST_SECTIONS) || isAboutAReport()) {
      return new Refusal(
          UnreadableReason.NOT_A_REPORT,
          "这不是政府信息公开工作年度报告。",
          "This is not a yearly report on government information disclosure.");
    }
    if (isYearBeforeForm() || !endsEarly()) {
      return new Refusal(
          UnreadableReason.NO_STATUTORY_TABLES,
          "报告中没有国务院办公厅规定格式的表格（二、三、四部分）。",
          "The report does not hold the tables of the statutory form (sections two to four).");
    }
    return truncated();
  }

  private static Refusal truncated() {
    return new Refusal(
        UnreadableReason.TRUNCATED,
        "文件不完整：在规定表格之前或之中中断。请提交完整文件。",
        "The document breaks off before or inside the statutory tables. Publish the whole one.");
  }

  private boolean isYearBeforeForm() {
    return report.getYear() > 0 && report.getYear() < FIRST_YEAR;
  }

  private boolean isOfPartOfYear() {
    String head = folded.substring(0, Math.min(folded.length(), HEAD));
    return !identity.titled()
        && (head.contains("半年") || head.contains("季度") || head.contains("月份"));
  }

  /** Whether the text begins by saying what this report is, with no title above. */
  private boolean speaksOfItself() {
    String head = folded.substring(0, Math.min(folded.length(), HEAD));
    return head.contains("本报告") || head.contains("本年度报告");
  }

  private boolean isAboutAReport() {
    String head = folded.substring(0, Math.min(folded.length(), HEAD));
    return SUBJECTS.stream().anyMatch(head::contains);
  }

  /** Whether the narrative breaks off before the section that follows the tables. */
  private boolean endsEarly() {
    return report.getSections().stream().noneMatch(section -> section.getNumber() >= 5);
  }

  /** Whether the text ends inside the tables: the last rows are missing and nothing follows. */
  private boolean isCutOff() {
    FormLayout layout = cells.layout();
    int last = layout.cells().size() - 1;
    boolean table4 = false;
    for (int i = layout.firstCell("t4.reconsideration"); i <= last; i++) {
      table4 |= cells.state(i) != CellState.MISSING;
    }
    boolean carriedOut = cells.state(layout.firstCell("t3.carried_out")) != CellState.MISSING;
    if (table4 && carriedOut) {
      return false;
    }
    return !table4 && endsEarly();
  }

  /** Whether fewer than half of the cells of table 3 say anything certain, though it is there. */
  private boolean unreadableTable3() {
    int known = 0;
    int all = 0;
    int cell = 0;
    for (FormRow row : cells.layout().rows()) {
      int behind = cell + row.columns().size();
      for (; cell < behind; cell++) {
        if (row.table() == FormTable.T3) {
          all++;
          known += isKnown(cells.state(cell)) ? 1 : 0;
        }
      }
    }
    return known * 2 < all;
  }

  private static boolean isKnown(CellState state) {
    return state != CellState.ILLEGIBLE && state != CellState.MISSING;
  }

  private static boolean isNumber(CellState state) {
    return state == CellState.PRINTED || state == CellState.INFERRED || state == CellState.NIL;
  }

  private Optional<Refusal> unidentified() {
    List<String> lacking = new ArrayList<>();
    if (report.getAgency().isEmpty()) {
      lacking.add("agency");
    }
    if (report.getYear() == 0) {
      lacking.add("year");
    }
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                UnreadableReason.UNIDENTIFIED,
                "文件标题和正文均未说明报告单位或年度。请在标题中写明单位全称和年度。",
                "Neither title nor text says the "
                    + String.join(" and ", lacking)
                    + " of the report. Name both in the title."));
  }
}
