package io.gongkai.normalize.narrative;

import io.gongkai.normalize.lex.CharClass;
import io.gongkai.normalize.lex.Chars;
import java.util.Optional;

/**
 * A number in the narrative.
 *
 * @param value the number without its decimal point
 * @param scale digits behind the decimal point
 * @param start place of its first character
 * @param end place behind its last character
 */
record Numeral(long value, int scale, int start, int end) {
  private static final int MOST_DIGITS = 12;
  private static final int MOST_DECIMALS = 6;
  private static final String HAN_DIGITS = "零一二三四五六七八九";

  /** Every character that a number can begin with. */
  static final String STARTS = "0123456789十两" + HAN_DIGITS;

  private static final String NO_COUNT_BEFORE = "同每这那第任某逐哪统唯惟单另";
  private static final String HAN_UNITS = "件宗";
  private static final CharClass HAN = CharClass.of("十两" + HAN_DIGITS);
  private static final CharClass COUNTED = CharClass.of("十两" + HAN_DIGITS + HAN_UNITS);

  /** The number that starts at a place; nothing where none starts that can be a count. */
  static Optional<Numeral> at(NarrativeText text, int i) {
    char c = text.at(i);
    if (Chars.isDigit(c)) {
      return startsNumber(text, i) ? digits(text, i) : Optional.empty();
    }
    return isHanDigit(c) && (i == 0 || !isHanDigit(text.at(i - 1)))
        ? han(text, i)
        : Optional.empty();
  }

  /** Whether a Han digit stands at a place of which the next character says that it is no count. */
  static boolean isLone(String words, int i) {
    return HAN.has(words.charAt(i)) && i + 1 < words.length() && !COUNTED.has(words.charAt(i + 1));
  }

  /** Place behind the digits at a place, for going on. */
  static int behindDigits(NarrativeText text, int start) {
    int i = start;
    while (i < text.length()
        && (Chars.isDigit(text.at(i)) || (text.at(i) == ',' && isThousands(text, i)))) {
      i++;
    }
    return i;
  }

  /** Whether a comma stands inside a number. */
  static boolean isThousands(NarrativeText text, int comma) {
    if (comma == 0 || comma + 3 >= text.length() || !Chars.isDigit(text.at(comma - 1))) {
      return false;
    }
    for (int i = comma + 1; i <= comma + 3; i++) {
      if (!Chars.isDigit(text.at(i))) {
        return false;
      }
    }
    return comma + 4 >= text.length() || !Chars.isDigit(text.at(comma + 4));
  }

  private static boolean startsNumber(NarrativeText text, int i) {
    if (i == 0) {
      return true;
    }
    char before = text.at(i - 1);
    // 第3件, 〔2021〕30号 and decimals are no counts.
    return before != '第' && before != '.' && before != '-' && !Chars.isDigit(before);
  }

  private static Optional<Numeral> digits(NarrativeText text, int start) {
    int whole = behindDigits(text, start);
    int end = whole;
    if (end + 1 < text.length() && text.at(end) == '.' && Chars.isDigit(text.at(end + 1))) {
      end++;
      while (end < text.length() && Chars.isDigit(text.at(end))) {
        end++;
      }
    }
    int scale = end == whole ? 0 : end - whole - 1;
    String digits = text.words(start, end).replace(",", "").replace(".", "");
    return digits.length() > MOST_DIGITS || scale > MOST_DECIMALS
        ? Optional.empty()
        : Optional.of(new Numeral(Long.parseLong(digits), scale, start, end));
  }

  /** 十二件, 两件: up to ninety-nine, and only before units that are never part of another word. */
  private static Optional<Numeral> han(NarrativeText text, int start) {
    int end = start;
    while (end < text.length() && isHanDigit(text.at(end))) {
      end++;
    }
    boolean counts =
        end < text.length()
            && HAN_UNITS.indexOf(text.at(end)) >= 0
            && (start == 0 || NO_COUNT_BEFORE.indexOf(text.at(start - 1)) < 0)
            && (end + 1 == text.length() || "事件".indexOf(text.at(end + 1)) < 0);
    int value = counts ? value(text.words(start, end).replace('两', '二')) : -1;
    return value < 0 ? Optional.empty() : Optional.of(new Numeral(value, 0, start, end));
  }

  private static int value(String han) {
    int ten = han.indexOf('十');
    if (ten < 0) {
      return han.length() == 1 ? HAN_DIGITS.indexOf(han) : -1;
    }
    if (ten > 1 || han.length() > ten + 2) {
      return -1;
    }
    int tens = ten == 0 ? 1 : HAN_DIGITS.indexOf(han.charAt(0));
    int ones = han.length() == ten + 1 ? 0 : HAN_DIGITS.indexOf(han.charAt(ten + 1));
    return tens < 1 || ones < 0 ? -1 : 10 * tens + ones;
  }

  private static boolean isHanDigit(char c) {
    return HAN.has(c);
  }
}
