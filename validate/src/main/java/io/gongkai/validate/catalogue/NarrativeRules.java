package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;

/** The rules that hold the narrative against the tables. */
public final class NarrativeRules {
  private static final Bilingual NARRATIVE =
      new Bilingual(
          "《政府信息公开条例》第五十条规定报告应当包含这些情况；没有条文明文要求文字与表格一致，本规则由同一报告不应自相矛盾推出。",
          "政府信息公开条例 art. 50 says that a report states these matters. No text demands in so many"
              + " words that narrative and table agree: the rule follows from a report not"
              + " contradicting itself.");

  /** The number of applications answered in the narrative agrees with table 3. */
  public static final Rule TXT_ANSWERED =
      new Rule(
          "TXT-ANSWERED",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文所述办结、答复件数应与表三一致",
              "The number of applications answered in the narrative agrees with table 3"),
          new Bilingual(
              "可以是（七）总计、新收、新收加上年结转，也可以不计（五）不予处理或（六）其他处理。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "It may be the total of results, those received, those received with those carried in, or the results without those not processed or otherwise closed. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表三，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 3 agree; where they count differently, say so in the narrative."));

  /** The number carried in in the narrative agrees with table 3. */
  public static final Rule TXT_CARRIED_IN =
      new Rule(
          "TXT-CARRIED-IN",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文所述上年结转件数应与表三一致", "The number carried in in the narrative agrees with table 3"),
          new Bilingual(
              "与“二、上年结转”总计比较。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "Held against the total of row two. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表三，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 3 agree; where they count differently, say so in the narrative."));

  /** The number carried out in the narrative agrees with table 3. */
  public static final Rule TXT_CARRIED_OUT =
      new Rule(
          "TXT-CARRIED-OUT",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文所述结转下年件数应与表三一致", "The number carried out in the narrative agrees with table 3"),
          new Bilingual(
              "与“四、结转下年度继续办理”总计比较。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "Held against the total of row four. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表三，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 3 agree; where they count differently, say so in the narrative."));

  /** The number of lawsuits in the narrative agrees with table 4. */
  public static final Rule TXT_LAWSUITS =
      new Rule(
          "TXT-LAWSUITS",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文所述行政诉讼件数应与表四一致", "The number of lawsuits in the narrative agrees with table 4"),
          new Bilingual(
              "可以是直接起诉与复议后起诉之和，或直接起诉一项；写明复议后起诉、审结、未结的按所写比较。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "It may be direct lawsuits with those after reconsideration, or direct ones alone; where the clause says after reconsideration, concluded or pending, it is read so. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表四，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 4 agree; where they count differently, say so in the narrative."));

  /** The number of applications received in the narrative agrees with table 3. */
  public static final Rule TXT_RECEIVED =
      new Rule(
          "TXT-RECEIVED",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文所述收到申请件数应与表三一致",
              "The number of applications received in the narrative agrees with table 3"),
          new Bilingual(
              "可以是新收，或新收加上年结转；“受理并办结”也可以是（七）总计；写明申请人类别的按该列比较。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "It may be those received, or those received with those carried in; received and concluded in one number may be the total of results; where the clause names a kind of applicant, that column is read. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表三，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 3 agree; where they count differently, say so in the narrative."));

  /** The number of reconsiderations in the narrative agrees with table 4. */
  public static final Rule TXT_REVIEWS =
      new Rule(
          "TXT-REVIEWS",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文所述行政复议件数应与表四一致",
              "The number of reconsiderations in the narrative agrees with table 4"),
          new Bilingual(
              "与行政复议总计比较；写明审结、未结、维持、纠正的按所写比较。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "Held against the total of reconsiderations; where the clause says concluded, pending, upheld or corrected, it is read so. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表四，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 4 agree; where they count differently, say so in the narrative."));

  /** One number for reconsiderations and lawsuits in the narrative agrees with table 4. */
  public static final Rule TXT_REVIEWS_AND_LAWSUITS =
      new Rule(
          "TXT-REVIEWS-AND-LAWSUITS",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "1",
          new Bilingual(
              "正文合并所述复议、诉讼件数应与表四一致",
              "One number for reconsiderations and lawsuits in the narrative agrees with table 4"),
          new Bilingual(
              "与三组总计之和比较；“各”“均”“分别”按每项比较。符合任何一种合理读法即视为一致；文字说的是另一机关（如政府报告中单指办公室）时不比较。",
              "Held against the three totals together; where the clause says each, against every one. A number that fits any legitimate reading agrees. Clauses about another body, such as the office alone in a government's report, are not compared."),
          NARRATIVE,
          new Bilingual(
              "核对正文和表四，使二者一致；如口径不同，请在正文写明。",
              "Make narrative and table 4 agree; where they count differently, say so in the narrative."));

  /** The number of applications granted in the narrative agrees with table 3. */
  public static final Rule TXT_GRANTED =
      agreement(
          "TXT-GRANTED",
          new Bilingual(
              "正文所述予以公开件数应与表三一致",
              "The number of applications granted in the narrative agrees with table 3"),
          new Bilingual(
              "与“（一）予以公开”比较，也可以是它与“（二）部分公开”之和。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against row one of the results; it may include those granted in part. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of applications granted in part in the narrative agrees with table 3. */
  public static final Rule TXT_PARTLY_GRANTED =
      agreement(
          "TXT-PARTLY-GRANTED",
          new Bilingual(
              "正文所述部分公开件数应与表三一致",
              "The number of applications granted in part in the narrative agrees with table 3"),
          new Bilingual(
              "与“（二）部分公开”比较。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against row two of the results. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of applications refused in the narrative agrees with table 3. */
  public static final Rule TXT_REFUSED =
      agreement(
          "TXT-REFUSED",
          new Bilingual(
              "正文所述不予公开件数应与表三一致",
              "The number of applications refused in the narrative agrees with table 3"),
          new Bilingual(
              "与“（三）不予公开”各项之和比较，也可以加上无法提供、不予处理。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against the rows of group three together; what was unavailable or not processed may be included. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /**
   * The number of applications for what could not be provided in the narrative agrees with table 3.
   */
  public static final Rule TXT_UNAVAILABLE =
      agreement(
          "TXT-UNAVAILABLE",
          new Bilingual(
              "正文所述无法提供件数应与表三一致",
              "The number of applications for what could not be provided in the narrative agrees with table 3"),
          new Bilingual(
              "与“（四）无法提供”各项之和比较。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against the rows of group four together. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of applications not processed in the narrative agrees with table 3. */
  public static final Rule TXT_NOT_PROCESSED =
      agreement(
          "TXT-NOT-PROCESSED",
          new Bilingual(
              "正文所述不予处理件数应与表三一致",
              "The number of applications not processed in the narrative agrees with table 3"),
          new Bilingual(
              "与“（五）不予处理”各项之和比较，也可以加上其他处理。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against the rows of group five together; those otherwise handled may be included. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of applications otherwise handled in the narrative agrees with table 3. */
  public static final Rule TXT_OTHERWISE_HANDLED =
      agreement(
          "TXT-OTHERWISE-HANDLED",
          new Bilingual(
              "正文所述其他处理件数应与表三一致",
              "The number of applications otherwise handled in the narrative agrees with table 3"),
          new Bilingual(
              "与“（六）其他处理”各项之和比较，也可以只是其中“3.其他”。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against the rows of group six together, or its third row alone. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of applications of natural persons in the narrative agrees with table 3. */
  public static final Rule TXT_NATURAL_PERSONS =
      agreement(
          "TXT-NATURAL-PERSONS",
          new Bilingual(
              "正文所述自然人申请件数应与表三一致",
              "The number of applications of natural persons in the narrative agrees with table 3"),
          new Bilingual(
              "与“自然人”一列的新收、新收加上年结转或办理总数比较。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against the column of natural persons: received, received with those carried in, or the results. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of applications of organisations in the narrative agrees with table 3. */
  public static final Rule TXT_ORGANISATIONS =
      agreement(
          "TXT-ORGANISATIONS",
          new Bilingual(
              "正文所述法人或其他组织申请件数应与表三一致",
              "The number of applications of organisations in the narrative agrees with table 3"),
          new Bilingual(
              "与法人或其他组织各列之和比较，写明商业企业等类别的也可以只是该列。只有当该数所属的总数（收到、办结件数）与表格一致时才比较。",
              "Held against the columns of organisations together, or the one that the clause names. Compared only when the whole that it is a part of (received, answered) agrees with the table."),
          "三");

  /** The number of reconsiderations upheld or corrected in the narrative agrees with table 4. */
  public static final Rule TXT_REVIEW_OUTCOMES =
      agreement(
          "TXT-REVIEW-OUTCOMES",
          new Bilingual(
              "正文所述行政复议维持、纠正件数应与表四一致",
              "The number of reconsiderations upheld or corrected in the narrative agrees with table 4"),
          new Bilingual(
              "与行政复议的结果维持、结果纠正比较。只有当该数所属的总数（复议或诉讼件数）与表格一致时才比较。",
              "Held against the outcomes of reconsiderations. Compared only when the whole that it is a part of (reconsiderations or lawsuits) agrees with the table."),
          "四");

  /** The number of lawsuits upheld or corrected in the narrative agrees with table 4. */
  public static final Rule TXT_LAWSUIT_OUTCOMES =
      agreement(
          "TXT-LAWSUIT-OUTCOMES",
          new Bilingual(
              "正文所述行政诉讼维持、纠正件数应与表四一致",
              "The number of lawsuits upheld or corrected in the narrative agrees with table 4"),
          new Bilingual(
              "与行政诉讼两组的结果维持、结果纠正比较，可以是一组，也可以是两组之和。只有当该数所属的总数（复议或诉讼件数）与表格一致时才比较。",
              "Held against the outcomes of lawsuits, of either group or both. Compared only when the whole that it is a part of (reconsiderations or lawsuits) agrees with the table."),
          "四");

  /** The number of normative documents issued in the narrative agrees with table 2. */
  public static final Rule TXT_NORMATIVE_ISSUED =
      agreement(
          "TXT-NORMATIVE-ISSUED",
          new Bilingual(
              "正文所述制发行政规范性文件件数应与表二一致",
              "The number of normative documents issued in the narrative agrees with table 2"),
          new Bilingual(
              "与行政规范性文件“本年制发件数”比较（2019 年格式为新制作或新公开数量）。清理、拟废止、失效、代拟和以他人名义制发的不比较。",
              "Held against those issued in the year (form of 2019: made or disclosed). Documents cleared away, to be repealed, expired, or issued in another body's name are not compared."),
          "二");

  /** The number of normative documents repealed in the narrative agrees with table 2. */
  public static final Rule TXT_NORMATIVE_REPEALED =
      agreement(
          "TXT-NORMATIVE-REPEALED",
          new Bilingual(
              "正文所述废止行政规范性文件件数应与表二一致",
              "The number of normative documents repealed in the narrative agrees with table 2"),
          new Bilingual(
              "与行政规范性文件“本年废止件数”比较。清理、拟废止、失效、代拟和以他人名义制发的不比较。",
              "Held against those repealed in the year. Documents cleared away, to be repealed, expired, or issued in another body's name are not compared."),
          "二");

  /** The number of normative documents in force in the narrative agrees with table 2. */
  public static final Rule TXT_NORMATIVE_IN_FORCE =
      agreement(
          "TXT-NORMATIVE-IN-FORCE",
          new Bilingual(
              "正文所述现行有效行政规范性文件件数应与表二一致",
              "The number of normative documents in force in the narrative agrees with table 2"),
          new Bilingual(
              "与行政规范性文件“现行有效件数”比较。清理、拟废止、失效、代拟和以他人名义制发的不比较。",
              "Held against those in force. Documents cleared away, to be repealed, expired, or issued in another body's name are not compared."),
          "二");

  /** The number of licensing decisions in the narrative agrees with table 2. */
  public static final Rule TXT_PERMITS =
      agreement(
          "TXT-PERMITS",
          new Bilingual(
              "正文所述作出行政许可决定数量应与表二一致",
              "The number of licensing decisions in the narrative agrees with table 2"),
          new Bilingual("与行政许可“本年处理决定数量”比较。", "Held against the decisions on licences."),
          "二");

  /** The number of penalty decisions in the narrative agrees with table 2. */
  public static final Rule TXT_PENALTIES =
      agreement(
          "TXT-PENALTIES",
          new Bilingual(
              "正文所述作出行政处罚决定数量应与表二一致",
              "The number of penalty decisions in the narrative agrees with table 2"),
          new Bilingual("与行政处罚“本年处理决定数量”比较。", "Held against the decisions on penalties."),
          "二");

  /** The number of coercion decisions in the narrative agrees with table 2. */
  public static final Rule TXT_COERCION =
      agreement(
          "TXT-COERCION",
          new Bilingual(
              "正文所述作出行政强制决定数量应与表二一致",
              "The number of coercion decisions in the narrative agrees with table 2"),
          new Bilingual("与行政强制“本年处理决定数量”比较。", "Held against the decisions on coercion."),
          "二");

  /** The amount of administrative fees in the narrative agrees with table 2. */
  public static final Rule TXT_FEES =
      agreement(
          "TXT-FEES",
          new Bilingual(
              "正文所述行政事业性收费金额应与表二一致",
              "The amount of administrative fees in the narrative agrees with table 2"),
          new Bilingual(
              "换算为万元后与“本年收费金额”比较，四舍五入或截尾到较少的小数位数均视为一致。信息处理费不比较。",
              "Held against the fees after conversion to 万元; rounded or cut to the fewer decimals they agree. Fees for processing information are not compared."),
          "二");

  /** A percentage in the narrative follows from the numbers that it is worked out from. */
  public static final Rule TXT_PERCENTAGE =
      agreement(
          "TXT-PERCENTAGE",
          new Bilingual("正文所述占比应能由表三算出", "A share in the narrative can be worked out from table 3"),
          new Bilingual(
              "“予以公开 N 件，占 P%”一类的占比，以新收、新收加上年结转、（七）总计或正文所述总数为分母；四舍五入或截尾均视为一致。同比、答复率、办结率不比较。",
              "Shares such as N granted, P per cent: the base may be those received, with those carried in, the total of results, or the whole that the narrative states; rounded or cut they agree. Growth over another year and rates of completion are not compared."),
          "三");

  /** The period that the figures are said to cover is the report's year. */
  public static final Rule TXT_YEAR =
      new Rule(
          "TXT-YEAR",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "3",
          new Bilingual(
              "正文所述统计期限应是报告年度",
              "The period of the figures in the narrative is the year of the report"),
          new Bilingual(
              "只看写明数据统计期限的 1 月 1 日至 12 月 31 日；期限只有一部分不是报告年度的也算不一致。",
              "Only a period from 1 January to 31 December that is said to be that of the figures is compared; a period that lies only partly in the report year does not fit either."),
          new Bilingual(
              "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定各项数据统计截止到当年 12 月 31 日。",
              "The notice on the form of 2021 has every figure end on 31 December of the report year."),
          new Bilingual(
              "核对标题和统计期限，改正沿用往年文字的一处。",
              "Check title and period, and correct the one that was left over from another year."));

  /** The agency in the title is the one that handed the report in. */
  public static final Rule TXT_AGENCY =
      new Rule(
          "TXT-AGENCY",
          Severity.WARNING,
          Category.PROSE,
          Scope.REPORT,
          "3",
          new Bilingual(
              "标题中的机关应是提交报告的机关", "The agency in the title is the one that handed the report in"),
          new Bilingual(
              "提交时给出的机关名称与标题中的名称除去通用字（人民政府、办公室、局、县……）后没有一个共同的字，才视为不同机关；简称、改名、提交代码时不判断。",
              "They are different only when, words that all agencies share taken off, the names have no character in common; short forms, renamed agencies and codes are let pass."),
          new Bilingual(
              "《政府信息公开条例》第四十九条：行政机关编制本机关的年度报告。",
              "政府信息公开条例 art. 49: an agency reports on its own work."),
          new Bilingual(
              "核对提交的文件和机关标识是否对应。",
              "Check that the document belongs to the agency that it was handed in for."));

  /** The law that the report cites is in force. */
  public static final Rule TXT_LEGAL_REFERENCE =
      new Rule(
          "TXT-LEGAL-REFERENCE",
          Severity.INFO,
          Category.PROSE,
          Scope.REPORT,
          "3",
          new Bilingual("引用的编制依据应现行有效", "The law that a report cites for its making is in force"),
          new Bilingual(
              "指出三种情形：《政府信息公开条例》引为国务院令第492号（2019 年 5 月 15 日起为第711号）；引旧条例第三十一、三十二条为编制依据（现为第四十九、五十条）；2021 年格式的报告只引 2019 年的试行格式（国办公开办函〔2019〕60号）。",
              "Three things are pointed out: the regulation cited as decree 492 (since 15 May 2019 decree 711); articles 31 or 32 of the old regulation cited for the duty to report (now 49 and 50); a report in the form of 2021 that cites only the trial form of 2019."),
          new Bilingual(
              "《中华人民共和国政府信息公开条例》（国务院令第711号），2019 年 5 月 15 日起施行；国办公开办函〔2021〕30号。",
              "政府信息公开条例 (decree 711 of the State Council, in force since 15 May 2019); notice 国办公开办函〔2021〕30号."),
          new Bilingual("改引现行条例和格式。", "Cite the regulation and the form in force."));

  private NarrativeRules() {}

  /** A rule that a number of the narrative agrees with a table. */
  private static Rule agreement(String code, Bilingual title, Bilingual explanation, String table) {
    int number = "一二三四".indexOf(table) + 1;
    return new Rule(
        code,
        Severity.WARNING,
        Category.PROSE,
        Scope.REPORT,
        "3",
        title,
        new Bilingual(
            explanation.zh() + "文字说的是另一机关（如政府报告中单指办公室）时不比较。",
            explanation.en() + " Clauses about another body are not compared."),
        NARRATIVE,
        new Bilingual(
            "核对正文和表" + table + "，使二者一致；如口径不同，请在正文写明。",
            "Make narrative and table "
                + number
                + " agree; where they count differently, say so in the narrative."));
  }
}
