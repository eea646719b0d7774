package io.gongkai.validate.series;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one agency's current reports, by report year.
 *
 * <p>Immutable.
 *
 * @param years figures by year
 */
public record AgencySeries(NavigableMap<Integer, YearFigures> years) {
  /** No report is known. */
  public static final AgencySeries EMPTY = new AgencySeries(new TreeMap<>());

  /** Copies the map. */
  public AgencySeries {
    years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
  }

  /** The series with the report of a year in place of the one before it, if there was one. */
  public AgencySeries with(int year, YearFigures figures) {
    NavigableMap<Integer, YearFigures> changed = new TreeMap<>(years);
    changed.put(year, figures);
    return new AgencySeries(changed);
  }

  /** The series without the report of a year. */
  public AgencySeries without(int year) {
    NavigableMap<Integer, YearFigures> changed = new TreeMap<>(years);
    changed.remove(year);
    return new AgencySeries(changed);
  }

  /** The years after one: those whose judgement may depend on it. */
  public Iterable<Integer> after(int year) {
    return years.tailMap(year, false).keySet();
  }

  /** The report of a year. */
  public Optional<YearFigures> of(int year) {
    return Optional.ofNullable(years.get(year));
  }

  /** The reports of the years before one. */
  SortedMap<Integer, YearFigures> before(int year) {
    return years.headMap(year, false);
  }
}
