package io.gongkai.normalize.narrative;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.StartedPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the percentages that are said of a number of applications: growth on the year before, and
 * the shares answered, concluded or granted.
 */
final class Rates {
  private static final int REACH = 120;

  private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,4})?)";
  private static final String UP = "增长|增加|上升|提高|上涨";
  private static final String DOWN = "减少|下降|降低|下滑";
  private static final String YEAR_BEFORE = "(?:同比|[较比](?:上一?年度?|去年)(?:同期)?(?:相比)?)";

  /** 148件，同比增加28件，增长23.3%: right behind the number that grew. */
  private static final Pattern GROWTH =
      Pattern.compile(
          "[件项条宗份起次例个](?:政府信息公开申请|信息公开申请|申请)?[,;(]?"
              + YEAR_BEFORE
              + "[,]?(?:(?<up>"
              + UP
              + ")|"
              + DOWN
              + ")了?(?:(?<count>\\d{1,6})[件项条宗份起次例个](?:[,(、](?:"
              + YEAR_BEFORE
              + ")?(?:(?<up2>"
              + UP
              + ")|(?<down2>"
              + DOWN
              + "))?了?(?<rate2>\\d{1,6}(?:\\.\\d{1,4})?)%)?|(?<rate>\\d{1,6}(?:\\.\\d{1,4})?)%)");

  private static final Pattern RATE =
      Pattern.compile(
          "(?<=[,;、:()])(?:(?:政府)?信息公开申请|依申请公开|申请)?的?"
              + "(?<timely>按时|按期|及时|如期|限时|限期|法定期限内|规定期限内|期限内|依法)?的?"
              + "(?<kind>办结|办理|答复|回复|办复|公开)率(?:均|都|达|到|为|是|保持|在|:)*"
              + NUMBER
              + "%");

  /** Words by which the rate is one of something else, or of a part. */
  private static final StartedPattern OTHER =
      StartedPattern.ofAlternatives(
          "投诉|举报|热线|留言|信箱|咨询|建议|提案|议案|信访|来访|网民|诉求|问政|工单|信件|许可|审批|其中|主动公开|上半年|季度");

  private final NarrativeText text;

  private Rates(NarrativeText text) {
    this.text = text;
  }

  /**
   * Adds the rates of a narrative to its mentions.
   *
   * @param mentions the mentions found so far, in the order of the text
   */
  static void addTo(List<Mention> mentions, NarrativeText text) {
    Rates rates = new Rates(text);
    List<Mention> found = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (isWhole(mention.getSubject()) && mention.getValue() > 0) {
        int end = text.placeBehind(mention.getEnd(), before);
        before = end;
        rates.growth(found, end);
        rates.rate(found, end, rates.nextWhole(mentions, i, end));
      }
    }
    mentions.addAll(found);
  }

  /** Where the next number of all applications or cases stands: from there on it is about that. */
  private int nextWhole(List<Mention> mentions, int i, int end) {
    for (Mention mention : mentions.subList(i + 1, mentions.size())) {
      boolean cases =
          switch (mention.getSubject()) {
            case RECONSIDERATIONS, LAWSUITS, RECONSIDERATIONS_AND_LAWSUITS -> true;
            default -> false;
          };
      if (cases || isWhole(mention.getSubject())) {
        return text.placeBehind(mention.getStart(), end);
      }
    }
    return text.length();
  }

  private static boolean isWhole(MentionSubject subject) {
    return subject == MentionSubject.RECEIVED
        || subject == MentionSubject.ANSWERED
        || subject == MentionSubject.RECEIVED_AND_ANSWERED;
  }

  private void growth(List<Mention> found, int end) {
    String words = text.words(end, Math.min(text.length(), end + REACH));
    Matcher matcher = GROWTH.matcher(words);
    if (!matcher.lookingAt()) {
      return;
    }
    boolean up = matcher.group("up") != null;
    if (matcher.group("count") != null) {
      add(found, MentionSubject.INCREASE, matcher, "count", end, !up);
    }
    if (matcher.group("rate") != null) {
      add(found, MentionSubject.GROWTH, matcher, "rate", end, !up);
    } else if (matcher.group("rate2") != null) {
      boolean falls = matcher.group("down2") != null || (matcher.group("up2") == null && !up);
      add(found, MentionSubject.GROWTH, matcher, "rate2", end, falls);
    }
  }

  /** A rate in the same sentence, before the next number that is about something else. */
  private void rate(List<Mention> found, int end, int next) {
    int to = Math.min(Math.min(text.length(), end + REACH), Math.max(next, end));
    String words = text.words(end, to);
    int stop = words.indexOf('。');
    String sentence = stop < 0 ? words : words.substring(0, stop);
    if (sentence.indexOf('率') < 0) {
      return;
    }
    Matcher matcher = RATE.matcher(sentence);
    if (matcher.find() && !OTHER.isIn(sentence.substring(0, matcher.end()))) {
      add(found, subject(matcher), matcher, 3, end);
    }
  }

  private static MentionSubject subject(Matcher matcher) {
    String kind = matcher.group("kind");
    if (kind.equals("公开")) {
      return MentionSubject.DISCLOSURE_RATE;
    }
    return kind.equals("办结") && matcher.group("timely") == null
        ? MentionSubject.COMPLETION_RATE
        : MentionSubject.TIMELY_RATE;
  }

  private void add(
      List<Mention> found,
      MentionSubject subject,
      Matcher matcher,
      String group,
      int from,
      boolean negative) {
    add(found, subject, from, matcher.start(group), matcher.end(group), negative);
  }

  private void add(
      List<Mention> found, MentionSubject subject, Matcher matcher, int group, int from) {
    add(found, subject, from, matcher.start(group), matcher.end(group), false);
  }

  /** Places are those behind {@code from}. */
  private void add(
      List<Mention> found, MentionSubject subject, int from, int start, int end, boolean negative) {
    BigDecimal number = new BigDecimal(text.words(from + start, from + end));
    BigDecimal signed = negative ? number.negate() : number;
    int clause = from + start;
    while (clause > 0 && ",。;!?".indexOf(text.at(clause - 1)) < 0) {
      clause--;
    }
    found.add(
        new Mention(
            subject,
            signed.unscaledValue().longValueExact(),
            text.printed(clause, Math.min(text.length(), from + end + 1)),
            text.start(from + start),
            text.end(from + end),
            signed.scale()));
  }
}
