package io.gongkai.sink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the administrative division that an agency's name begins with, as the function region_of of
 * the database does, which takes as long for it as writing the whole report.
 */
final class Regions {
  private static final int MAX_AGENCY = 100;
  private static final int MIN_NAME = 2;
  private static final int MAX_NAME = 15;
  private static final int DEEPEST = 6;
  private static final Pattern SYSTEM =
      Pattern.compile("^(国家税务总局|国家统计局|国家金融监督管理总局|中国人民银行|中国气象局|中共)");

  /** Autonomous regions by what their names are shortened to. */
  private static final Map<String, String> REST_OF_NAME =
      Map.of("内蒙古", "自治区", "广西", "壮族自治区", "西藏", "自治区", "宁夏", "回族自治区", "新疆", "维吾尔自治区");

  /** Codes by name, the shorter and then the lesser before the others. */
  private final Map<String, List<String>> codes = new HashMap<>();

  /**
   * Finds in divisions.
   *
   * @param divisions their names by their codes
   */
  Regions(Map<String, String> divisions) {
    divisions.forEach(
        (code, name) -> codes.computeIfAbsent(name, it -> new ArrayList<>()).add(code));
    Comparator<String> order =
        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    codes.values().forEach(same -> same.sort(order));
  }

  /** The code of the division, as deep as the name tells; empty when it tells none. */
  String of(String agency) {
    String rest = SYSTEM.matcher(first(agency, MAX_AGENCY)).replaceFirst("");
    for (Map.Entry<String, String> region : REST_OF_NAME.entrySet()) {
      String name = region.getKey();
      if (rest.startsWith(name) && !rest.startsWith(region.getValue(), name.length())) {
        rest = name + region.getValue() + rest.substring(name.length());
      }
    }
    String found = "";
    while (found.length() < DEEPEST) {
      String name = longest(rest, found);
      List<String> within = within(name, found);
      // A prefecture without counties has one of its own name within it.
      if (within.isEmpty() || !within.stream().allMatch(it -> it.startsWith(within.get(0)))) {
        break;
      }
      found = within.get(0);
      rest = rest.substring(name.length());
    }
    return found;
  }

  /** The longest name of a division within another that a text begins with; empty for none. */
  private String longest(String text, String found) {
    int most = text.codePointCount(0, text.length());
    for (int length = Math.min(most, MAX_NAME); length >= MIN_NAME; length--) {
      String name = first(text, length);
      if (!within(name, found).isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private List<String> within(String name, String found) {
    return codes.getOrDefault(name, List.of()).stream()
        .filter(code -> code.length() > found.length() && code.startsWith(found))
        .toList();
  }

  /** At most so many characters of a text, as the database counts them. */
  private static String first(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }
}
