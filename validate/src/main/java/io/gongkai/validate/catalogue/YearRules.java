package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;

/** The rules that hold a report against those of the same agency for other years. */
public final class YearRules {
  /** What year n carries out, year n + 1 carries in. */
  public static final Rule X_CARRY =
      new Rule(
          "X-CARRY",
          Severity.WARNING,
          Category.SERIES,
          Scope.SERIES,
          "2",
          new Bilingual("本年“上年结转”应等于上年“结转下年度”", "What one year carries out, the next carries in"),
          new Bilingual(
              "同一机关相邻两年的报告都在时，对七列分别核对，问题记在后一年。两份报告范围不同（本机关与全辖区）时不比较；上年该格已被认定有误、改正后即相符的，不提示。",
              "Applied when the reports of two neighbouring years are there, in each of the seven columns; the finding stands with the later year. Not applied when one report is about the body alone and the other about the whole jurisdiction. Silent when the earlier cell is known to be wrong and its correction agrees."),
          new Bilingual(
              "格式和条例未明文规定；由“结转下年度继续办理”与“上年结转”二词得出，故为警告。",
              "Not stated in the form or the regulation: it follows from the words carried over to the next year and carried over from the year before, and is therefore a warning."),
          new Bilingual(
              "核对上年报告的“四、结转下年度继续办理”和本年的“二、上年结转”，更正有误的一份。",
              "Check row four of the earlier report and row two of this one, and correct the one that is wrong."));

  /** A figure departs from the agency's own history beyond all proportion. */
  public static final Rule X_JUMP =
      new Rule(
          "X-JUMP",
          Severity.INFO,
          Category.SERIES,
          Scope.SERIES,
          "2",
          new Bilingual(
              "数字不应与本机关历年水平相差悬殊", "A figure stays within reach of the agency's own earlier years"),
          new Bilingual(
              "新收申请总计、许可、处罚、强制的决定数量和收费金额，与本机关此前至少三年的中位数比较：高出中位数和离差中位数（不足 10 按 10 计）中较大者的十倍以上；或不足中位数（至少 100）的十分之一且低出离差中位数的十倍以上。不足三年不提示。元误作万元即在此显出。",
              "Applications received, decisions on licences, penalties and coercion, and fees are held against the median of at least three earlier years: too high when the excess is more than ten times the larger of median and median deviation (10 at least); too low when less than a tenth of a median of 100 or more, and more than ten median deviations below it. Silent with fewer than three years. An amount in yuan where ten thousand yuan is meant shows up here."),
          new Bilingual(
              "没有条文依据；数字可能属实，故只作提示。",
              "No text demands it. The figure may be right, so that this is information alone."),
          new Bilingual(
              "核对该数字及其单位；属实的无须处理。",
              "Check the figure and its unit; nothing to do when it is right."));

  /** In force now is in force before, plus issued, less repealed. */
  public static final Rule X_STOCK =
      new Rule(
          "X-STOCK",
          Severity.WARNING,
          Category.SERIES,
          Scope.SERIES,
          "2",
          new Bilingual(
              "现行有效件数应等于上年现行有效加本年制发减本年废止",
              "In force is in force the year before, plus issued, less repealed"),
          new Bilingual(
              "同一机关相邻两年均为 2021 年格式时，对规章和行政规范性文件分别核对，问题记在后一年。有一格没有数值即不核算；两份报告范围不同时不比较。",
              "Applied to rules and to normative documents when the reports of two neighbouring years are in the form of 2021; the finding stands with the later year. When a cell has no value it is not assessed. Not applied when one report is about the body alone and the other about the whole jurisdiction."),
          new Bilingual(
              "格式未规定三者关系，实际清理、重新统计会使其不成立，故为警告。",
              "The form states no relation between the three. A clean-up or a new count breaks it in practice, so that this is a warning."),
          new Bilingual(
              "核对三个数字；因清理或口径变化重新统计的，请在报告中说明。",
              "Check the three figures; where documents were counted anew, say so in the report."));

  private YearRules() {}
}
