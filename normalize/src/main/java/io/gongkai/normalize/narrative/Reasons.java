package io.gongkai.normalize.narrative;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.WordSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds how many applications are said to have been refused, not provided or not processed for one
 * of the reasons of the form.
 *
 * <p>The phrase must name the reason in the form's words and nothing else, and stand behind a whole
 * of applications.
 */
final class Reasons {
  private static final int REACH = 300;
  private static final int MOST = 40;

  private static final String LEAD =
      "(?<=[,。;、:(])(?:其中|包括|另有|另|并|已|因|由于|以|涉及|属于|属|为|系|\\d[.、]|\\(\\d\\))*";
  private static final String TAIL = "(?:的|情形|信息|政府信息|类|申请|不予公开|无法提供|不予处理|而|共计|共|有|为|:)*";

  /** A reason, and the words that stand in every phrase for it. */
  private record Reason(MentionSubject subject, String core, Pattern phrase) {
    Reason(MentionSubject subject, String core) {
      this(subject, core, core);
    }

    Reason(MentionSubject subject, String core, String words) {
      this(
          subject,
          core,
          Pattern.compile(LEAD + "(?:" + words + ")" + TAIL + "(\\d{1,6})(?=[件项条宗份起次例个])"));
    }
  }

  private static final List<Reason> REASONS =
      List.of(
          new Reason(MentionSubject.REFUSED_STATE_SECRET, "国家秘密"),
          new Reason(MentionSubject.REFUSED_PROHIBITED_BY_LAW, "行政法规禁止公开", "其他法律(?:、)?行政法规禁止公开"),
          new Reason(MentionSubject.REFUSED_SECURITY_AND_STABILITY, "三安全一稳定", "危及\"?三安全一稳定\"?"),
          new Reason(MentionSubject.REFUSED_THIRD_PARTY_RIGHTS, "保护第三方合法权益"),
          new Reason(MentionSubject.REFUSED_INTERNAL_AFFAIRS, "三类内部事务"),
          new Reason(MentionSubject.REFUSED_PROCESS_INFORMATION, "四类过程性"),
          new Reason(MentionSubject.REFUSED_ENFORCEMENT_FILES, "行政执法案卷"),
          new Reason(MentionSubject.REFUSED_ADMINISTRATIVE_QUERY, "行政查询事项"),
          new Reason(MentionSubject.UNAVAILABLE_NOT_HELD, "本机关不掌握", "本机关不掌握(?:相关)?"),
          new Reason(MentionSubject.UNAVAILABLE_NEEDS_CREATION, "没有现成信息", "没有现成信息(?:、|,)?需要?另行制作"),
          new Reason(MentionSubject.UNAVAILABLE_STILL_UNCLEAR, "内容仍不明确", "补正后(?:申请)?内容仍不明确"),
          new Reason(MentionSubject.NOT_PROCESSED_PETITION, "信访", "信访(?:、)?举报(?:、)?投诉"),
          new Reason(MentionSubject.NOT_PROCESSED_DUPLICATE, "重复"),
          new Reason(MentionSubject.NOT_PROCESSED_PUBLICATION, "要求提供公开出版物"),
          new Reason(MentionSubject.NOT_PROCESSED_MASS_REPETITION, "无正当理由大量反复"),
          new Reason(MentionSubject.NOT_PROCESSED_CONFIRM_OR_REISSUE, "要求行政机关确认或重新出具已获取"),
          new Reason(
              MentionSubject.OTHERWISE_CORRECTION_OVERDUE, "逾期不补正", "(?:申请人)?(?:无正当理由)?逾期不补正"),
          new Reason(MentionSubject.OTHERWISE_FEE_OVERDUE, "缴纳费用", "(?:申请人)?逾期未(?:按收费通知要求)?缴纳费用"));

  private static final WordSearch CORES =
      new WordSearch(REASONS.stream().map(Reason::core).toList());

  private Reasons() {}

  /** Adds the reasons that a narrative gives numbers for to its mentions, in the text's order. */
  static void addTo(List<Mention> mentions, NarrativeText text) {
    List<Mention> found = new ArrayList<>();
    int before = 0;
    for (Mention mention : List.copyOf(mentions)) {
      boolean whole =
          switch (mention.getSubject()) {
            case RECEIVED, ANSWERED, RECEIVED_AND_ANSWERED -> true;
            default -> false;
          };
      if (whole && mention.getValue() > 0 && found.size() < MOST) {
        before = text.placeBehind(mention.getEnd(), before);
        behind(found, text, before);
      }
    }
    mentions.addAll(found);
  }

  private static void behind(List<Mention> found, NarrativeText text, int from) {
    String words = text.words(from, Math.min(text.length(), from + REACH));
    boolean[] named = new boolean[REASONS.size()];
    CORES.each(words, (at, reason) -> named[reason] = true);
    for (int i = 0; i < named.length; i++) {
      if (!named[i]) {
        continue;
      }
      Reason reason = REASONS.get(i);
      Matcher matcher = reason.phrase().matcher(words);
      if (matcher.find() && !PartReader.isOfAnotherWhole(words.substring(0, matcher.start()))) {
        Mention mention =
            new Mention(
                reason.subject(),
                Long.parseLong(matcher.group(1)),
                text.printed(from + matcher.start(), from + matcher.end() + 1),
                text.start(from + matcher.start(1)),
                text.end(from + matcher.end(1)),
                0);
        if (!found.contains(mention)) {
          found.add(mention);
        }
      }
    }
  }
}
