package io.gongkai.schemas.topic;

import io.gongkai.model.Waiver;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a waiver on {@link Topics#WAIVERS}: {@code agency/year/RULE}, and behind it {@code
 * /item} and {@code /column} where it is for one cell.
 *
 * @param reportKey key of the report
 * @param rule code of the rule
 * @param item item of the cell; null for all findings of the rule
 * @param column column of the cell; null where the finding names none
 */
public record WaiverKey(String reportKey, String rule, String item, String column) {
  private static final String ITEM = "[a-z][a-z0-9]*(?:[._][a-z0-9]+)*";
  private static final Pattern KEY =
      Pattern.compile(
          "(?s)(.*/(?:0|[1-9][0-9]{0,3}))/([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)"
              + "(?:/("
              + ITEM
              + ")(?:/("
              + ITEM
              + "))?)?");

  /** Checks that there is a report key and a rule, and no column without an item. */
  public WaiverKey {
    ReportKey.require(reportKey);
    Objects.requireNonNull(rule, "rule");
    if (column != null && item == null) {
      throw new IllegalArgumentException("a waiver for the column " + column + " needs an item");
    }
  }

  /** Key of a waiver. */
  public static WaiverKey of(Waiver waiver) {
    return new WaiverKey(
        waiver.getReportKey(), waiver.getRule(), waiver.getItem(), waiver.getColumn());
  }

  /**
   * Reads a key as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException when the text is no such key
   */
  public static WaiverKey parse(String text) {
    Matcher key = KEY.matcher(text == null ? "" : text);
    if (!key.matches()) {
      throw new IllegalArgumentException(
          "the key "
              + text
              + " is no key of a waiver: it must be agency/year/RULE, agency/year/RULE/item or"
              + " agency/year/RULE/item/column");
    }
    return new WaiverKey(key.group(1), key.group(2), key.group(3), key.group(4));
  }

  /** The key as it stands on the topic. */
  @Override
  public String toString() {
    return reportKey
        + "/"
        + rule
        + (item == null ? "" : "/" + item)
        + (column == null ? "" : "/" + column);
  }
}
