package io.gongkai.validate.catalogue;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Outline;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fictional report that breaks a rule, or one that does not, with the agency's reports for other
 * years where the rule looks at them.
 *
 * <p>Every cell that an example does not name is 0, and the six sections are there.
 *
 * @param year the year that is judged: the last one
 * @param reports reports by year
 */
record RuleExample(int year, SortedMap<Integer, Report> reports) {
  private static final int ORDINARY_YEAR = 2023;

  RuleExample {
    reports = new TreeMap<>(reports);
  }

  /**
   * Reads an example.
   *
   * @param lines one statement each; {@code year 2022} begins the report for a year
   */
  static RuleExample of(List<String> lines) {
    SortedMap<Integer, List<String>> years = new TreeMap<>();
    int year = ORDINARY_YEAR;
    for (String line : lines) {
      if (line.startsWith("year ")) {
        year = Integer.parseInt(line.substring("year ".length()));
      }
      years.computeIfAbsent(year, none -> new ArrayList<>()).add(line);
    }
    SortedMap<Integer, Report> reports = new TreeMap<>();
    years.forEach((each, statements) -> reports.put(each, report(each, statements)));
    return new RuleExample(reports.lastKey(), reports);
  }

  private static Report report(int year, List<String> statements) {
    ReportFixture fixture = ReportFixture.zeros();
    for (String statement : statements) {
      String[] word = statement.split(" ", -1);
      if (word[0].equals("form")) {
        fixture = ReportFixture.zeros(FormEdition.valueOf(word[1]), FormEdition.valueOf(word[2]));
      }
    }
    fixture.year(year);
    for (String statement : statements) {
      apply(fixture, statement);
    }
    return fixture.build();
  }

  private static void apply(ReportFixture fixture, String statement) {
    String[] word = statement.split(" ", -1);
    switch (word[0]) {
      case "form", "year" -> {}
      case "level" -> fixture.level(ReportingLevel.valueOf(word[1]));
      case "row" -> fixture.row(word[1], numbers(word, 2));
      case "set" -> fixture.set(word[1], word[2], word[3]);
      case "print" -> fixture.raw(word[1], word[2], word[3], word[4]);
      case "state" -> fixture.state(word[1], word[2], CellState.valueOf(word[3]));
      case "states" -> fixture.states(word[1], CellState.valueOf(word[2]));
      case "agency" -> fixture.agency(word[1]);
      case "title" -> fixture.printedAgency(word[1]);
      case "says" -> fixture.mentions(List.of(mention(word)));
      case "sections" -> fixture.outline(outline(word));
      default -> throw new IllegalArgumentException("no statement of an example: " + statement);
    }
  }

  private static Mention mention(String[] word) {
    BigDecimal number = new BigDecimal(word[2]);
    String clause = word[3];
    return new Mention(
        MentionSubject.valueOf(word[1]),
        number.unscaledValue().longValueExact(),
        clause,
        0,
        clause.length(),
        number.scale());
  }

  private static long[] numbers(String[] word, int from) {
    long[] numbers = new long[word.length - from];
    for (int i = from; i < word.length; i++) {
      numbers[i - from] = Long.parseLong(word[i]);
    }
    return numbers;
  }

  /** {@code sections 1,2,3,4,5 fees}: those without a heading are absent. */
  private static Outline outline(String[] word) {
    List<Integer> headings = new ArrayList<>();
    for (String number : word[1].split(",", -1)) {
      headings.add(Integer.valueOf(number));
    }
    List<Integer> absent = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
    absent.removeAll(headings);
    return new Outline(headings, absent, word.length > 2 && word[2].equals("fees"));
  }

  /** The report judged. */
  Report report() {
    return reports.get(year);
  }

  /** What is found in it. */
  List<Finding> findings() {
    AgencySeries series = AgencySeries.EMPTY;
    for (Map.Entry<Integer, Report> each : reports.headMap(year).entrySet()) {
      series =
          series.with(
              each.getKey(), YearFigures.of(Validator.standard().validate(each.getValue())));
    }
    return Validator.standard().validate(report(), year, series).getFindings();
  }
}
