package io.gongkai.normalize.narrative;

import io.gongkai.model.Outline;
import io.gongkai.normalize.lex.LineHeads;
import io.gongkai.normalize.lex.WordSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what a document has of the six sections.
 *
 * <p>Headings are looked for at the start of a line, under whatever ordinal: an annex is numbered
 * anew. A section counts as absent only when no wording that agencies use for it stands anywhere,
 * because a heading that is worded freely must not pass for a missing section.
 */
public final class Outlines {
  /**
   * The kinds of ordinal, one group each, outer ones first: the headings of the sections are of one
   * kind, their subsections of another, and a subsection may be headed like a later section.
   */
  private static final String ORDINAL =
      "[\\s#|>*]{0,8}(?:(第[一二三四五六]部分)|([一二三四五六七八九][、.:,)]?)|([1-9][、.:,)]?)"
          + "|([(][一二三四五六七八九1-9][)]?))[\\s、.:,)]{0,6}";

  private static final int ORDINAL_KINDS = 4;

  private static final LineHeads LINES =
      new LineHeads(
          List.of(
              "总体", "概述", "基本情况", "主动公开", "行政机关收到", "收到和处理", "因政府信息公开", "政府信息公开", "工作", "中存在",
              "中主要", "存在", "主要问题", "其他需"));

  private static final List<Pattern> HEADINGS =
      List.of(
          heading("总体情况|概述|基本情况|总体工作"),
          heading("主动公开政府信息"),
          heading("(?:行政机关)?收到和处理"),
          heading("因?政府信息公开(?:工作)?(?:被申请|被提起)?行政(?:复议|诉讼)"),
          heading("(?:政府信息公开)?(?:工作)?(?:中)?(?:存在|主要问题)"),
          heading("其他需要?(?:报告|说明)"));

  /**
   * Words of which any shows that the report speaks of what the section is for. Those with a table
   * are told by their tables.
   */
  private static final List<Pattern> TRACES =
      List.of(
          Pattern.compile("总体|概述|概况|综述|基本情况|工作情况|开展情况"),
          Pattern.compile("公开"),
          Pattern.compile("申请"),
          Pattern.compile("复议|诉讼"),
          Pattern.compile("存在的?(?:主要)?(?:问题|不足)|主要问题|问题[及和与、]|改进|不足之处|短板|薄弱|差距|下一步|下一年|今后|努力方向"),
          Pattern.compile("其[他它]需|其[他它]事项|其[他它]情况|其[他它]说明|需要?(?:报告|说明)的"));

  private static final Pattern FEES = Pattern.compile("处理费|(?:未|没有|无|不)(?:收取|收费)|收取(?:任何)?费用|收费情况");

  /** Of which one stands in every match of {@link #FEES}. */
  private static final WordSearch FEE_WORDS = new WordSearch(List.of("处理费", "收取", "收费"));

  /** How far before and behind the start of such a word a match reaches. */
  private static final int BEFORE_FEE_WORD = 2;

  private static final int BEHIND_FEE_WORD = 6;

  /** Above it there are no blanks. */
  private static final char LAST_BLANK = '\u3000';

  private Outlines() {}

  private static Pattern heading(String words) {
    return Pattern.compile(ORDINAL + "(?:" + words + ")");
  }

  /**
   * The outline of a text.
   *
   * @param folded the text, folded
   */
  public static Outline of(String folded) {
    List<Map<Integer, Integer>> places = new ArrayList<>();
    for (int kind = 0; kind < ORDINAL_KINDS; kind++) {
      places.add(new HashMap<>());
    }
    boolean[] found = find(folded, places);
    List<Integer> absent = new ArrayList<>();
    String compact = withoutBlanks(folded);
    for (int section = 1; section <= HEADINGS.size(); section++) {
      if (!found[section - 1] && !TRACES.get(section - 1).matcher(compact).find()) {
        absent.add(section);
      }
    }
    return new Outline(headings(places), absent, speaksOfFees(compact));
  }

  /**
   * Notes the first heading of each section for each kind of ordinal.
   *
   * @return for each section whether there is any
   */
  private static boolean[] find(String folded, List<Map<Integer, Integer>> places) {
    boolean[] found = new boolean[HEADINGS.size()];
    // Blank lines before a heading belong to it: no other begins there.
    int[] behind = new int[HEADINGS.size()];
    for (int at = LINES.next(folded, 0); at >= 0; at = LINES.next(folded, at + 1)) {
      for (int i = 0; i < found.length; i++) {
        Matcher heading = HEADINGS.get(i).matcher(folded).region(at, folded.length());
        if (at >= behind[i] && heading.lookingAt()) {
          found[i] = true;
          behind[i] = heading.end();
          for (int kind = 0; kind < ORDINAL_KINDS; kind++) {
            if (heading.group(kind + 1) != null) {
              places.get(kind).putIfAbsent(i + 1, at);
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean speaksOfFees(String compact) {
    Matcher fees = FEES.matcher(compact);
    return FEE_WORDS.any(
        compact,
        (at, word) -> {
          int from = Math.max(0, at - BEFORE_FEE_WORD);
          int to = Math.min(compact.length(), at + BEHIND_FEE_WORD);
          return fees.region(from, to).find();
        });
  }

  /** The sections in the order of their headings, of the kind of ordinal that most have. */
  private static List<Integer> headings(List<Map<Integer, Integer>> places) {
    Map<Integer, Integer> most = places.get(0);
    for (Map<Integer, Integer> kind : places) {
      most = kind.size() > most.size() ? kind : most;
    }
    return most.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Words are broken over lines and spaced out in many documents. */
  private static String withoutBlanks(String folded) {
    char[] compact = new char[folded.length()];
    int length = 0;
    for (int i = 0; i < compact.length; i++) {
      char c = folded.charAt(i);
      if (c > LAST_BLANK || !(Character.isWhitespace(c) || Character.isSpaceChar(c))) {
        compact[length++] = c;
      }
    }
    return new String(compact, 0, length);
  }
}
