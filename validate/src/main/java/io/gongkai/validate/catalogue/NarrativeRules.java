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

  private NarrativeRules() {}
}
