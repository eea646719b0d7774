package io.gongkai.normalize.narrative;

import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads statements that there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼. */
final class NilReader {
  private static final Pattern NO_APPLICATIONS =
      Pattern.compile(
          "(?<none>未曾?收到|没有收到|均未收到|未接到|没有接到|未受理|没有受理|未接收到?|无(?=政府信息公开申请|依申请公开))"
              + "(?:过|任何)*(?:公民、法人(?:或者?|和)其他组织)?(?:提出|提交)?(?:的|关于|有关)?"
              + "(?:政府信息公开申请|信息公开申请|公开申请|政府信息依申请公开|依申请公开|依申请公开政府信息|申请公开政府信息)"
              + "(?:的?(?:申请|事项|件|信息|案件|情况|政府信息))*$");

  private static final Pattern NO_CASES =
      Pattern.compile(
          "(?<none>未发生|没有发生|未出现|没有出现|未产生|没有产生|未引发|未引起|没有|未有|未收到|未被申请|未被提起|未接到"
              + "|无(?!法|正当|偿|效|需|须|关|条件|障碍|论|异议))(?<rest>.{0,40})$");

  private static final StartedPattern CASES = StartedPattern.ofAlternatives("复议|诉讼");

  /** Words by which none of something smaller, or of something else, is meant. */
  private static final Pattern SMALLER =
      Pattern.compile("败诉|纠|撤销|维持|复议后|经复议|复议机关|责令|违法|未结|审结|胜诉|异议|超期|逾期|过错|责任|\\d");

  private static final StartedPattern OTHER_LEAD =
      StartedPattern.ofAlternatives(
          "各|下属|所属|局属|部分|通过|网|邮|信函|当面|书面|电话|上年|去年|往年|企业|法人|自然人|如|若|凡|对|逾期|上半年|下半年|季度|月|目前|以来|仍|个|的");

  private NilReader() {}

  /**
   * A statement of none.
   *
   * @param subject what there was none of
   * @param start place in the clause of the words that say none
   * @param end place behind them
   */
  record Nil(MentionSubject subject, int start, int end) {}

  /** What a clause says there was none of; nothing when it says no such thing. */
  static Optional<Nil> read(String clause, String context) {
    boolean spokenOf = clause.contains("公开") || clause.contains("复议") || clause.contains("诉讼");
    if (!spokenOf || (!context.contains("信息公开") && !context.contains("申请公开"))) {
      return Optional.empty();
    }
    Matcher applications = NO_APPLICATIONS.matcher(clause);
    if (applications.find()) {
      return plain(clause, applications)
          ? Optional.of(nil(MentionSubject.RECEIVED, applications))
          : Optional.empty();
    }
    if (!CASES.isIn(clause)) {
      return Optional.empty();
    }
    Matcher cases = NO_CASES.matcher(clause);
    return cases.find() && plain(clause, cases) ? cases(cases) : Optional.empty();
  }

  private static boolean plain(String clause, Matcher matcher) {
    String lead = clause.substring(0, matcher.start()).replaceFirst("20\\d{2}年12月31日|12月31日", "");
    return !OTHER_LEAD.isIn(lead) && !CASES.isIn(lead);
  }

  private static Optional<Nil> cases(Matcher matcher) {
    String rest = matcher.group("rest");
    boolean reconsideration = rest.contains("行政复议");
    boolean lawsuit = rest.contains("行政诉讼");
    if (SMALLER.matcher(rest).find() || (!reconsideration && !lawsuit)) {
      return Optional.empty();
    }
    if (rest.contains("复议") && rest.contains("诉讼")) {
      return Optional.of(nil(MentionSubject.RECONSIDERATIONS_AND_LAWSUITS, matcher));
    }
    return Optional.of(
        nil(reconsideration ? MentionSubject.RECONSIDERATIONS : MentionSubject.LAWSUITS, matcher));
  }

  private static Nil nil(MentionSubject subject, Matcher matcher) {
    return new Nil(subject, matcher.start("none"), matcher.end("none"));
  }
}
