package io.gongkai.normalize.align;

import io.gongkai.normalize.align.TableZones.Zone;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Finds tables that set the figures of two years side by side: the form has no cell that is a year
 * and nothing else.
 */
public final class ColumnYears {
  private static final StartedPattern YEAR =
      StartedPattern.of(
          "2上去本",
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
    Matcher matcher = YEAR.matcher(table);
    int from = 0;
    while (years.size() < 2 && YEAR.find(matcher, table, from)) {
      years.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      from = matcher.end();
    }
    return years.size() > 1;
  }
}
