package io.gongkai.console.web;

import io.gongkai.console.data.Divisions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The divisions that a page names.
 *
 * @param names names with what they lie in, by code
 * @param path the division that is asked for and what it lies in, the largest first
 * @param choice what may be asked for next: what lies in it, or the provinces
 */
public record RegionNames(
    Map<String, String> names, List<Divisions.Division> path, List<Divisions.Division> choice) {
  /** Copies map and lists. */
  public RegionNames {
    names = Map.copyOf(names);
    path = List.copyOf(path);
    choice = List.copyOf(choice);
  }

  /**
   * The names that a page needs.
   *
   * @param asked code that is asked for; empty for none
   * @param codes codes of what the page shows
   */
  static RegionNames of(Divisions divisions, String asked, List<String> codes) throws SQLException {
    Map<String, String> names = new HashMap<>();
    for (String code : codes) {
      if (!names.containsKey(code)) {
        names.put(code, joined(divisions.path(code)));
      }
    }
    List<Divisions.Division> path = divisions.path(asked);
    return new RegionNames(
        names, path, path.isEmpty() ? divisions.provinces() : divisions.within(asked));
  }

  /** Name of a division with what it lies in; empty for a code that there is not. */
  public String name(String code) {
    return names.getOrDefault(code, "");
  }

  private static String joined(List<Divisions.Division> path) {
    return path.stream().map(Divisions.Division::name).collect(Collectors.joining(" "));
  }
}
