package io.gongkai.normalize.narrative;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a report says whose it is and of which year: in its titles, its preamble, the opening
 * of its first section and its signature.
 *
 * <p>Only places where a report speaks of itself are looked at. Lists of other years' reports, what
 * was published earlier and bodies named in passing are none.
 */
public final class Imprint {
  /** How far before the first section titles and preamble reach. */
  private static final int LONGEST_FRONT = 4000;

  private static final int LONGEST_OPENING = 200;

  /** Lines at the end among which a signature is looked for. */
  private static final int LAST_LINES = 12;

  private static final int LONGEST_LINE = 60;

  private static final String NAME =
      "[\\u4e00-\\u9fff()]{2,28}?(?:人民政府|政府办公室|政府办|办公室|办公厅|管理委员会|管委会|委员会|办事处|街道|局|厅|镇|乡|中心)";
  private static final String REPORT = "(?:政府)?(?:信息|政务)公开(?:工作)?年度(?:工作)?报告";
  private static final Pattern TITLE =
      Pattern.compile("(?:标题:|#+)?(" + NAME + ")(?:关于)?(20\\d{2})年度?" + REPORT);
  private static final StartedPattern PREAMBLE =
      StartedPattern.of(
          "现公编特",
          "(?:现将|现公布|公布|编制(?:了|完成)?|特编制)(" + NAME + ")?(20\\d{2})年度?(?:" + NAME + ")?" + REPORT);
  private static final Pattern OPENING =
      Pattern.compile(
          "(20\\d{2})年度?,(?:我[局厅办镇乡街委院县市区旗州省]|我街道|本机关|本单位|本[局厅办镇乡]|("
              + NAME
              + "))(?:认真|高度|严格|深入|坚持|全面|始终|积极|按照|持续|紧紧|围绕|切实|扎实)");
  private static final char TITLE_END = '告';
  private static final Pattern SIGNATURE = Pattern.compile(NAME);
  private static final Pattern DAY = Pattern.compile("(20\\d{2})年(\\d{1,2})月(\\d{1,2})日");
  private static final char DAY_END = '日';
  private static final Pattern HEADING = Pattern.compile("[(]?[一1][)、.:,]*(?:总体情况|概述|基本情况|总体工作)");

  private final String text;
  private final String folded;
  private final List<Mention> into;

  private Imprint(String text, String folded, List<Mention> into) {
    this.text = text;
    this.folded = folded;
    this.into = into;
  }

  /**
   * Adds what a report says of itself to its mentions, which stay in the order of the text.
   *
   * @param mentions the mentions found so far
   * @param text the text
   * @param folded the text, folded
   * @param firstSection where the first section starts; -1 when it has no heading
   */
  public static void addTo(List<Mention> mentions, String text, String folded, int firstSection) {
    Imprint imprint = new Imprint(text, folded, mentions);
    if (firstSection >= 0) {
      imprint.front(Math.max(0, firstSection - LONGEST_FRONT), firstSection);
      imprint.opening(firstSection);
    }
    imprint.signature();
    mentions.sort(Comparator.comparingInt(Mention::getStart));
  }

  /** Characters of the text without blanks, each with its place. */
  private static final class Words {
    private final String compact;
    private final int[] places;

    Words(String compact, int[] places) {
      this.compact = compact;
      this.places = places;
    }

    String compact() {
      return compact;
    }

    /** Place in the text of a character. */
    int place(int i) {
      return places[i];
    }
  }

  private Words words(int from, int to) {
    char[] compact = new char[Math.max(0, to - from)];
    int[] places = new int[compact.length];
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = folded.charAt(i);
      if (!isBlank(c)) {
        places[length] = i;
        compact[length++] = c;
      }
    }
    return new Words(new String(compact, 0, length), places);
  }

  private static boolean isBlank(char c) {
    return c == '\n' || Chars.isBlank(c);
  }

  private void front(int from, int to) {
    int start = from;
    while (start < to) {
      int end = folded.indexOf('\n', start);
      end = end < 0 || end > to ? to : end;
      if (endsIn(TITLE_END, start, end)) {
        title(words(start, end));
      }
      start = end + 1;
    }
    Words all = words(from, to);
    Matcher preamble = PREAMBLE.matcher(all.compact());
    int place = 0;
    while (PREAMBLE.find(preamble, all.compact(), place)) {
      if (preamble.group(1) != null) {
        name(all, preamble, 1);
      }
      number(MentionSubject.REPORT_YEAR, all, preamble, 2);
      place = preamble.end();
    }
  }

  private void title(Words line) {
    Matcher title = TITLE.matcher(line.compact());
    if (line.compact().length() <= LONGEST_LINE && title.matches()) {
      name(line, title, 1);
      number(MentionSubject.REPORT_YEAR, line, title, 2);
    }
  }

  /** Whether a character is the last of a part of the text, blanks apart. */
  private boolean endsIn(char last, int from, int to) {
    int end = to;
    while (end > from && isBlank(folded.charAt(end - 1))) {
      end--;
    }
    return end > from && folded.charAt(end - 1) == last;
  }

  /** The first words behind the heading of the first section. */
  private void opening(int section) {
    int end = Math.min(folded.length(), section + LONGEST_OPENING);
    Words words = words(section, end);
    Matcher heading = HEADING.matcher(words.compact());
    if (heading.lookingAt()) {
      Matcher opening = OPENING.matcher(words.compact());
      if (opening.region(heading.end(), words.compact().length()).lookingAt()) {
        number(MentionSubject.REPORT_YEAR, words, opening, 1);
        if (opening.group(2) != null) {
          name(words, opening, 2);
        }
      }
    }
  }

  /** A name on a line of its own with a day below it, at the end of the text. */
  private void signature() {
    List<int[]> lines = lastLines();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (!endsIn(DAY_END, lines.get(i)[0], lines.get(i)[1])) {
        continue;
      }
      Words name = words(lines.get(i + 1)[0], lines.get(i + 1)[1]);
      Words day = words(lines.get(i)[0], lines.get(i)[1]);
      Matcher signature = SIGNATURE.matcher(name.compact());
      Matcher date = DAY.matcher(day.compact());
      if (date.matches() && signature.matches()) {
        name(name, signature, 0);
        int number =
            Integer.parseInt(date.group(1)) * 10_000
                + Integer.parseInt(date.group(2)) * 100
                + Integer.parseInt(date.group(3));
        add(MentionSubject.SIGNED, number, day, 0, date.end());
        return;
      }
    }
  }

  /** The last lines that are not blank, the last first. */
  private List<int[]> lastLines() {
    List<int[]> lines = new ArrayList<>();
    int end = folded.length();
    while (end > 0 && lines.size() < LAST_LINES) {
      int start = folded.lastIndexOf('\n', end - 1) + 1;
      if (end - start <= LONGEST_LINE * 2 && !isEmpty(start, end)) {
        lines.add(new int[] {start, end});
      } else if (end - start > LONGEST_LINE * 2) {
        return lines;
      }
      end = start - 1;
    }
    return lines;
  }

  private boolean isEmpty(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isBlank(folded.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void name(Words words, Matcher matcher, int group) {
    add(MentionSubject.AGENCY, 0, words, matcher.start(group), matcher.end(group));
  }

  private void number(MentionSubject subject, Words words, Matcher matcher, int group) {
    int start = words.place(matcher.start(group));
    int end = words.place(matcher.end(group) - 1) + 1;
    into.add(
        new Mention(
            subject,
            Long.parseLong(matcher.group(group)),
            text.substring(words.place(matcher.start()), words.place(matcher.end() - 1) + 1),
            start,
            end,
            0));
  }

  private void add(MentionSubject subject, long value, Words words, int from, int to) {
    int start = words.place(from);
    int end = words.place(to - 1) + 1;
    into.add(new Mention(subject, value, text.substring(start, end), start, end, 0));
  }
}
