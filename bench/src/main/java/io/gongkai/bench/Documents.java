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

  /** Columns of table 3, the total's included. */
  private static final int COLUMNS =
      FORM.firstCell("t3.carried_in") - FORM.firstCell("t3.received");

  private final Random random;
  private final ReportGenerator reports;

  /** Documents that follow from a seed. */
  Documents(long seed) {
    random = new Random(seed);
    reports = new ReportGenerator(random);
  }

  /** Name of a fictional agency, in which no two numbers are the same. */
  static String agency(int number) {
    return "云溪县第" + number + "局";
  }

  /** The next report of an agency for a year, on its own. */
  Truth report(int agency, int year) {
    return new Truth(agency(agency), year, FORM, reports.next(FORM).values());
  }

  /** The next report of an agency, which goes on from the one for the year before. */
  Truth after(Truth before, int agency) {
    Truth next = report(agency, before.year() + 1);
    List<BigDecimal> values = new ArrayList<>(next.values());
    int columns = COLUMNS;
    for (int column = 0; column < columns; column++) {
      BigDecimal in = before.values().get(FORM.firstCell("t3.carried_out") + column);
      BigDecimal total = values.get(FORM.firstCell("t3.total") + column);
      BigDecimal out = values.get(FORM.firstCell("t3.carried_out") + column);
      if (column < columns - 1) {
        out = out.max(in.subtract(total));
      } else {
        out = sum(values, "t3.carried_out", columns - 1);
      }
      values.set(FORM.firstCell("t3.carried_in") + column, in);
      values.set(FORM.firstCell("t3.carried_out") + column, out);
      values.set(FORM.firstCell("t3.received") + column, total.add(out).subtract(in));
    }
    return new Truth(next.agency(), next.year(), FORM, values);
  }

  private static BigDecimal sum(List<BigDecimal> values, String item, int columns) {
    int first = FORM.firstCell(item);
    return values.subList(first, first + columns).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
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
