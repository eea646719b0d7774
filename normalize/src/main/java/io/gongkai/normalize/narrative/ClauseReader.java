package io.gongkai.normalize.narrative;

import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides from the words of a clause what its number speaks of. */
final class ClauseReader {
  /** Numbers that compare, add up years or state a part are never the year's total. */
  private static final StartedPattern NOT_A_TOTAL =
      StartedPattern.ofAlternatives(
          "同比|环比|增长|增加|增幅|减少|下降|上升|较上|较去|比上|比去|去年|上年同期|累计|历年|以来|平均|占|分别|各\\d|各$|其中|约|近$|超过|余$"
              + "|上半年|下半年|季度|截至目前");

  private static final String MONTH = "月份";

  private static final StartedPattern PART_OF_APPLICATIONS =
      StartedPattern.ofAlternatives(
          "自然人|法人|其他|企业|社会组织|公益|科研|律师|法律服务|网上|网络|互联网|在线|线上|线下|信函|来信|邮寄|邮件|当面|现场|传真|窗口|平台|渠道|微信"
              + "|涉及|关于|有关|类|不予|予以公开|同意|部分|无法|不存在|未公开|撤回|撤销|补正|逾期|重复|延期|超期|未答复|未办|正在|尚未|非本|不属于|告知|引导|转办|书面");

  private static final StartedPattern OTHER_THING =
      StartedPattern.ofAlternatives(
          "投诉|举报|热线|留言|信箱|咨询|建议|提案|议案|信访|来访|电话|网民|微博|新媒体|公众号|培训|会议|文件|栏目|目录|解读|诉求|问政|工单|许可|审批|事项");

  private static final StartedPattern PART_OF_CASES =
      StartedPattern.ofAlternatives(
          "维持|纠正|撤销|驳回|败诉|胜诉|撤回|未审结|尚未|正在|未结|调解|终止|中止|纠错|应诉|一审|二审|再审|出庭|上诉|责令|确认");

  private static final StartedPattern WHOLE_JURISDICTION =
      StartedPattern.ofAlternatives("各部门|各单位|各镇|各乡|各街道|各县|各区|下属|所属|局属");

  private static final StartedPattern CARRIED_IN =
      StartedPattern.of("上去", "(?:上年|上一年|上年度|去年).{0,8}(?:结转|转入|转结)");
  private static final StartedPattern CARRIED_OUT =
      StartedPattern.of("结转", "(?:结转|转结|转).{0,6}(?:下年|下一年|次年|明年|20\\d{2}年)");
  private static final StartedPattern RECEIVED = StartedPattern.ofAlternatives("收到|新收|接收|受理|接到|收件");
  private static final StartedPattern ANSWERED = StartedPattern.ofAlternatives("答复|办结|办理|处理|回复|办复");

  /** Figures up to a day within the year. */
  private static final StartedPattern PART_OF_YEAR =
      StartedPattern.of("截", "截[至止]到?(?:20\\d{2}年)?(?!12月)\\d{1,2}月");

  /** What a body does that itself reviews and defends cases of every kind. */
  private static final StartedPattern CASES_OF_EVERY_KIND =
      StartedPattern.of("办审受代收", "(?:办理|审理|受理|审结|代理|收到)(?:各类|全省|全市|全县|全区)?行政(?:复议|诉讼|应诉)");

  private static final Pattern YEAR = Pattern.compile("(20\\d{2})年");

  private final int year;

  ClauseReader(int year) {
    this.year = year;
  }

  /**
   * What a number speaks of.
   *
   * @param words words of its clause, up to the number
   * @param sentence words of its sentence, up to the number
   * @param context the same with the sentence before
   */
  Optional<MentionSubject> subject(String words, String sentence, String context) {
    boolean aboutDisclosure = context.contains("信息公开") || context.contains("申请公开");
    if (!aboutDisclosure || WHOLE_JURISDICTION.isIn(words) || PART_OF_YEAR.isIn(sentence)) {
      return Optional.empty();
    }
    if (CARRIED_IN.isIn(words) && !words.contains("下")) {
      return words.contains("办结") || words.contains("答复") || isTotalOfYears(words)
          ? Optional.empty()
          : Optional.of(MentionSubject.CARRIED_IN);
    }
    if (CARRIED_OUT.isIn(words)) {
      return ANSWERED.isIn(words.replace("继续办理", "").replace("办理", ""))
          ? Optional.empty()
          : Optional.of(MentionSubject.CARRIED_OUT);
    }
    if (NOT_A_TOTAL.isIn(words) || isOfMonths(words) || isOfAnotherYear(words)) {
      return Optional.empty();
    }
    if (words.contains("复议") || words.contains("诉讼")) {
      return !sentence.contains("公开") && CASES_OF_EVERY_KIND.isIn(sentence)
          ? Optional.empty()
          : cases(words);
    }
    return applications(words, sentence);
  }

  private static Optional<MentionSubject> cases(String words) {
    boolean reconsideration = words.contains("行政复议");
    boolean lawsuit = words.contains("行政诉讼");
    if (PART_OF_CASES.isIn(words)) {
      return Optional.empty();
    }
    if (reconsideration && lawsuit) {
      return words.indexOf("行政诉讼", words.indexOf("行政复议")) > words.indexOf("行政复议") + 12
          ? Optional.empty()
          : Optional.of(MentionSubject.RECONSIDERATIONS_AND_LAWSUITS);
    }
    if (reconsideration) {
      return Optional.of(MentionSubject.RECONSIDERATIONS);
    }
    return lawsuit ? Optional.of(MentionSubject.LAWSUITS) : Optional.empty();
  }

  private static Optional<MentionSubject> applications(String words, String sentence) {
    if (PART_OF_APPLICATIONS.isIn(words) || OTHER_THING.isIn(words)) {
      return Optional.empty();
    }
    // 公开政府信息 24 件 speaks of what was published, 依申请公开政府信息 30 件 of applications.
    if (words.endsWith("信息") && !words.contains("申请")) {
      return Optional.empty();
    }
    boolean received = RECEIVED.isIn(words);
    boolean answered = ANSWERED.isIn(words.replace("办理的", ""));
    boolean applied = words.contains("申请");
    if (received && answered && applied) {
      return Optional.of(MentionSubject.RECEIVED_AND_ANSWERED);
    }
    if (received && applied) {
      return Optional.of(MentionSubject.RECEIVED);
    }
    boolean spokenOf = applied || sentence.contains("公开申请") || sentence.contains("申请公开");
    return answered && !received && spokenOf
        ? Optional.of(MentionSubject.ANSWERED)
        : Optional.empty();
  }

  /** Whether words name a month, though not the last one. */
  private static boolean isOfMonths(String words) {
    int at = words.indexOf(MONTH, 1);
    while (at > 0 && words.charAt(at - 1) == '2') {
      at = words.indexOf(MONTH, at + 1);
    }
    return at > 0;
  }

  private static boolean isTotalOfYears(String words) {
    return RECEIVED.isIn(words);
  }

  /** Whether words name a year other than the report's. */
  boolean isOfAnotherYear(String words) {
    Matcher matcher = YEAR.matcher(words);
    while (matcher.find()) {
      if (year != 0 && Integer.parseInt(matcher.group(1)) != year) {
        return true;
      }
    }
    return false;
  }
}
