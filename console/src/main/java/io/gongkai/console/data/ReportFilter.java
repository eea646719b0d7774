package io.gongkai.console.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Which flagged reports are asked for, and in which order.
 *
 * @param rule code of a rule that flags them; empty for any
 * @param severity ERROR or WARNING, the highest in the report; empty for any
 * @param level BODY, JURISDICTION or UNKNOWN; empty for any
 * @param region code of the division that the agency is in, {@link #NOWHERE} for those whose name
 *     does not tell; empty for any
 * @param year report year; 0 for any
 * @param agency part of the agency's name; empty for any
 * @param text part of a finding's message, in either language; empty for any
 * @param sort what they are sorted by
 */
public record ReportFilter(
    String rule,
    String severity,
    String level,
    String region,
    int year,
    String agency,
    String text,
    Sort sort) {
  /** The region of agencies whose name does not tell where they are. */
  public static final String NOWHERE = "none";

  /** The severities that flag. */
  public static final List<String> SEVERITIES = List.of("ERROR", "WARNING");

  /** The levels of reporting. */
  public static final List<String> LEVELS = List.of("BODY", "JURISDICTION", "UNKNOWN");

  private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{1,40}");
  private static final Pattern REGION = Pattern.compile("none|(?:[0-9]{2}){1,3}");
  private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
  private static final int LONGEST = 100;

  /** What flagged reports are sorted by; those with the same value by their keys. */
  public enum Sort {
    /** The last handed in first. */
    RECEIVED("received_at", "timestamptz", true),
    /** By name. */
    AGENCY("agency", "text", false),
    /** The last report year first. */
    YEAR("year", "int", true),
    /** The most serious first. */
    SEVERITY("severity", "smallint", false),
    /** Those with the most findings first. */
    FINDINGS("findings", "int", true);

    private final String column;
    private final String type;
    private final boolean descending;

    Sort(String column, String type, boolean descending) {
      this.column = column;
      this.type = type;
      this.descending = descending;
    }

    String column() {
      return column;
    }

    String order() {
      String direction = descending ? " DESC" : "";
      return column + direction + ", report_key" + direction;
    }

    String behind() {
      return "(%s, report_key) %s (?::%s, ?)"
          .replaceFirst("%s", column)
          .replaceFirst("%s", descending ? "<" : ">")
          .replaceFirst("%s", type);
    }

    /** The name in addresses. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * The filter that an address names. What is no value of a field is taken for none, so that an old
   * or mistyped address shows more and not an error.
   *
   * @param values gives the value of a field, null when the address has none
   */
  public static ReportFilter of(UnaryOperator<String> values) {
    String year = matching(values.apply("year"), YEAR);
    return new ReportFilter(
        matching(values.apply("rule"), CODE),
        oneOf(values.apply("severity"), SEVERITIES),
        oneOf(values.apply("level"), LEVELS),
        matching(values.apply("region"), REGION),
        year.isEmpty() ? 0 : Integer.parseInt(year),
        words(values.apply("agency")),
        words(values.apply("text")),
        sort(values.apply("sort")));
  }

  /** The fields that are set, by their names in addresses. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rule", rule);
    fields.put("severity", severity);
    fields.put("level", level);
    fields.put("region", region);
    fields.put("year", year == 0 ? "" : Integer.toString(year));
    fields.put("agency", agency);
    fields.put("text", text);
    fields.put("sort", sort == Sort.RECEIVED ? "" : sort.id());
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  /** Whether anything is left out. */
  public boolean isNarrow() {
    return fields().keySet().stream().anyMatch(name -> !name.equals("sort"));
  }

  private static String matching(String value, Pattern pattern) {
    return value != null && pattern.matcher(value).matches() ? value : "";
  }

  private static String oneOf(String value, List<String> values) {
    return value != null && values.contains(value) ? value : "";
  }

  private static String words(String value) {
    String stripped = Optional.ofNullable(value).orElse("").strip().replace("\0", "");
    return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
  }

  private static Sort sort(String value) {
    for (Sort sort : Sort.values()) {
      if (sort.id().equals(value)) {
        return sort;
      }
    }
    return Sort.RECEIVED;
  }
}
