package io.gongkai.validate.prose;

import io.gongkai.model.CellState;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Report;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.findings.Observation;
import io.gongkai.validate.locate.Located;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules TXT-…: a number of the narrative agrees with the tables when any legitimate reading of
 * it does.
 *
 * <p>Precise before complete: a number that may be about something else is left alone, and parts
 * are compared only when the whole that they were said of agrees with the tables.
 */
public final class ProseRules {
  private final Report report;
  private final Figures figures;
  private final Contradictions contradictions;
  private final GrowthRule growth;
  private final Set<Claim> seen = new HashSet<>();

  /** Mentions last found to agree, by kind; none when the last of a kind did not. */
  private final Map<Kind, Mention> agreed = new EnumMap<>(Kind.class);

  /**
   * The rules for one report.
   *
   * @param located what lies behind the broken sums: a wrong cell may explain a contradiction too
   * @param growth judges what a number is said to have grown by
   */
  public ProseRules(Report report, Figures figures, Located located, GrowthRule growth) {
    this.growth = growth;
    this.report = report;
    this.figures = figures;
    this.contradictions = new Contradictions(figures, located);
  }

  private record Claim(MentionSubject subject, BigDecimal value) {}

  /** Adds contradictions to a list; the same claim made twice is one observation. */
  public void addTo(List<Observation> into) {
    Mention before = null;
    for (Mention mention : report.getMentions()) {
      Kind kind = Kind.of(mention.getSubject());
      switch (kind) {
        case REFERENCE -> {}
        case SHARE -> {
          if (before != null && before.equals(agreed.get(Kind.of(before.getSubject())))) {
            ShareRule.addTo(into, figures, mention, before, agreed.get(Kind.APPLICATIONS));
          }
        }
        case GROWTH -> growth.addTo(into, mention, agreed.get(Kind.APPLICATIONS));
        case RATE -> RateRule.addTo(into, figures, mention, agreed.get(Kind.APPLICATIONS));
        case PART_OF_APPLICATIONS -> part(into, mention, Kind.APPLICATIONS);
        case PART_OF_CASES -> part(into, mention, Kind.CASES);
        case APPLICATIONS, CASES, FIGURE -> compare(into, mention, kind);
      }
      before = mention;
    }
    ReferenceRules.addTo(into, report);
  }

  private void part(List<Observation> into, Mention mention, Kind whole) {
    if (agreed.containsKey(whole)) {
      compare(into, mention, Kind.of(mention.getSubject()));
    }
  }

  private void compare(List<Observation> into, Mention mention, Kind kind) {
    agreed.remove(kind);
    Clause clause = new Clause(mention.getClause());
    BigDecimal number = Contradictions.number(mention);
    List<Reading> readings = Readings.of(mention.getSubject(), clause, figures.layout());
    if (readings.isEmpty()
        || clause.comparesYears()
        || clause.isAboutAnotherBody(report.getAgency())) {
      return;
    }
    if (anyFits(readings, number)) {
      agreed.put(kind, mention);
    } else if (!agreesEach(mention, clause, number)
        && !agreesAsNil(number, readings.get(0))
        && !(isWhole(kind) && agreesAsShare(number, clause, readings.get(0)))
        && seen.add(new Claim(mention.getSubject(), number))) {
      into.add(contradictions.observation(mention, readings));
    }
  }

  private boolean anyFits(List<Reading> readings, BigDecimal number) {
    for (Reading reading : readings) {
      if (reading.fits(figures, number)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhole(Kind kind) {
    return kind == Kind.APPLICATIONS || kind == Kind.CASES;
  }

  /** One number said of several groups of cases, each of which has it. */
  private boolean agreesEach(Mention mention, Clause clause, BigDecimal number) {
    if (mention.getSubject() != MentionSubject.RECONSIDERATIONS_AND_LAWSUITS
        || !clause.says("各", "均", "分别")) {
      return false;
    }
    return List.of(MentionSubject.RECONSIDERATIONS, MentionSubject.LAWSUITS).stream()
        .allMatch(subject -> anyFits(Readings.of(subject, clause, figures.layout()), number));
  }

  /** None said, and the cells left empty or marked as nil. */
  private boolean agreesAsNil(BigDecimal number, Reading expected) {
    return number.signum() == 0
        && expected
            .cells()
            .allMatch(
                cell ->
                    figures.state(cell) == CellState.NIL
                        || figures.state(cell) == CellState.BLANK
                        || (figures.known(cell) && figures.unscaled(cell) == 0));
  }

  private boolean agreesAsShare(BigDecimal number, Clause clause, Reading whole) {
    return clause.isShare()
        && whole.isKnown(figures)
        && number.compareTo(whole.value(figures)) <= 0;
  }
}
