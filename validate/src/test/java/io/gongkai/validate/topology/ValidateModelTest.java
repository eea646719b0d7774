package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Finding;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.validate.ReportFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives the topology with random interleavings of publications, corrections, repetitions, late
 * revisions and withdrawals over several years of two agencies, and holds what stands on the
 * topics, every receipt and every count against a plain model.
 */
class ValidateModelTest {
  private static final int ROUNDS = 30;
  private static final int STEPS = 120;
  private static final int FIRST_YEAR = 2021;
  private static final int YEARS = 4;
  private static final List<String> AGENCIES = List.of("云溪县", "松岭市/信访局");

  @TempDir private Path directory;

  /** A submission; one that is not sound breaks a sum. */
  private record Revision(String id, long place, boolean sound, int carriedIn, int carriedOut) {
    Report report(int year) {
      long results = 10L + carriedIn - carriedOut;
      ReportFixture fixture = ReportFixture.zeros().submission(id, place).year(year);
      for (String column : List.of("natural_person", "total")) {
        fixture
            .set("t3.received", column, 10)
            .set("t3.carried_in", column, carriedIn)
            .set("t3.granted", column, results)
            .set("t3.total", column, results)
            .set("t3.carried_out", column, carriedOut);
      }
      return (sound ? fixture : fixture.set("t4.reconsideration", "total", 3)).build();
    }

    /** The rules it breaks. */
    List<String> codes(Revision yearBefore) {
      List<String> codes = new ArrayList<>();
      if (!sound) {
        codes.add("T4-SUM");
      }
      if (yearBefore != null && yearBefore.carriedOut() != carriedIn) {
        codes.add("X-CARRY");
      }
      return codes;
    }
  }

  /** What should stand for one key. */
  private static final class Expected {
    private final Map<String, Long> seen = new HashMap<>();
    private final List<Revision> sent = new ArrayList<>();
    private Revision current;
    private long newest = -1;

    /** The status that the submission gets; null when the same handing-in comes again. */
    ReceiptStatus publish(Revision revision, List<String> codes) {
      boolean newer = revision.place() > newest;
      Long before = seen.get(revision.id());
      if (before != null && !(current == null && newer)) {
        return before == revision.place() ? null : ReceiptStatus.DUPLICATE;
      }
      seen.put(revision.id(), revision.place());
      sent.add(revision);
      if (!newer) {
        return current == null ? ReceiptStatus.WITHDRAWN : ReceiptStatus.SUPERSEDED;
      }
      newest = revision.place();
      current = revision;
      return codes.isEmpty() ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED;
    }
  }

  /** A receipt, as far as the model knows it. */
  private record Told(String submission, ReceiptStatus status, List<String> codes) {
    static Told verdict(String submission, List<String> codes) {
      return new Told(
          submission, codes.isEmpty() ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED, codes);
    }
  }

  /** One report that stands, by the model. */
  private record Stands(String submission, int year, List<String> codes) {}

  private static final class Model {
    private final Map<String, Expected> expected = new HashMap<>();

    Expected at(String agency, int year) {
      return expected.computeIfAbsent(agency + "/" + year, unused -> new Expected());
    }

    Map<String, Stands> standing() {
      Map<String, Stands> standing = new HashMap<>();
      for (String agency : AGENCIES) {
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
          Revision current = at(agency, year).current;
          if (current != null) {
            List<String> codes = current.codes(at(agency, year - 1).current);
            standing.put(agency + "/" + year, new Stands(current.id(), year, codes));
          }
        }
      }
      return standing;
    }
  }

  @Test
  void shouldAgreeWithThePlainModelWhateverTheOrder() {
    Random random = new Random(20233);
    int receipts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (ValidateDriver driver = ValidateDriver.start(directory.resolve("round" + round))) {
        receipts += play(driver, random);
      }
    }
    assertThat(receipts).isGreaterThan(ROUNDS * STEPS / 3);
  }

  private int play(ValidateDriver driver, Random random) {
    Model model = new Model();
    Map<String, String> clean = new HashMap<>();
    Map<String, String> flagged = new HashMap<>();
    int receipts = 0;
    for (int step = 0; step < STEPS; step++) {
      String agency = AGENCIES.get(random.nextInt(AGENCIES.size()));
      int year = FIRST_YEAR + random.nextInt(YEARS);
      List<Told> told =
          step(driver, model, agency, year, next(model.at(agency, year), random, step));
      receipts += told.size();
      assertThat(read(driver.receipts)).containsExactlyInAnyOrderElementsOf(told);
      apply(driver.clean, clean);
      apply(driver.flagged, flagged);
      compare(model.standing(), clean, flagged, driver.counts());
    }
    return receipts;
  }

  /** Lets one thing happen to driver and model; returns the receipts that it should bring. */
  private static List<Told> step(
      ValidateDriver driver, Model model, String agency, int year, Revision revision) {
    String key = agency + "/" + year;
    Map<String, Stands> before = model.standing();
    List<Told> told = new ArrayList<>();
    if (revision == null) {
      driver.normalized.pipeInput(key, (Report) null);
      model.at(agency, year).current = null;
    } else {
      driver.normalized.pipeInput(key, revision.report(year));
      List<String> codes = revision.codes(model.at(agency, year - 1).current);
      ReceiptStatus status = model.at(agency, year).publish(revision, codes);
      if (status != null) {
        told.add(
            new Told(revision.id(), status, status == ReceiptStatus.DUPLICATE ? List.of() : codes));
      }
    }
    Map<String, Stands> after = model.standing();
    Stands stood = before.get(key);
    if (stood != null && !after.containsKey(key)) {
      told.add(new Told(stood.submission(), ReceiptStatus.WITHDRAWN, List.of()));
    } else if (stood != null && !stood.submission().equals(after.get(key).submission())) {
      told.add(new Told(stood.submission(), ReceiptStatus.SUPERSEDED, List.of()));
    }
    // The year after may be judged otherwise now.
    after.forEach(
        (other, stands) -> {
          if (!other.equals(key) && !stands.equals(before.get(other))) {
            told.add(Told.verdict(stands.submission(), stands.codes()));
          }
        });
    return told;
  }

  /** The next thing to happen to a key; null withdraws. */
  private static Revision next(Expected expected, Random random, int step) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return null;
    }
    if (kind <= 2 && !expected.sent.isEmpty()) {
      Revision again = expected.sent.get(random.nextInt(expected.sent.size()));
      long place = random.nextBoolean() ? again.place() : step;
      return new Revision(again.id(), place, again.sound(), again.carriedIn(), again.carriedOut());
    }
    // A quarter of the revisions arrives late.
    long place = random.nextInt(4) == 0 ? random.nextInt(step + 1) : step;
    return new Revision(
        "submission" + step, place, random.nextInt(3) > 0, random.nextInt(2), random.nextInt(2));
  }

  private static List<Told> read(TestOutputTopic<String, Receipt> receipts) {
    List<Told> told = new ArrayList<>();
    for (Receipt receipt : receipts.readValuesToList()) {
      told.add(new Told(receipt.getSubmissionId(), receipt.getStatus(), receipt.getCodes()));
    }
    return told;
  }

  private static void apply(
      TestOutputTopic<String, ValidatedReport> topic, Map<String, String> standing) {
    for (KeyValue<String, ValidatedReport> record : topic.readKeyValuesToList()) {
      if (record.value == null) {
        assertThat(standing.remove(record.key)).as("a tombstone takes something back").isNotNull();
      } else {
        standing.put(record.key, text(record.value));
      }
    }
  }

  private static String text(ValidatedReport report) {
    List<String> codes =
        report.getFindings().stream().map(Finding::getRule).distinct().sorted().toList();
    return report.getReport().getSubmission().getId() + codes;
  }

  private static void compare(
      Map<String, Stands> standing,
      Map<String, String> clean,
      Map<String, String> flagged,
      Map<String, Long> counts) {
    Map<String, String> expectedClean = new HashMap<>();
    Map<String, String> expectedFlagged = new HashMap<>();
    Map<String, Long> expectedCounts = new HashMap<>();
    standing.forEach(
        (key, stands) -> {
          Map<String, String> place = stands.codes().isEmpty() ? expectedClean : expectedFlagged;
          place.put(key, stands.submission() + stands.codes());
          count(stands, expectedCounts);
        });
    assertThat(clean).isEqualTo(expectedClean);
    assertThat(flagged).isEqualTo(expectedFlagged);
    assertThat(counts).isEqualTo(expectedCounts);
  }

  private static void count(Stands stands, Map<String, Long> counts) {
    String where = "/FORM_2021/" + stands.year();
    if (stands.codes().contains("T4-SUM")) {
      counts.merge("T4-SUM/ERROR" + where, 1L, Long::sum);
      counts.merge("ANY/ERROR" + where, 1L, Long::sum);
    } else if (!stands.codes().isEmpty()) {
      counts.merge("ANY/WARNING" + where, 1L, Long::sum);
    }
    if (stands.codes().contains("X-CARRY")) {
      counts.merge("X-CARRY/WARNING" + where, 1L, Long::sum);
    }
  }
}
