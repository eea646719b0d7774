package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;

/** The rules about the form: its sections, its edition, cells left empty, and the fee's unit. */
public final class FormRules {
  private static final Bilingual FORM_OF_2021 =
      new Bilingual(
          "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）", "Form of the yearly report (国办公开办函〔2021〕30号)");

  /** The fee is out of all proportion. */
  public static final Rule NUM_FEE_HIGH =
      new Rule(
          "NUM-FEE-HIGH",
          Severity.INFO,
          Category.NUMBERS,
          Scope.CELL,
          "3",
          new Bilingual(
              "行政事业性收费金额不应高得异常", "The amount of fees is within what a body can collect in a year"),
          new Bilingual(
              "单个机关达到 100 亿元（1000000 万元）、全辖区达到 1000 亿元时提示：多半是以元填写而未折算。历年对比见 X-JUMP。",
              "Reported from ten thousand million yuan (1000000 in the form's unit) for one body, and from ten times that for a whole jurisdiction: such a figure was most likely entered in yuan. X-JUMP holds the amount against earlier years."),
          new Bilingual(
              "格式附件表二：“本年收费金额（单位：万元）”；金额是否合理没有条文规定，故只作提示",
              "Annex of the form, table 2: the unit is ten thousand yuan (万元). No text says which amount is plausible, so that this is information alone"),
          new Bilingual(
              "核对金额的单位；以元填写的，除以 10000 后填写。属实的无须处理。",
              "Check the unit; divide by 10000 what was entered in yuan. Nothing to do when it is right."));

  /** The fee is in yuan where ten thousand yuan is the unit. */
  public static final Rule NUM_FEE_UNIT =
      new Rule(
          "NUM-FEE-UNIT",
          Severity.WARNING,
          Category.NUMBERS,
          Scope.CELL,
          "3",
          new Bilingual("行政事业性收费金额应以万元为单位", "The amount of fees is given in ten thousand yuan"),
          new Bilingual(
              "仅当单元格内写明单位且不是万元时提示，并给出折算为万元的数值；金额为 0 的不提示。单元格内没有单位的，按格式视为万元。",
              "Reported only when the cell itself prints a unit that is not 万元; the finding gives the amount converted. An amount of 0 is let pass. Without a unit in the cell it is taken to be in the form's unit."),
          new Bilingual(
              "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）附件，表二：“本年收费金额（单位：万元）”",
              "Form of the yearly report (国办公开办函〔2021〕30号), annex, table 2: 本年收费金额（单位：万元）"),
          new Bilingual(
              "折算为万元后填写，单元格内不写单位。",
              "Convert the amount to ten thousand yuan and leave the unit out of the cell."));

  /** Cells are empty where the form asks for a figure. */
  public static final Rule STR_BLANK =
      new Rule(
          "STR-BLANK",
          Severity.INFO,
          Category.STRUCTURE,
          Scope.TABLE,
          "3",
          new Bilingual("应填数字的单元格不应留空", "A cell of which the form asks a figure is not left empty"),
          new Bilingual(
              "每张表合并为一条，列出全部空白单元格；整行空白的以总计或末格代表。“/”“—”“无”表示没有发生，不算空白。涉及的勾稽关系未能核算。表二、表三整张空白的见 STR-TABLE-BLANK；没有复议、诉讼的机关常将表四整张留空，也只作提示。",
              "One finding for each table with all its empty cells; a row that is empty throughout is named by its last cell. A nil mark says that there was nothing and is no empty cell. The sums over empty cells are not assessed. Table 2 or 3 empty throughout is reported by STR-TABLE-BLANK; table 4, which bodies without a review or lawsuit often leave empty, is told here."),
          new Bilingual(
              "由统一格式附件各栏均要求填报数字得出；没有条文规定空白不可表示 0，故只作提示",
              "Follows from the form's annex, which asks a figure of every cell. No text says that an empty cell cannot stand for 0, so that this is information alone"),
          new Bilingual("没有发生的填 0。", "Enter 0 where nothing happened."));

  /** The form of another year. */
  public static final Rule STR_FORM_EDITION =
      new Rule(
          "STR-FORM-EDITION",
          Severity.WARNING,
          Category.STRUCTURE,
          Scope.REPORT,
          "3",
          new Bilingual(
              "2021 年度起应使用 2021 年格式", "Reports for 2021 and later are in the form of 2021"),
          new Bilingual(
              "2021 年度及以后的报告，表二仍为 2019 年格式（五项：含其他对外管理服务事项、政府集中采购）时提示。仅（六）其他处理沿用一行的，见 STR-FORM-MIXED。",
              "Reported when table 2 of a report for 2021 or later has the blocks of the form of 2019. Where only row (six) of table 3 is the old one, STR-FORM-MIXED says so."),
          new Bilingual(
              "国办公开办函〔2021〕30号（2021年9月26日）修订格式，自 2021 年度报告起适用",
              "国办公开办函〔2021〕30号 of 26 September 2021 revised the form, for the reports of 2021 onwards"),
          new Bilingual("改用 2021 年格式重新填报。", "Publish the report anew in the form of 2021."));

  /** Tables of two editions. */
  public static final Rule STR_FORM_MIXED =
      new Rule(
          "STR-FORM-MIXED",
          Severity.INFO,
          Category.STRUCTURE,
          Scope.TABLE,
          "3",
          new Bilingual("表二与表三应属于同一版格式", "Tables 2 and 3 are of one edition of the form"),
          new Bilingual(
              "表二与表三的行属于不同版本（如 2021 年格式而“（六）其他处理”只有一行）时提示。数字照常核算。",
              "Reported when the rows of tables 2 and 3 belong to different editions, such as the form of 2021 with a single row （六）. The figures are checked all the same."),
          FORM_OF_2021,
          new Bilingual(
              "2021 年度起，表三“（六）其他处理”分三行填报。",
              "From 2021 on, give row (six) of table 3 in its three parts."));

  /** Section six says nothing of fees for processing information. */
  public static final Rule STR_FEE_STATEMENT =
      new Rule(
          "STR-FEE-STATEMENT",
          Severity.INFO,
          Category.STRUCTURE,
          Scope.REPORT,
          "3",
          new Bilingual(
              "第六部分应报告信息处理费收取情况",
              "Section six reports the fees collected for processing information"),
          new Bilingual(
              "2021 年格式的报告全文未提及信息处理费时提示，写明未收取即可。不与表二收费金额比较：表二为机关全部行政事业性收费，信息处理费只因申请政府信息而收取，二者不是同一数额，格式也未规定其关系。",
              "Reported when a report in the form of 2021 nowhere speaks of the fee; that none was collected is enough to say. Not held against the amount of fees in table 2: that is what the body collects in fees of all kinds, this is collected from applicants alone, and the form states no relation between the two."),
          new Bilingual(
              "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）一（六）；没有收费时是否须写明，条文未明确，故只作提示",
              "Form of the yearly report (国办公开办函〔2021〕30号), one (six). Whether a body that collected none has to say so is not clear from the text, so that this is information alone"),
          new Bilingual(
              "在第六部分写明本年收取信息处理费的金额，未收取的写明未收取。",
              "State the amount in section six, or that none was collected."));

  /** The sections are not in the form's order. */
  public static final Rule STR_SECTION_ORDER =
      new Rule(
          "STR-SECTION-ORDER",
          Severity.INFO,
          Category.STRUCTURE,
          Scope.REPORT,
          "3",
          new Bilingual("六个部分应按格式规定的顺序排列", "The six sections stand in the form's order"),
          new Bilingual(
              "比较各部分标题首次出现的先后，不看编号。标题用语与格式不同的部分不参加比较。",
              "Compares where the headings first stand, whatever their numbers. A section whose heading is worded in another way is left out."),
          FORM_OF_2021,
          new Bilingual("按格式规定的顺序排列各部分。", "Put the sections in the form's order."));

  /** A section of the narrative is missing. */
  public static final Rule STR_SECTION_MISSING =
      new Rule(
          "STR-SECTION-MISSING",
          Severity.WARNING,
          Category.STRUCTURE,
          Scope.REPORT,
          "3",
          new Bilingual(
              "报告应包括总体情况、存在的主要问题及改进情况、其他需要报告的事项", "The report has its three sections of narrative"),
          new Bilingual(
              "文件用格式的标题分部分（至少认出三个），而全文没有任何一处谈及某一部分的内容时提示，标题用语不同不算缺少。有表格的部分见 STR-TABLE-MISSING。2019 年度为过渡期，不作要求。",
              "Reported when the document uses the form's headings, at least three of them, and nothing in its whole text speaks of what a section is for; another wording of the heading is no missing section. For the sections with tables see STR-TABLE-MISSING. Not demanded of the year 2019, the year of transition."),
          new Bilingual(
              "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号、〔2019〕60号规定的统一格式",
              "政府信息公开条例 art. 50; the uniform form of 国办公开办函〔2021〕30号 and 〔2019〕60号"),
          new Bilingual("补写该部分。", "Add the section."));

  /** A table is empty throughout. */
  public static final Rule STR_TABLE_BLANK =
      new Rule(
          "STR-TABLE-BLANK",
          Severity.WARNING,
          Category.STRUCTURE,
          Scope.TABLE,
          "3",
          new Bilingual("表二、表三不应整张空白", "Table 2 or 3 is not empty throughout"),
          new Bilingual(
              "表二或表三的所有单元格都空白时警告。填了“/”“无”等的不算空白；表四整张空白的见 STR-BLANK。",
              "Reported when every cell of table 2 or of table 3 is empty. A nil mark is no empty cell; an empty table 4 is told by STR-BLANK."),
          new Bilingual(
              "《政府信息公开条例》第五十条：报告应当包括主动公开、处理申请、被申请复议和提起诉讼的情况；空白的表格没有报告任何情况",
              "政府信息公开条例 art. 50: a report states what was disclosed, how applications were handled, which reviews and lawsuits there were. An empty table states nothing"),
          new Bilingual("填写该表，没有发生的填 0。", "Fill in the table; enter 0 where nothing happened."));

  private FormRules() {}
}
