package io.gongkai.console.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Administrative divisions by their codes (GB/T 2260). They are read once, when they are asked for
 * first.
 *
 * <p>Safe for several threads.
 */
public final class Divisions {
  private static final int PROVINCE = 2;
  private static final int STEP = 2;

  private final ConsoleDatabase database;
  private volatile NavigableMap<String, String> names = new TreeMap<>();

  /**
   * A division.
   *
   * @param code its code: 2 digits for a province, 4 for a prefecture, 6 for a county
   * @param name its name
   */
  public record Division(String code, String name) {}

  /** Reads from a database. */
  public Divisions(ConsoleDatabase database) {
    this.database = database;
  }

  /** The provinces. */
  public List<Division> provinces() throws SQLException {
    return all().entrySet().stream()
        .filter(entry -> entry.getKey().length() == PROVINCE)
        .map(entry -> new Division(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A division and what it lies in, the largest first; empty for a code that there is not. */
  public List<Division> path(String code) throws SQLException {
    NavigableMap<String, String> all = all();
    List<Division> path = new ArrayList<>();
    for (int end = STEP; end <= code.length(); end += STEP) {
      String name = all.get(code.substring(0, end));
      if (name != null) {
        path.add(new Division(code.substring(0, end), name));
      }
    }
    return path;
  }

  /** What lies in a division and in nothing smaller; empty for a county. */
  public List<Division> within(String code) throws SQLException {
    NavigableMap<String, String> inside = all().subMap(code, false, code + ":", false);
    return inside.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().length() == code.length() + STEP
                    || !inside.containsKey(entry.getKey().substring(0, code.length() + STEP)))
        .map(entry -> new Division(entry.getKey(), entry.getValue()))
        .toList();
  }

  private NavigableMap<String, String> all() throws SQLException {
    if (names.isEmpty()) {
      NavigableMap<String, String> read = new TreeMap<>();
      database
          .read(
              connection ->
                  Rows.of(
                      connection,
                      row -> new Division(row.getString("code"), row.getString("name")),
                      "SELECT code, name FROM division"))
          .forEach(division -> read.put(division.code(), division.name()));
      names = read;
    }
    return names;
  }
}
