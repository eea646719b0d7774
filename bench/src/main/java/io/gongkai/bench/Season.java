package io.gongkai.bench;

import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reports of a country: agencies with five years each that go on from one another, most as
 * text, some as pages, in Word and as PDF; some with a slip, some handed in twice, some corrected.
 * What is wrong with each is known.
 */
final class Season {
  private static final int FIRST_YEAR = 2020 + 1;
  private static final int YEARS = 5;
  private static final int HTML_FROM = 60;
  private static final int DOCX_FROM = 85;
  private static final int PDF_FROM = 95;

  /** Of a hundred reports, how many have a slip. */
  private static final int SLIPS = 2;

  private final Documents documents = new Documents(12);
  private final Random random = new Random(13);
  private final Set<String> wrong = new TreeSet<>();
  private int published;
  private int duplicates;
  private int corrections;
  private int reports;

  /** Takes a document that is handed in. */
  interface Publish {
    /** Hands a document in. */
    void document(String agency, byte[] document);
  }

  /** Hands in the reports of so many agencies. */
  void publish(int agencies, Publish publish) {
    for (int agency = 0; agency < agencies; agency++) {
      Truth truth = documents.report(agency, FIRST_YEAR);
      for (int year = 0; year < YEARS; year++) {
        truth = year == 0 ? truth : documents.after(truth);
        publish(truth, publish);
      }
    }
  }

  private void publish(Truth truth, Publish publish) {
    reports++;
    ReportLayout layout = layout();
    boolean slips = random.nextInt(100) < SLIPS;
    byte[] document = documents.print(slips ? slipped(truth) : truth, layout);
    hand(truth, document, publish);
    if (random.nextInt(100) == 0) {
      hand(truth, document, publish);
      duplicates++;
    }
    if (random.nextInt(100) == 0) {
      // A correction mends a slip, or makes one.
      slips = !slips;
      corrections++;
      hand(truth, documents.print(slips ? slipped(truth) : truth, layout), publish);
    }
    if (slips) {
      wrong.add(ReportKey.of(truth.agency(), truth.year()));
    }
  }

  private void hand(Truth truth, byte[] document, Publish publish) {
    publish.document(truth.agency(), document);
    published++;
  }

  private ReportLayout layout() {
    int at = random.nextInt(100);
    if (at < HTML_FROM) {
      return TextLayout.TABS;
    }
    if (at < DOCX_FROM) {
      return DocumentLayout.HTML;
    }
    return at < PDF_FROM ? DocumentLayout.DOCX : DocumentLayout.PDF;
  }

  /** The report with a total of table 4 that is one too large. */
  private static Truth slipped(Truth truth) {
    int total = truth.layout().cell("t4.reconsideration", "total").orElseThrow().index();
    List<BigDecimal> values = new ArrayList<>(truth.values());
    values.set(total, values.get(total).add(BigDecimal.ONE));
    return new Truth(truth.agency(), truth.year(), truth.layout(), values);
  }

  /** Keys of the reports that stand with a slip. */
  Set<String> wrong() {
    return wrong;
  }

  /** Documents handed in. */
  int published() {
    return published;
  }

  /** Documents that were handed in a second time as they were. */
  int duplicates() {
    return duplicates;
  }

  /** Documents that took the place of another. */
  int corrections() {
    return corrections;
  }

  /** Reports that stand in the end. */
  int reports() {
    return reports;
  }
}
