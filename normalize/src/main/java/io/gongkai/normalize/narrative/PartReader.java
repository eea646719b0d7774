package io.gongkai.normalize.narrative;

import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides from the phrase right before a number which part of the applications or cases it counts.
 *
 * <p>The whole phrase must be understood: one word that is not known, and the number may count a
 * part of the part.
 */
final class PartReader {
  private static final String LEAD =
      "(?:其中|包括|另有|另|并|已|均|依法|依规|决定|作出|做出|本年度?|全年|20\\d{2}年度?|分别为|分别是|按规定|(?:所有)?(?:已)?办结的(?:政府)?信息公开申请中)*";
  private static final String TAIL =
      "(?:的|了|答复|政府信息公开申请|政府信息依申请公开|信息公开申请|公开申请|申请|政府信息|信息|情形|类|决定|告知|共|共计|计|有|为|数量|数|:)*";
  private static final String GRANTED = "(?:予以公开|同意公开|全部公开|准予公开)";
  private static final String PARTIALLY = "(?:予以|同意)?(?:部分公开|部分予以公开)";
  private static final String FROM = "(?:收到|受理|涉及|来自|申请人为|属于|属|由|系)?";
  private static final String NATURAL_PERSON = "(?:自然人|公民个人|公民|个人)";
  private static final String ORGANISATION =
      "(?:法人(?:、|或|和|及|或者|以及)?(?:其他|社会)组织|法人|商业企业|科研机构|社会公益组织|法律服务机构|法律服务组织)";
  private static final String APPLIED = "(?:提出|提交|申请人)?";

  /** A part: the subject, a word that every such phrase has, and the phrase. */
  private record Part(MentionSubject subject, String key, Pattern phrase) {
    Part(MentionSubject subject, String key, String words) {
      this(subject, key, Pattern.compile(LEAD + words + TAIL));
    }
  }

  private static final List<Part> APPLICATIONS =
      List.of(
          new Part(MentionSubject.GRANTED, "公开", GRANTED),
          new Part(MentionSubject.PARTIALLY_GRANTED, "公开", PARTIALLY),
          new Part(
              MentionSubject.GRANTED_OR_PARTIALLY,
              "部分",
              "(?:予以公开|同意公开|公开)(?:、|和|及|或|与|以及)" + PARTIALLY),
          new Part(MentionSubject.REFUSED, "公开", "(?:不予公开|不同意公开)"),
          new Part(MentionSubject.UNAVAILABLE, "提供", "(?:无法提供|不能提供)"),
          new Part(MentionSubject.NOT_PROCESSED, "不予处理", "不予处理"),
          new Part(MentionSubject.OTHERWISE_HANDLED, "处理", "其[他它]处理"),
          new Part(MentionSubject.NATURAL_PERSONS, "", FROM + NATURAL_PERSON + APPLIED),
          new Part(MentionSubject.ORGANISATIONS, "", FROM + ORGANISATION + APPLIED));

  private static final Pattern UPHELD = Pattern.compile(LEAD + "(?:结果|被|获|获得|予以)?维持(?:结果)?(?:的)?");
  private static final Pattern CORRECTED = Pattern.compile(LEAD + "(?:结果|被)?(?:纠正|纠错)(?:的)?");

  /** Between the whole and its parts: from here on another whole may be spoken of. */
  private static final StartedPattern OTHER_WHOLE =
      StartedPattern.ofAlternatives(
          "网上|网络|互联网|在线|线上|线下|信函|来信|邮寄|邮件|当面|现场|传真|窗口|平台|渠道|微信|书面"
              + "|同比|环比|较上年|较去年|比上年|比去年|上年度|去年|各镇|各乡|各街道|各县|各区|各单位|各部门|下属|所属|局属"
              + "|上半年|下半年|季度|截至目前|涉及.{1,12}领域|结转下");

  /** 36件予以公开: the outcome behind its number. */
  private static final Pattern OUTCOME_BEHIND =
      Pattern.compile("(?:的)?(?:申请)?((?:已|依法)?(?:予以公开|部分公开|不予公开|无法提供|不予处理))(?=[,。;、:()]|$)");

  private static final Pattern NOTHING_BEFORE = Pattern.compile("(?:其中|有|已|另有)*");

  private PartReader() {}

  /** Whether words lead from the whole spoken of to another one. */
  static boolean isOfAnotherWhole(String words) {
    return OTHER_WHOLE.isIn(words);
  }

  /**
   * The phrase that names the part: the words before the number, or those behind it where nothing
   * stands before.
   *
   * @param before the words from the last mark to the number
   * @param behind the words behind the number and its unit
   */
  static String phrase(String before, String behind) {
    if (!NOTHING_BEFORE.matcher(before).matches()) {
      return before;
    }
    Matcher matcher = OUTCOME_BEHIND.matcher(behind);
    return matcher.lookingAt() ? matcher.group(1) : before;
  }

  /**
   * Which part of the applications a phrase speaks of.
   *
   * @param phrase the words from the last mark before the number
   * @param between the words between the whole and the phrase
   */
  static Optional<MentionSubject> application(String phrase, String between) {
    for (Part part : APPLICATIONS) {
      if (phrase.contains(part.key()) && part.phrase().matcher(phrase).matches()) {
        return OTHER_WHOLE.isIn(between) ? Optional.empty() : Optional.of(part.subject());
      }
    }
    return Optional.empty();
  }

  /**
   * Which outcome of cases a phrase speaks of.
   *
   * @param phrase the words from the last mark before the number
   * @param between the words between the whole and the phrase
   * @param whole the cases spoken of before
   */
  static Optional<MentionSubject> outcome(String phrase, String between, MentionSubject whole) {
    if (!phrase.contains("维持") && !phrase.contains("纠")) {
      return Optional.empty();
    }
    boolean upheld = UPHELD.matcher(phrase).matches();
    if ((!upheld && !CORRECTED.matcher(phrase).matches())
        || between.contains("复议后")
        || OTHER_WHOLE.isIn(between)) {
      return Optional.empty();
    }
    if (whole == MentionSubject.RECONSIDERATIONS && !between.contains("诉讼")) {
      return Optional.of(
          upheld
              ? MentionSubject.RECONSIDERATIONS_UPHELD
              : MentionSubject.RECONSIDERATIONS_CORRECTED);
    }
    if (whole == MentionSubject.LAWSUITS && !between.contains("复议")) {
      return Optional.of(
          upheld ? MentionSubject.LAWSUITS_UPHELD : MentionSubject.LAWSUITS_CORRECTED);
    }
    return Optional.empty();
  }
}
