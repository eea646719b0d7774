package io.gongkai.normalize.narrative;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.RareWord;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the period that a report says it covers, and the law that it cites. */
final class References {
  private static final int BEFORE = 30;
  private static final int AFTER = 12;
  private static final int MOST_OF_A_KIND = 4;

  private static final String LAST_DAY_WORDS = "12月31日";
  private static final RareWord LAST_DAY = new RareWord(LAST_DAY_WORDS, '月');
  private static final Pattern PERIOD =
      Pattern.compile("(20\\d{2})年0?1月0?1日[^。,;\\d]{0,4}(?:(20\\d{2})年)?" + LAST_DAY_WORDS + "$");
  private static final StartedPattern FIGURES = StartedPattern.ofAlternatives("统计|数据|期限|时限|周期");

  private static final RareWord STATE_COUNCIL = new RareWord("国务院令", '令');
  private static final Pattern DECREE =
      Pattern.compile("信息公开条例》?\\(?(?:中华人民共和国)?国务院令,?第?(\\d{3})号");

  private static final RareWord NOTICE_OFFICE = new RareWord("国办公开办函", '函');
  private static final Pattern NOTICE = Pattern.compile("国办公开办函[\\[(](20\\d{2})[\\])](?:60|30)号");

  private static final RareWord ARTICLE_OF = new RareWord("条例》第", '》');
  private static final Pattern ARTICLE =
      Pattern.compile("《(?:中华人民共和国政府信息公开|政府信息公开)?条例》第(三十一|三十二|31|32|四十九|五十|49|50)条");
  private static final Map<String, Integer> ARTICLES =
      Map.of("三十一", 31, "三十二", 32, "四十九", 49, "五十", 50);
  private static final StartedPattern DUTY = StartedPattern.ofAlternatives("年度报告|编制|年报");

  private final NarrativeText text;
  private final List<Mention> into;

  private References(NarrativeText text, List<Mention> into) {
    this.text = text;
    this.into = into;
  }

  /** Adds what a narrative refers to. */
  static void addTo(List<Mention> into, NarrativeText text) {
    References references = new References(text, into);
    references.period();
    references.each(STATE_COUNCIL, DECREE, MentionSubject.CITED_DECREE);
    references.each(NOTICE_OFFICE, NOTICE, MentionSubject.CITED_NOTICE);
    references.each(ARTICLE_OF, ARTICLE, MentionSubject.CITED_ARTICLE);
  }

  private void period() {
    int day = LAST_DAY.in(text.compact(), 0);
    while (day >= 0) {
      int from = Math.max(0, day - BEFORE);
      int end = day + LAST_DAY.length();
      Matcher matcher = PERIOD.matcher(text.words(from, end));
      String around = text.words(from - BEFORE, Math.min(text.length(), end + AFTER));
      if (matcher.find() && FIGURES.isIn(around)) {
        add(MentionSubject.PERIOD, matcher, 1, from);
        if (matcher.group(2) != null) {
          add(MentionSubject.PERIOD, matcher, 2, from);
        }
        return;
      }
      day = LAST_DAY.in(text.compact(), end);
    }
  }

  private void each(RareWord words, Pattern pattern, MentionSubject subject) {
    int at = words.in(text.compact(), 0);
    for (int i = 0; i < MOST_OF_A_KIND && at >= 0; i++) {
      int from = Math.max(0, at - BEFORE);
      int to = Math.min(text.length(), at + words.length() + BEFORE);
      Matcher matcher = pattern.matcher(text.words(from, to));
      boolean found = matcher.find();
      while (found && matcher.end() <= at - from) {
        found = matcher.find();
      }
      if (found && (subject != MentionSubject.CITED_ARTICLE || isDuty(matcher, from, to))) {
        add(subject, matcher, 1, from);
      }
      at = words.in(text.compact(), at + words.length());
    }
  }

  /** Whether an article is cited for the duty to report, and not for how to handle applications. */
  private boolean isDuty(Matcher matcher, int from, int to) {
    return DUTY.isIn(text.words(from + matcher.end(), to));
  }

  private void add(MentionSubject subject, Matcher matcher, int group, int from) {
    String number = matcher.group(group);
    Integer article = ARTICLES.get(number);
    int start = from + matcher.start(group);
    int end = from + matcher.end(group);
    into.add(
        new Mention(
            subject,
            article == null ? Long.parseLong(number) : (long) article,
            text.printed(from + matcher.start(), from + matcher.end()),
            text.start(start),
            text.end(end),
            0));
  }
}
