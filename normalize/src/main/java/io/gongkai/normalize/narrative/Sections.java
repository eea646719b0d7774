package io.gongkai.normalize.narrative;

import io.gongkai.model.Section;
import io.gongkai.normalize.lex.RareWord;
import java.util.ArrayList;
import java.util.List;

/** Finds the six sections of a report by their headings. */
public final class Sections {
  private static final String HAN_ORDINALS = "一二三四五六";
  private static final String MARKS = "、.:,)";

  /** Blanks and line ends between an ordinal and its mark. */
  private static final int MOST_BEFORE_MARK = 3;

  private static final int MOST_BEHIND_MARK = 4;

  /** What the heading of each section begins with, behind its ordinal. */
  private static final List<List<RareWord>> WORDS =
      List.of(
          List.of(
              new RareWord("总体情况", '况'),
              new RareWord("概述", '概'),
              new RareWord("基本情况", '况'),
              new RareWord("总体工作", '总')),
          List.of(new RareWord("主动公开政府信息", '府')),
          List.of(new RareWord("收到和处理", '收'), new RareWord("行政机关收到和处理", '收')),
          List.of(new RareWord("政府信息公开", '府'), new RareWord("因政府信息公开", '因')),
          List.of(
              new RareWord("存在", '存'),
              new RareWord("主要问题", '题'),
              new RareWord("政府信息公开工作存在", '存'),
              new RareWord("政府信息公开工作主要问题", '题')),
          List.of(new RareWord("其他需", '需')));

  private final String folded;

  /** Behind the heading found last. */
  private int behind;

  private Sections(String folded) {
    this.folded = folded;
  }

  /**
   * The sections of a text.
   *
   * @return those whose headings are found, in the form's order, each up to the next
   */
  public static List<Section> find(String folded) {
    Sections sections = new Sections(folded);
    List<Section> found = new ArrayList<>();
    int number = 0;
    int start = -1;
    for (int next = 1; next <= WORDS.size(); next++) {
      int end = sections.heading(next);
      if (end >= 0) {
        if (start >= 0) {
          found.add(new Section(number, start, end));
        }
        number = next;
        start = end;
      }
    }
    if (start >= 0) {
      found.add(new Section(number, start, folded.length()));
    }
    return found;
  }

  /** Where the next heading of a section starts; -1 when there is none. */
  private int heading(int number) {
    int first = -1;
    int end = behind;
    String searched = folded;
    int offset = 0;
    List<RareWord> words = WORDS.get(number - 1);
    for (RareWord word : words) {
      int at = word.in(searched, behind - offset);
      int start = -1;
      while (at >= 0 && (start = start(offset + at, number)) < 0) {
        at = word.in(searched, at + 1);
      }
      if (start >= 0) {
        first = start;
        end = offset + at + word.length();
        // One with other words counts where it stands before.
        offset = behind;
        searched = words.size() > 1 ? folded.substring(behind, start) : "";
      }
    }
    behind = end;
    return first;
  }

  /** Where a heading with words at a place starts: at the section's ordinal; -1 without it. */
  private int start(int words, int number) {
    int at = beforeSpace(words, MOST_BEHIND_MARK);
    if (at > behind && MARKS.indexOf(folded.charAt(at - 1)) >= 0) {
      at--;
    }
    at = beforeSpace(at, MOST_BEFORE_MARK);
    if (at <= behind) {
      return -1;
    }
    char c = folded.charAt(at - 1);
    if (c != HAN_ORDINALS.charAt(number - 1) && c != '0' + number) {
      return -1;
    }
    return at - 1 > behind && folded.charAt(at - 2) == '(' ? at - 2 : at - 1;
  }

  private int beforeSpace(int to, int most) {
    int at = to;
    int end = Math.max(behind, to - most);
    while (at > end && isSpace(folded.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Folding leaves no other blanks and line ends. */
  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t';
  }
}
