package io.gongkai.normalize.align;

import io.gongkai.normalize.align.TableZones.Zone;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tables that set the figures of two years side by side: the form has no cell that is a year
 * and nothing else.
 */
public final class ColumnYears {
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
    Set<String> years = new HashSet<>();
    Matcher matcher = YEAR.matcher(folded).region(zone.start(), zone.end());
    while (matcher.find() && years.size() < 2) {
      years.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return years.size() > 1;
  }
}
