package io.gongkai.normalize.narrative;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.CharClass;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers in the narrative that rules hold against the tables.
 *
 * <p>A number is bound to a subject by the words of its own clause, with the sentence before it as
 * context. Precision comes first: a number whose clause names a part of the whole that the form
 * does not have, another year, another body or another thing is left alone.
 */
public final class Mentions {
  private static final String UNITS = "件项条宗份起次例个";
  private static final String SENTENCE_ENDS = "。;!?";
  private static final String PHRASE_ENDS = ",、:()。;!?";
  private static final String NUMBER_ENDS = UNITS + ")%";

  /** Characters that end something or can begin a number; most are none of them. */
  private static final CharClass SAYING = CharClass.of(PHRASE_ENDS + Numeral.STARTS);

  private static final CharClass DENYING = CharClass.of("未无没");
  private static final int MOST = 96;
  private static final int LONGEST_CLAUSE = 80;
  private static final int LONGEST_CONTEXT = 400;
  private static final int LONGEST_SENTENCE = 200;
  private static final int LONGEST_NOUN = 16;

  /** What stands behind a number that comes before its noun: 收到8份政府信息公开申请. */
  private static final Pattern NOUN =
      Pattern.compile(
          "(?:政府信息公开申请|信息公开申请|依申请公开申请|公开申请|政府信息公开行政复议|行政复议|行政诉讼)(?:案件)?(?=[,。;、:()]|$)"
              + "|结转(?:至|到)?下(?:一)?年度?(?:继续)?(?:办理)?(?=[,。;]|$)");

  /** A noun that is clear only where the words before it speak of applications for disclosure. */
  private static final Pattern SHORT_NOUN = Pattern.compile("申请(?=[,。;]|$)");

  private final NarrativeText text;
  private final ClauseReader reader;
  private final Deadline deadline;
  private final List<Mention> mentions = new ArrayList<>();
  private final Wholes wholes;
  private int previousSentence;
  private int sentence;
  private int clause;
  private int phrase;
  private boolean documents;

  private Mentions(NarrativeText text, int year, Deadline deadline) {
    this.deadline = deadline;
    this.text = text;
    this.reader = new ClauseReader(year);
    this.wholes = new Wholes(text);
  }

  /**
   * Finds the mentions in the narrative before the tables, in the order of the text.
   *
   * @param text the text
   * @param folded the text, folded
   * @param end where the tables start
   * @param year report year, 0 when not known
   * @param deadline for the document
   */
  public static List<Mention> find(
      String text, String folded, int end, int year, Deadline deadline) {
    NarrativeText narrative = new NarrativeText(text, folded, end);
    Mentions found = new Mentions(narrative, year, deadline);
    found.find();
    Rates.addTo(found.mentions, narrative);
    Reasons.addTo(found.mentions, narrative);
    References.addTo(found.mentions, narrative);
    found.mentions.sort(Comparator.comparingInt(Mention::getStart));
    return found.mentions;
  }

  private void find() {
    int i = 0;
    while (mentions.size() < MOST && (i = saying(i)) < text.length()) {
      char c = text.at(i);
      deadline.checkReading();
      if (SENTENCE_ENDS.indexOf(c) >= 0 || (c == ',' && !Numeral.isThousands(text, i))) {
        nil(i);
        clause = i + 1;
        if (c != ',') {
          previousSentence = sentence;
          sentence = i + 1;
          documents = false;
        }
      }
      if (PHRASE_ENDS.indexOf(c) >= 0) {
        phrase = i + 1;
      }
      Numeral numeral = Numeral.at(text, i).orElse(null);
      if (numeral != null) {
        number(numeral);
        i = numeral.end();
      } else {
        i = Chars.isDigit(c) ? Numeral.behindDigits(text, i) : i + 1;
      }
    }
    nil(Math.min(i, text.length()));
  }

  /** The first place from one on where something ends or a number can begin. */
  private int saying(int from) {
    String words = text.compact();
    int i = from;
    while (i < words.length() && (!SAYING.has(words.charAt(i)) || Numeral.isLone(words, i))) {
      i++;
    }
    return i;
  }

  private void number(Numeral numeral) {
    if (numeral.end() >= text.length()) {
      return;
    }
    char unit = text.at(numeral.end());
    if (unit == '%') {
      share(numeral);
    } else if (unit == '元'
        || (unit == '万' && text.words(numeral.end(), numeral.end() + 2).equals("万元"))) {
      fees(numeral, unit == '元' ? 4 : 0);
    } else if (UNITS.indexOf(unit) >= 0) {
      if (numeral.scale() == 0) {
        count(numeral);
      }
      clause = numeral.end() + 1;
      phrase = numeral.end() + 1;
    }
  }

  private void count(Numeral numeral) {
    int from = Math.max(clause, numeral.start() - LONGEST_CLAUSE);
    String before =
        text.words(Math.max(previousSentence, numeral.start() - LONGEST_CONTEXT), numeral.start());
    String noun = noun(numeral.end() + 1, before);
    String words = text.words(from, numeral.start()) + noun;
    String context = before + noun;
    int sentenceStart = Math.max(sentence, numeral.start() - LONGEST_SENTENCE);
    String sentenceWords = text.words(sentenceStart, numeral.start()) + noun;
    Optional<MentionSubject> whole = reader.subject(words, sentenceWords, context);
    if (whole.isPresent()) {
      add(whole.get(), numeral, from, numeral.end() + 1 + noun.length(), 0);
      wholes.found(whole.get(), numeral.end() + 1 + noun.length());
      return;
    }
    int phraseStart = phraseStart(numeral.start());
    String phraseWords = text.words(phraseStart, numeral.start());
    String behind =
        text.words(numeral.end() + 1, Math.min(text.length(), numeral.end() + LONGEST_NOUN));
    Optional<MentionSubject> part =
        wholes.part(PartReader.phrase(phraseWords, behind), phraseStart);
    if (part.isPresent()) {
      if (reader.isOfAnotherYear(sentenceWords)) {
        return;
      }
      add(part.get(), numeral, phraseStart, numeral.end() + 1, 0);
      return;
    }
    Optional<MentionSubject> figure = DisclosureReader.count(phraseWords, sentenceWords, documents);
    if (figure.isPresent() && reader.isOfAnotherYear(sentenceWords)) {
      return;
    }
    figure.ifPresent(
        subject -> {
          documents |= phraseWords.contains("规范性文件");
          add(subject, numeral, sentenceStart, numeral.end() + 1, 0);
        });
  }

  /** Words joined by 、 belong to one number unless each of them has its own. */
  private int phraseStart(int number) {
    int start = phrase;
    while (start > clause + 2
        && text.at(start - 1) == '、'
        && NUMBER_ENDS.indexOf(text.at(start - 2)) < 0) {
      start--;
      while (start > clause && PHRASE_ENDS.indexOf(text.at(start - 1)) < 0) {
        start--;
      }
    }
    return Math.min(start, number);
  }

  private String noun(int from, String before) {
    String words = text.words(from, Math.min(text.length(), from + LONGEST_NOUN));
    Matcher matcher = NOUN.matcher(words);
    if (matcher.lookingAt()) {
      return matcher.group();
    }
    boolean clear = before.contains("申请公开") || before.contains("公开申请");
    Matcher shorter = SHORT_NOUN.matcher(words);
    return clear && shorter.lookingAt() ? shorter.group() : "";
  }

  private void fees(Numeral numeral, int shift) {
    int from = Math.max(sentence, numeral.start() - LONGEST_SENTENCE);
    String phraseWords = text.words(phrase, numeral.start());
    if (DisclosureReader.isFees(phraseWords, text.words(from, numeral.start()))) {
      int unit = shift == 0 ? 2 : 1;
      add(MentionSubject.FEES, numeral, phrase, numeral.end() + unit, shift);
    }
  }

  private void share(Numeral numeral) {
    if (mentions.isEmpty()) {
      return;
    }
    Mention last = mentions.get(mentions.size() - 1);
    if (Shares.isShareOf(last.getSubject())
        && last.getEnd() == text.end(wholes.lastNumberEnd())
        && Shares.binds(text.words(wholes.lastNumberEnd(), numeral.start()))) {
      add(MentionSubject.SHARE, numeral, wholes.lastClause(), numeral.end() + 1, 0);
    }
  }

  private void add(MentionSubject subject, Numeral numeral, int first, int to, int shift) {
    int from = first;
    while (from < numeral.start() && PHRASE_ENDS.indexOf(text.at(from)) >= 0) {
      from++;
    }
    mentions.add(
        new Mention(
            subject,
            numeral.value(),
            text.printed(from, to),
            text.start(numeral.start()),
            text.end(numeral.end()),
            numeral.scale() + shift));
    wholes.number(from, numeral.end());
  }

  /** A clause that says there was none. */
  private void nil(int end) {
    if (end <= clause || end - clause > LONGEST_CLAUSE) {
      return;
    }
    if (!denies(clause, end)) {
      return;
    }
    String words = text.words(clause, end);
    String context = text.words(Math.max(previousSentence, end - LONGEST_CONTEXT), end);
    NilReader.read(words, context)
        .ifPresent(
            nil ->
                mentions.add(
                    new Mention(
                        nil.subject(),
                        0L,
                        text.printed(clause, end),
                        text.start(clause + nil.start()),
                        text.end(clause + nil.end()),
                        0)));
  }

  private boolean denies(int from, int to) {
    for (int i = from; i < to; i++) {
      if (DENYING.has(text.at(i))) {
        return true;
      }
    }
    return false;
  }
}
