package io.gongkai.normalize.narrative;

import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides from the phrase right before a number which figure of table 2 it states: normative
 * documents, decisions, fees.
 */
final class DisclosureReader {
  private static final String LEAD =
      "(?:(?:截至|截止|至)?20\\d{2}年(?:度)?(?:12月31日|12月底|年?底|末)?|本年度?|全年|当年|今年|年内|目前"
          + "|我[局办市县区镇乡委厅院]|本(?:局|办|机关|单位|市|县|区|镇)|其中|共|共计|已|依法|经梳理|梳理)*";
  private static final String TAIL = "(?:的)?(?:数量|数|总数|共|共计|总计|合计|为|有|达|:)*";
  private static final String DOCUMENTS = "(?:行政)?规范性文件";
  private static final String ISSUE = "(?:新)?(?:制发|制定印发|制定出台|制定发布|制定|印发|出台)";

  private static final Pattern ISSUED =
      Pattern.compile(
          LEAD + "(?:" + ISSUE + "(?:了|的)?" + DOCUMENTS + "|" + DOCUMENTS + ISSUE + ")" + TAIL);
  private static final Pattern REPEALED =
      Pattern.compile(LEAD + "(?:废止(?:了|的)?" + DOCUMENTS + "|" + DOCUMENTS + "废止)" + TAIL);
  private static final Pattern IN_FORCE =
      Pattern.compile(LEAD + "(?:现行有效(?:的)?" + DOCUMENTS + "|" + DOCUMENTS + "(?:现行)有效)" + TAIL);

  /** 制发行政规范性文件5件，废止1件，现行有效54件: what follows in the same sentence. */
  private static final Pattern REPEALED_TOO = Pattern.compile(LEAD + "废止" + TAIL);

  private static final Pattern IN_FORCE_TOO = Pattern.compile(LEAD + "现行有效" + TAIL);

  private static final Pattern LICENSING = decisions("行政许可");
  private static final Pattern PENALTIES = decisions("行政处罚");
  private static final Pattern COERCION = decisions("行政强制(?:措施)?");
  private static final Pattern FEES =
      Pattern.compile(
          LEAD + "(?:实际)?(?:收取|征收|收缴)?(?:的)?行政事业性收费(?:收入|金额|总额)?(?:人民币)?" + TAIL + "(?:人民币)?");

  /** Documents of others, of other years, or cleared away rather than repealed. */
  private static final StartedPattern NOT_THE_YEARS =
      StartedPattern.ofAlternatives(
          "清理|失效|修改|修订|拟|名义|代|起草|备案|审查|审核|上半年|下半年|季度|截至目前|累计|历年|以来|涉及|同比|上年|去年|其中");

  private DisclosureReader() {}

  private static Pattern decisions(String kind) {
    return Pattern.compile(LEAD + "(?:作出|做出)(?:的)?" + kind + "(?:处理)?决定" + TAIL);
  }

  /**
   * Which figure a phrase speaks of.
   *
   * @param phrase the words from the last mark before the number
   * @param sentence the words of the sentence up to the number
   * @param documents whether the sentence has given a number of normative documents already
   */
  static Optional<MentionSubject> count(String phrase, String sentence, boolean documents) {
    Optional<MentionSubject> figure = Optional.empty();
    if (phrase.contains("规范性文件") || (documents && !phrase.isEmpty())) {
      figure = documents(phrase, documents);
    } else if (phrase.contains("决定")) {
      figure =
          decisions(phrase, LICENSING, MentionSubject.LICENSING_DECISIONS)
              .or(() -> decisions(phrase, PENALTIES, MentionSubject.PENALTY_DECISIONS))
              .or(() -> decisions(phrase, COERCION, MentionSubject.COERCION_DECISIONS));
    }
    return figure.filter(subject -> !NOT_THE_YEARS.isIn(sentence));
  }

  private static Optional<MentionSubject> decisions(
      String phrase, Pattern kind, MentionSubject subject) {
    return kind.matcher(phrase).matches() ? Optional.of(subject) : Optional.empty();
  }

  private static Optional<MentionSubject> documents(String phrase, boolean documents) {
    if (ISSUED.matcher(phrase).matches()) {
      return Optional.of(MentionSubject.NORMATIVE_DOCUMENTS_ISSUED);
    }
    if (REPEALED.matcher(phrase).matches()
        || (documents && REPEALED_TOO.matcher(phrase).matches())) {
      return Optional.of(MentionSubject.NORMATIVE_DOCUMENTS_REPEALED);
    }
    return IN_FORCE.matcher(phrase).matches()
            || (documents && IN_FORCE_TOO.matcher(phrase).matches())
        ? Optional.of(MentionSubject.NORMATIVE_DOCUMENTS_IN_FORCE)
        : Optional.empty();
  }

  /** Whether a phrase speaks of the fees collected in the year. */
  static boolean isFees(String phrase, String sentence) {
    return phrase.contains("行政事业性收费")
        && FEES.matcher(phrase).matches()
        && !NOT_THE_YEARS.isIn(sentence);
  }
}
