package io.gongkai.normalize.align;

import io.gongkai.normalize.align.TableZones.Zone;
import io.gongkai.normalize.lex.Chars;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tables that set the figures of two years side by side: the form has no cell that is a year
 * and nothing else.
 */
public final class ColumnYears {
  /** Of a year, before the 年 that stands in every match. */
  private static final int DIGITS = 4;

  private static final Pattern YEAR =
      Pattern.compile(
          "(?<![^\\s|])(?:(20\\d{2}年)(?:度|数|数据)?|(上年|去年|本年)(?:度|数|同期)?)(?![^\\s|])"
              + "(?!\\s{0,4}\\d{1,2}月)");

  private ColumnYears() {}

  /**
   * Whether columns of a table stand for several years.
   *
   * @param folded the text, folded
   * @param zone where the table stands
   */
  public static boolean areSeveral(String folded, Zone zone) {
    // The table alone: what stands around it says nothing of its columns.
    String table = folded.substring(zone.start(), zone.end());
    Set<String> years = new HashSet<>();
    Matcher matcher = YEAR.matcher(table).useTransparentBounds(true).useAnchoringBounds(false);
    int mark = table.indexOf('年');
    while (mark >= 0 && years.size() < 2) {
      int start =
          Math.max(0, mark - (mark > 0 && Chars.isDigit(table.charAt(mark - 1)) ? DIGITS : 1));
      if (matcher.region(start, table.length()).lookingAt()) {
        years.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
      mark = table.indexOf('年', mark + 1);
    }
    return years.size() > 1;
  }
}
