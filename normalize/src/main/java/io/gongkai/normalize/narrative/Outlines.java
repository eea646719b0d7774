package io.gongkai.normalize.narrative;

import io.gongkai.model.Outline;
import io.gongkai.normalize.lex.LineHeads;
import io.gongkai.normalize.lex.RareWord;
import io.gongkai.normalize.lex.TextIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells what a document has of the six sections.
 *
 * <p>Headings are looked for at the start of a line, under whatever ordinal: an annex is numbered
 * anew. A section counts as absent only when no wording that agencies use for it stands anywhere,
 * because a heading that is worded freely must not pass for a missing section.
 */
public final class Outlines {
  /** Section headings are of one kind of ordinal, and subsections may be headed like sections. */
  private static final int ORDINAL_KINDS = HeadingOrdinal.KINDS;

  private static final LineHeads LINES =
      new LineHeads(
          List.of(
              "总体", "概述", "基本情况", "主动公开", "行政机关收到", "收到和处理", "因政府信息公开", "政府信息公开", "工作", "中存在",
              "中主要", "存在", "主要问题", "其他需"));

  /** What the heading of each section begins with, behind its ordinal. */
  private static final List<LineHeads> HEADINGS =
      List.of(
          new LineHeads(List.of("总体情况", "概述", "基本情况", "总体工作")),
          new LineHeads(List.of("主动公开政府信息")),
          each("行政机关?", "收到和处理"),
          each("因?", "政府信息公开", "工作?", "被申请|被提起?", "行政", "复议|诉讼"),
          each("政府信息公开?", "工作?", "中?", "存在|主要问题"),
          each("其他需", "要?", "报告|说明"));

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
  private static final List<RareWord> FEE_WORDS =
      List.of(new RareWord("处理费", '费'), new RareWord("收取", '取'), new RareWord("收费", '费'));

  /** How far before and behind the start of such a word a match reaches. */
  private static final int BEFORE_FEE_WORD = 2;

  private static final int BEHIND_FEE_WORD = 6;

  /** Behind every text. */
  private static final int NOWHERE = Integer.MAX_VALUE;

  /** Above it there are no blanks. */
  private static final char LAST_BLANK = '\u3000';

  private Outlines() {}

  /**
   * All that parts of a heading make, one after the other.
   *
   * @param parts words of which one stands there; with {@code ?} behind the last, or none does
   */
  private static LineHeads each(String... parts) {
    List<String> made = List.of("");
    for (String part : parts) {
      boolean may = part.endsWith("?");
      List<String> longer = new ArrayList<>();
      for (String start : made) {
        for (String word : part.substring(0, part.length() - (may ? 1 : 0)).split("\\|", -1)) {
          longer.add(start + word);
        }
        if (may) {
          longer.add(start);
        }
      }
      made = longer;
    }
    return new LineHeads(made);
  }

  /** The outline of a text. */
  public static Outline of(TextIndex text) {
    int[][] places = new int[ORDINAL_KINDS][HEADINGS.size()];
    for (int[] kind : places) {
      Arrays.fill(kind, NOWHERE);
    }
    boolean[] found = find(text, places);
    return new Outline(headings(places), absent(found, text.folded()), speaksOfFees(text));
  }

  /**
   * Notes the first heading of each section for each kind of ordinal.
   *
   * @return for each section whether there is any
   */
  private static boolean[] find(TextIndex text, int[][] places) {
    boolean[] found = new boolean[HEADINGS.size()];
    // Blank lines before a heading belong to it: no other begins there.
    int[] behind = new int[HEADINGS.size()];
    for (int line = LINES.next(text, 0); line >= 0; line = LINES.next(text, line + 1)) {
      int at = text.lineStart(line);
      int head = text.lineHead(line);
      int kind = HeadingOrdinal.kind(text.folded(), at, head);
      for (int i = 0; kind >= 0 && i < found.length; i++) {
        int end = at < behind[i] ? -1 : HEADINGS.get(i).end(text.folded(), head);
        if (end >= 0) {
          found[i] = true;
          behind[i] = end;
          places[kind][i] = Math.min(places[kind][i], at);
        }
      }
    }
    return found;
  }

  /** The sections without heading of which nothing in the text speaks. */
  private static List<Integer> absent(boolean[] found, String folded) {
    List<Integer> absent = new ArrayList<>();
    String compact = null;
    for (int section = 1; section <= HEADINGS.size(); section++) {
      if (!found[section - 1]) {
        compact = compact == null ? withoutBlanks(folded) : compact;
        if (!TRACES.get(section - 1).matcher(compact).find()) {
          absent.add(section);
        }
      }
    }
    return absent;
  }

  private static boolean speaksOfFees(TextIndex text) {
    for (RareWord word : FEE_WORDS) {
      int at = word.in(text.han(), 0);
      while (at >= 0) {
        if (FEES.matcher(around(text.folded(), text.hanOffset(at))).find()) {
          return true;
        }
        at = word.in(text.han(), at + 1);
      }
    }
    return false;
  }

  /** What stands around the start of such a word, without blanks. */
  private static String around(String folded, int at) {
    int from = at;
    for (int left = BEFORE_FEE_WORD; left > 0 && from > 0; from--) {
      left -= isBlank(folded.charAt(from - 1)) ? 0 : 1;
    }
    int to = at;
    for (int left = BEHIND_FEE_WORD; left > 0 && to < folded.length(); to++) {
      left -= isBlank(folded.charAt(to)) ? 0 : 1;
    }
    return withoutBlanks(folded.substring(from, to));
  }

  /** The sections in the order of their headings, of the kind of ordinal that most have. */
  private static List<Integer> headings(int[][] places) {
    int[] most = places[0];
    for (int[] kind : places) {
      most = count(kind) > count(most) ? kind : most;
    }
    List<Integer> sections = new ArrayList<>();
    for (int i = 0; i < most.length; i++) {
      if (most[i] != NOWHERE) {
        int before = sections.size();
        while (before > 0 && most[sections.get(before - 1) - 1] > most[i]) {
          before--;
        }
        sections.add(before, i + 1);
      }
    }
    return List.copyOf(sections);
  }

  private static int count(int[] places) {
    int count = 0;
    for (int place : places) {
      count += place == NOWHERE ? 0 : 1;
    }
    return count;
  }

  /** Words are broken over lines and spaced out in many documents. */
  private static String withoutBlanks(String folded) {
    char[] compact = new char[folded.length()];
    int length = 0;
    for (int i = 0; i < compact.length; i++) {
      char c = folded.charAt(i);
      if (!isBlank(c)) {
        compact[length++] = c;
      }
    }
    return new String(compact, 0, length);
  }

  private static boolean isBlank(char c) {
    return c <= LAST_BLANK && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
