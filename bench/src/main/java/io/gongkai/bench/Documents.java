package io.gongkai.bench;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Damage;
import io.gongkai.testkit.PrintedParagraph;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generated reports of fictional agencies, each of its own and as long as real ones are: prose of
 * random characters fills them up, so that they do not compress like copies of each other.
 */
final class Documents {
  /** Characters of prose in a document; with the tables that makes some 7.7 kB, as measured. */
  private static final int PROSE = 1_700;

  private static final int PARAGRAPH = 170;
  private static final String WORDS =
      "的一是在不了有和人这中大为上个到说们以要他时来用们生作地于出就分对成可主发动同工也能下过子后产种面而方后多定行学所民经部现进着水"
          + "长家电力里如化高自理起小实加都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新";
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  /** In units of 10,000 yuan; after some years it may be half as much again. */
  private static final BigDecimal MOST_FEES = BigDecimal.valueOf(100_000);

  private final Random random;
  private final ReportGenerator reports;

  /** Documents that follow from a seed. */
  Documents(long seed) {
    random = new Random(seed);
    reports = new ReportGenerator(random);
  }

  /** Name of a fictional agency, as {@link Agencies#name} has it. */
  static String agency(int number) {
    return Agencies.name(number);
  }

  /** The next report of an agency for a year, on its own. */
  Truth report(int agency, int year) {
    return new Truth(agency(agency), year, FORM, figures());
  }

  /** The next report of an agency, which goes on from the one for the year before. */
  Truth after(Truth before) {
    List<BigDecimal> values = YearAfter.figures(before, figures(), random);
    return new Truth(before.agency(), before.year() + 1, FORM, values);
  }

  /** Figures that are consistent; no agency takes in more than is to be believed. */
  private List<BigDecimal> figures() {
    List<BigDecimal> values = new ArrayList<>(reports.next(FORM).values());
    int fees = FORM.firstCell("t2.fees");
    values.set(fees, values.get(fees).remainder(MOST_FEES));
    return values;
  }

  /** A document in a layout. */
  byte[] print(Truth truth, ReportLayout layout) {
    return layout.print(printed(truth));
  }

  /** A document in which some cells are shifted, glued together, split or not to be read. */
  byte[] printDamaged(Truth truth, ReportLayout layout) {
    PrintedReport report = printed(truth);
    Damage[] kinds = {Damage.GLUE, Damage.SHIFT, Damage.SPLIT, Damage.TYPO, Damage.DROP};
    for (Damage kind : kinds) {
      List<PrintedRow> rows =
          report.table3().stream()
              .filter(row -> row.item().startsWith("t3.") && row.cells().size() > 5)
              .toList();
      PrintedRow row = rows.get(random.nextInt(rows.size()));
      kind.apply(report, row, random.nextInt(row.cells().size() - 2));
    }
    return layout.print(report);
  }

  private PrintedReport printed(Truth truth) {
    PrintedReport report = new PrintedReport(truth);
    int at = 4;
    for (int i = 0; i < PROSE; i += PARAGRAPH) {
      StringBuilder prose = new StringBuilder(PARAGRAPH);
      while (prose.length() < PARAGRAPH) {
        prose.append(WORDS.charAt(random.nextInt(WORDS.length())));
      }
      report.blocks().add(at++, new PrintedParagraph(PrintedParagraph.Role.TEXT, prose + "。"));
    }
    return report;
  }
}
