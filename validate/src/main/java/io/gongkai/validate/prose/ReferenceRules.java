package io.gongkai.validate.prose;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Outcome;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Report;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.NarrativeRules;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** TXT-YEAR, TXT-AGENCY and TXT-LEGAL-REFERENCE: what a report says about itself. */
final class ReferenceRules {
  /** The first report year under the regulation in force (国务院令第711号, 15 May 2019). */
  private static final int YEAR_OF_REGULATION = 2019;

  /** The first report year under the form in force (国办公开办函〔2021〕30号). */
  private static final int YEAR_OF_FORM = 2021;

  private static final long OLD_DECREE = 492;
  private static final long DECREE = 711;
  private static final long OLD_NOTICE = 2019;
  private static final long LAST_OLD_ARTICLE = 32;
  private static final long ARTICLE = 50;

  /** A day as a number has the year before four digits for month and day. */
  private static final long DAYS_OF_YEAR = 10_000;

  private static final long DECEMBER = 1200;
  private static final Pattern SPACE = Pattern.compile("\\s");

  private final Report report;
  private final List<Observation> into;
  private final Set<Long> years = new HashSet<>();

  private ReferenceRules(Report report, List<Observation> into) {
    this.report = report;
    this.into = into;
  }

  /** Adds what does not fit the report to a list. */
  static void addTo(List<Observation> into, Report report) {
    ReferenceRules rules = new ReferenceRules(report, into);
    rules.agency();
    for (Mention mention : report.getMentions()) {
      switch (mention.getSubject()) {
        case PERIOD -> rules.period(mention);
        case REPORT_YEAR -> rules.reportYear(mention);
        case SIGNED -> rules.signed(mention);
        case CITED_DECREE -> rules.decree(mention);
        case CITED_NOTICE -> rules.notice(mention);
        case CITED_ARTICLE -> rules.article(mention);
        default -> {}
      }
    }
  }

  private void period(Mention mention) {
    int year = report.getYear();
    if (year != 0 && mention.getValue() != year && years.add(mention.getValue())) {
      add(
          NarrativeRules.TXT_YEAR,
          mention,
          year,
          "正文所写统计期限与报告年度 " + year + " 不符：",
          "The period of the figures does not fit the report year " + year + ": ");
    }
  }

  private void decree(Mention mention) {
    if (mention.getValue() == OLD_DECREE && report.getYear() >= YEAR_OF_REGULATION) {
      add(
          NarrativeRules.TXT_LEGAL_REFERENCE,
          mention,
          DECREE,
          "引用的是已修订的条例，现行条例为国务院令第711号：",
          "The regulation is cited in its old version; decree 711 is in force: ");
    }
  }

  private void notice(Mention mention) {
    boolean onlyOld =
        report.getMentions().stream()
            .filter(other -> other.getSubject() == MentionSubject.CITED_NOTICE)
            .allMatch(other -> other.getValue() == OLD_NOTICE);
    if (onlyOld && report.getForm() == FormEdition.FORM_2021 && report.getYear() >= YEAR_OF_FORM) {
      add(
          NarrativeRules.TXT_LEGAL_REFERENCE,
          mention,
          YEAR_OF_FORM,
          "引用的是 2019 年的试行格式，现行格式为国办公开办函〔2021〕30号：",
          "The trial form of 2019 is cited; the form of notice 〔2021〕30 is in force: ");
    }
  }

  private void article(Mention mention) {
    if (mention.getValue() <= LAST_OLD_ARTICLE && report.getYear() >= YEAR_OF_REGULATION) {
      add(
          NarrativeRules.TXT_LEGAL_REFERENCE,
          mention,
          ARTICLE,
          "引用的是旧条例的条文，年度报告现由第四十九条、第五十条规定：",
          "An article of the old regulation is cited; yearly reports now rest on articles 49 and 50: ");
    }
  }

  private void reportYear(Mention mention) {
    int year = report.getYear();
    if (year != 0 && mention.getValue() != year && years.add(mention.getValue())) {
      add(
          NarrativeRules.TXT_YEAR,
          mention,
          year,
          "标题、引言或正文开头所写年度与报告年度 " + year + " 不符：",
          "A title, the preamble or the opening names another year than the report year "
              + year
              + ": ");
    }
  }

  /** The figures run up to the last day of the year: nobody signs them before December. */
  private void signed(Mention mention) {
    int year = report.getYear();
    if (year != 0 && mention.getValue() < year * DAYS_OF_YEAR + DECEMBER) {
      String quote = Quote.of(mention.getClause());
      into.add(
          new Observation(
              NarrativeRules.TXT_YEAR,
              Outcome.FAIL,
              null,
              null,
              Comparison.NONE,
              List.of(),
              List.of(Quote.number(mention)),
              null,
              new Bilingual(
                  "落款日期“" + quote + "”早于报告年度 " + year + " 的统计期限。",
                  "The report is signed on \""
                      + quote
                      + "\", before the period of the report year "
                      + year
                      + " ends.")));
    }
  }

  private void agency() {
    Set<String> told = new HashSet<>();
    for (Mention mention : report.getMentions()) {
      if (mention.getSubject() == MentionSubject.AGENCY) {
        String name = SPACE.matcher(mention.getClause()).replaceAll("");
        if (AgencyName.areDifferent(reporting(), name) && told.add(name)) {
          into.add(agency(name, List.of(Quote.number(mention))));
        }
      }
    }
    String printed = report.getPrintedAgency();
    if (AgencyName.areDifferent(report.getAgency(), printed) && told.add(printed)) {
      into.add(agency(printed, List.of()));
    }
  }

  /** The agency that hands the report in; the one of the title where that is a code. */
  private String reporting() {
    return AgencyName.isName(report.getAgency()) ? report.getAgency() : report.getPrintedAgency();
  }

  private Observation agency(String name, List<QuotedNumber> quotes) {
    String own = Quote.of(reporting());
    String other = Quote.of(name);
    return new Observation(
        NarrativeRules.TXT_AGENCY,
        Outcome.FAIL,
        null,
        null,
        Comparison.NONE,
        List.of(),
        quotes,
        null,
        new Bilingual(
            "报告机关是“" + own + "”，报告中却以“" + other + "”自称。",
            "The report is that of \"" + own + "\", and calls its agency \"" + other + "\"."));
  }

  private void add(Rule rule, Mention mention, long expected, String zh, String en) {
    String quote = Quote.of(mention.getClause());
    into.add(
        new Observation(
            rule,
            Outcome.FAIL,
            null,
            null,
            new Comparison(BigDecimal.valueOf(expected), Contradictions.number(mention)),
            List.of(),
            List.of(Quote.number(mention)),
            null,
            new Bilingual(zh + "“" + quote + "”。", en + "\"" + quote + "\".")));
  }
}
