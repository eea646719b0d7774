package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;

/** The rules about the tables themselves. */
public final class TableRules {
  /** A count is whole and not negative. */
  public static final Rule NUM_COUNT =
      new Rule(
          "NUM-COUNT",
          Severity.ERROR,
          Category.NUMBERS,
          Scope.CELL,
          "1",
          new Bilingual("件数应为非负整数", "A count is a whole number and not negative"),
          new Bilingual(
              "逐格检查。收费、采购金额可有小数；2019 年格式的“本年增/减”可为负数。",
              "Applies to every cell with a value. Amounts of money may have decimals; the column of changes in the form of 2019 may be negative."),
          new Bilingual(
              "由统一格式附件各栏名称（件数、项数、数量）得出：仅收费金额与采购金额可有小数，仅“本年增/减”可为负数",
              "Follows from the headings of the form's annex: its cells are counts; only amounts of money may have decimals, only the change on the year before may be negative"),
          new Bilingual(
              "核对该单元格，填写非负整数；如数字相邻粘连或小数点误入，请改正。",
              "Check the cell and enter a whole number; look for a stray decimal point or minus sign."));

  /** A row of the form is missing. */
  public static final Rule STR_ROW_MISSING =
      new Rule(
          "STR-ROW-MISSING",
          Severity.WARNING,
          Category.STRUCTURE,
          Scope.ROW,
          "1",
          new Bilingual("表中缺少格式规定的一行", "A row of the form is missing from its table"),
          new Bilingual(
              "整行各单元格在文件中均不存在，而该表的其他行存在时提示。个别单元格缺失不单独提示，涉及的勾稽关系不予核算。",
              "Reported when the document has none of the row's cells while the table is there. Single missing cells are no finding: the sums over them are not assessed."),
          new Bilingual(
              "国办公开办函〔2021〕30号、〔2019〕60号附件规定的统一格式；2019 年度为过渡期，缺表不视为问题",
              "The uniform form annexed to 国办公开办函〔2021〕30号 and 〔2019〕60号; 2019 was a year of transition, in which reports without tables are lawful"),
          new Bilingual(
              "按统一格式补齐该行，没有发生的填 0。",
              "Add the row as the form has it; enter 0 where nothing happened."));

  /** A whole table of the form is missing. */
  public static final Rule STR_TABLE_MISSING =
      new Rule(
          "STR-TABLE-MISSING",
          Severity.ERROR,
          Category.STRUCTURE,
          Scope.TABLE,
          "1",
          new Bilingual("缺少格式规定的一张表", "A table of the form is missing"),
          new Bilingual(
              "表二、表三、表四中任何一张在文件中完全不存在时提示。2019 年度为过渡期，不作要求。",
              "Reported when the document has no cell of table 2, 3 or 4. Not demanded of the year 2019, the year of transition."),
          new Bilingual(
              "国办公开办函〔2021〕30号、〔2019〕60号附件规定的统一格式；2019 年度为过渡期，缺表不视为问题",
              "The uniform form annexed to 国办公开办函〔2021〕30号 and 〔2019〕60号; 2019 was a year of transition, in which reports without tables are lawful"),
          new Bilingual(
              "按统一格式补齐该表，没有发生的填 0。",
              "Add the table as the form has it; enter 0 where nothing happened."));

  /** What comes in equals what is handled and what is carried on. */
  public static final Rule T3_FLOW =
      new Rule(
          "T3-FLOW",
          Severity.ERROR,
          Category.SUMS,
          Scope.COLUMN,
          "1",
          new Bilingual(
              "表三各列：新收 + 上年结转 = 办理结果总计 + 结转下年",
              "Table 3, each column: received + carried in = total of results + carried out"),
          new Bilingual(
              "对七列分别核算。期望值为“新收 + 上年结转 − 结转下年”，与“（七）总计”比较。空白、“/”等不是 0：有一格没有数值即不核算。",
              "Checked in each of the seven columns: received plus carried in less carried out is held against row (seven), the total of results. Blank and nil are no zero: when a cell has no value the sum is not assessed."),
          new Bilingual(
              "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）附件，表三左上角：第一项加第二项之和，等于第三项加第四项之和",
              "Form of the yearly report (国办公开办函〔2021〕30号), annex, corner of table 3: items one and two together equal items three and four together"),
          new Bilingual(
              "核对该列的新收、上年结转、（七）总计和结转下年四个数。",
              "Check the column's four numbers: received, carried in, total of results, carried out."));

  /** A row's total is the sum over the kinds of applicant. */
  public static final Rule T3_ROW_SUM =
      new Rule(
          "T3-ROW-SUM",
          Severity.ERROR,
          Category.SUMS,
          Scope.ROW,
          "1",
          new Bilingual(
              "表三各行：总计 = 六类申请人之和",
              "Table 3, each row: the total is the sum of the six kinds of applicant"),
          new Bilingual(
              "对表三每一行分别核算。有一格没有数值即不核算。",
              "Checked in each row of table 3. When a cell has no value the sum is not assessed."),
          new Bilingual(
              "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）附件；2019、2020 年度用国办公开办函〔2019〕60号附件。未明文规定，由“总计”一词得出",
              "Form of the yearly report (国办公开办函〔2021〕30号), annex; for 2019 and 2020 国办公开办函〔2019〕60号. Not spelled out there: it follows from the word 总计 (total)"),
          new Bilingual(
              "核对该行各类申请人的数字和总计。", "Check the row's numbers by kind of applicant, and its total."));

  /** The total of results is the sum of the results. */
  public static final Rule T3_TOTAL =
      new Rule(
          "T3-TOTAL",
          Severity.ERROR,
          Category.SUMS,
          Scope.COLUMN,
          "1",
          new Bilingual(
              "表三各列：（七）总计 = 各办理结果之和",
              "Table 3, each column: the total of results is the sum of the results"),
          new Bilingual(
              "对七列分别核算（一）至（六）各行之和。有一格没有数值即不核算。",
              "Checked in each of the seven columns over all rows from (one) to (six). When a cell has no value the sum is not assessed."),
          new Bilingual(
              "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）附件；2019、2020 年度用国办公开办函〔2019〕60号附件。未明文规定，由“总计”一词得出",
              "Form of the yearly report (国办公开办函〔2021〕30号), annex; for 2019 and 2020 国办公开办函〔2019〕60号. Not spelled out there: it follows from the word 总计 (total)"),
          new Bilingual(
              "核对该列（一）至（六）各行和（七）总计；部分公开的申请只计入（二）。",
              "Check the column's results and their total; an application granted in part counts in (two) alone."));

  /** A group's total is the sum of its outcomes. */
  public static final Rule T4_SUM =
      new Rule(
          "T4-SUM",
          Severity.ERROR,
          Category.SUMS,
          Scope.ROW,
          "1",
          new Bilingual(
              "表四各组：总计 = 维持 + 纠正 + 其他 + 尚未审结",
              "Table 4, each group: the total is upheld + corrected + other + pending"),
          new Bilingual(
              "对行政复议、未经复议直接起诉、复议后起诉三组分别核算。有一格没有数值即不核算。",
              "Checked for reconsiderations, direct lawsuits and lawsuits after reconsideration. When a cell has no value the sum is not assessed."),
          new Bilingual(
              "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）附件；2019、2020 年度用国办公开办函〔2019〕60号附件。未明文规定，由“总计”一词得出",
              "Form of the yearly report (国办公开办函〔2021〕30号), annex; for 2019 and 2020 国办公开办函〔2019〕60号. Not spelled out there: it follows from the word 总计 (total)"),
          new Bilingual("核对该组的四个结果和总计。", "Check the group's four outcomes and its total."));

  private TableRules() {}
}
