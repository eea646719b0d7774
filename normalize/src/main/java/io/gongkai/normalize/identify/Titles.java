package io.gongkai.normalize.identify;

import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.lex.CharClass;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the titles of yearly reports in a text: agency, year and the words for the report. */
final class Titles {
  private static final String[] REPORT = {
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "政府信息公开工作报告",
    "政府信息公开年度工作报告",
    "信息公开工作年度报告",
    "信息公开年度报告",
    "政务公开工作年度报告",
    "政府信息公开工作年报",
    "政府信息公开年报",
    "政府信息公开工作的年度报告",
    "政府信息公开的年度报告",
    "政府资讯公开工作年度报告",
    "政府资讯公开年度报告"
  };

  private static final CharClass REPORT_STARTS = CharClass.of("政信");

  /** Words after which it is no title, but something about such reports. */
  private static final List<String> NO_TITLE =
      List.of("格式", "编制", "模板", "有关事项", "审核", "报送", "发布工作", "考核", "培训");

  /** Titles looked at: the real one stands near the start. */
  private static final int MOST = 12;

  private static final int AGENCY = 4;
  private static final int YEAR_NAMED = 2;
  private static final int AGENCY_AND_YEAR = AGENCY + YEAR_NAMED;

  private static final int LONGEST_NAME_LINE = 40;

  /** Characters of the longest phonetic annotation, brackets included. */
  private static final int LONGEST_SOUND = 9;

  /** (以下简称…) and the like, between the name and what follows it. */
  private static final List<String> SHORT = List.of("简称", "下称", "统称");

  private static final Pattern SHORT_FORM =
      Pattern.compile("\\([^()\\n]{0,16}(?:" + String.join("|", SHORT) + ")[^()\\n]{0,40}\\)");

  /**
   * A year: four digits before the word for it, whatever is glued to them in front; or four digits
   * that are not part of a longer number and do not count something, as 第2012号 does.
   */
  private static final Pattern YEAR =
      Pattern.compile("((?:19|20)\\d{2})(?:(?=年)|(?<![第\\d]\\d{4})(?!\\d))年?度?");

  private static final Pattern HAN_YEAR =
      Pattern.compile("二[〇零○O0]([一二三四五六七八九〇零○])([一二三四五六七八九〇零○])年?度?");
  private static final String HAN_DIGITS = "〇一二三四五六七八九";

  private final String folded;
  private final List<Title> found = new ArrayList<>();

  /** A title; agency and year as far as it names them. */
  record Title(String agency, int year) {}

  Titles(String folded, HanIndex index) {
    this.folded = folded;
    int from = 0;
    // Of those that name both, the first one counts.
    while (found.size() < MOST && (found.isEmpty() || score(last()) < AGENCY_AND_YEAR)) {
      int at = report(index.han(), from);
      if (at < 0) {
        break;
      }
      int end = behindReport(index.han(), at);
      int behind = end;
      if (NO_TITLE.stream().noneMatch(words -> index.han().startsWith(words, behind))) {
        found.add(title(index.offset(at), index.offset(end - 1) + 1));
      }
      from = end;
    }
  }

  /** Place of the first words for the report at or behind a place; -1 when there are none. */
  private static int report(String han, int from) {
    for (int i = from; i < han.length(); i++) {
      if (REPORT_STARTS.has(han.charAt(i)) && behindReport(han, i) > i) {
        return i;
      }
    }
    return -1;
  }

  /** Place behind the longest words for the report at a place; the place when there are none. */
  private static int behindReport(String han, int at) {
    int end = at;
    for (String words : REPORT) {
      if (han.startsWith(words, at)) {
        end = Math.max(end, at + words.length());
      }
    }
    return end;
  }

  /** Whether the text has such a title at all. */
  boolean any() {
    return !found.isEmpty();
  }

  /** The first title that names agency and year; else the first that names either. */
  Optional<Title> best() {
    Title best = null;
    for (Title title : found) {
      int score = score(title);
      if (score > 0 && (best == null || score > score(best))) {
        best = title;
      }
    }
    return Optional.ofNullable(best);
  }

  private Title last() {
    return found.get(found.size() - 1);
  }

  private static int score(Title title) {
    int agency = AgencyNames.isFull(title.agency()) ? AGENCY : title.agency().isEmpty() ? 0 : 1;
    return agency + (title.year() > 0 ? YEAR_NAMED : 0);
  }

  private Title title(int start, int end) {
    int lineStart = folded.lastIndexOf('\n', start - 1) + 1;
    String before = opening(folded.substring(Math.max(lineStart, start - 160), start));
    before = before.substring(delimiter(before) + 1);
    int year = year(before);
    String agency = name(before);
    if (agency.length() < 2) {
      agency = lineBefore(lineStart).orElse(agency);
    }
    if (year == 0) {
      String after = compact(folded.substring(end, Math.min(folded.length(), end + 16)));
      Matcher matcher = YEAR.matcher(after);
      if (matcher.find() && matcher.start() <= 1) {
        year = Integer.parseInt(matcher.group(1));
      }
    }
    return new Title(agency, year);
  }

  /** A line of its own above the title, that holds the agency's name and nothing else. */
  private Optional<String> lineBefore(int lineStart) {
    int end = lineStart - 1;
    while (end > 0 && (Chars.isBlank(folded.charAt(end - 1)) || folded.charAt(end - 1) == '\n')) {
      end--;
    }
    if (end <= 0) {
      return Optional.empty();
    }
    int start = folded.lastIndexOf('\n', end - 1) + 1;
    String line = compact(folded.substring(start, end));
    String name = name(line.substring(delimiter(line) + 1));
    boolean whole = line.length() <= LONGEST_NAME_LINE && line.indexOf('。') < 0;
    return whole && AgencyNames.isFull(name) ? Optional.of(name) : Optional.empty();
  }

  private static String name(String words) {
    boolean mayHaveYear = words.contains("19") || words.contains("20");
    String name = mayHaveYear ? YEAR.matcher(words).replaceAll("") : words;
    name = name.indexOf('二') < 0 ? name : HAN_YEAR.matcher(name).replaceAll("");
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Chars.isHan(c) || c == '(' || c == ')' || c == '·') {
        bare.append(c);
      }
    }
    return AgencyNames.trim(bare.toString());
  }

  private static int year(String words) {
    Matcher matcher = YEAR.matcher(words);
    if (matcher.find()) {
      return Integer.parseInt(matcher.group(1));
    }
    Matcher han = HAN_YEAR.matcher(words);
    return han.find() ? 2000 + 10 * digit(han.group(1)) + digit(han.group(2)) : 0;
  }

  private static int digit(String han) {
    return Math.max(0, HAN_DIGITS.indexOf(han));
  }

  private static int delimiter(String words) {
    int last = -1;
    for (int i = 0; i < words.length(); i++) {
      if ("《〈<>,。;:、\"[]#*|!?/=".indexOf(words.charAt(i)) >= 0) {
        last = i;
      }
    }
    return last;
  }

  /** The words as {@link #compact} has them, without brackets that say what a name is cut to. */
  static String opening(String words) {
    String compact = compact(words);
    for (String said : SHORT) {
      if (compact.contains(said)) {
        return SHORT_FORM.matcher(compact).replaceAll("");
      }
    }
    return compact;
  }

  /** The words without blanks and phonetic annotations such as (fā). */
  static String compact(String words) {
    char[] compact = new char[words.length()];
    int length = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '(') {
        int close =
            words.substring(i, Math.min(words.length(), i + LONGEST_SOUND)).indexOf(')') + i;
        if (close > i + 1 && isLatin(words, i + 1, close)) {
          i = close;
          continue;
        }
      }
      if (!Chars.isBlank(c) && c != Folding.IGNORABLE) {
        compact[length++] = c;
      }
    }
    return new String(compact, 0, length);
  }

  private static boolean isLatin(String words, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = words.charAt(i);
      if (!Character.isLetter(c) || Chars.isHan(c)) {
        return false;
      }
    }
    return true;
  }
}
