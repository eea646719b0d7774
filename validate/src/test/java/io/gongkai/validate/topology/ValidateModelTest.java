package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.validate.ReportFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives the topology with random interleavings of publications, corrections, repetitions, late
 * revisions and withdrawals, and holds what stands on the topics against a plain model.
 */
class ValidateModelTest {
  private static final int ROUNDS = 30;
  private static final int STEPS = 120;

  @TempDir private Path directory;

  /** A submission; one that is not sound breaks a rule. */
  private record Revision(String id, long place, boolean sound) {
    Report report() {
      ReportFixture fixture = ReportFixture.zeros().submission(id, place);
      return (sound ? fixture : fixture.set("t4.reconsideration", "total", 3)).build();
    }
  }

  /** What should stand for one key. */
  private static final class Expected {
    private final Set<String> seen = new HashSet<>();
    private final List<Revision> sent = new ArrayList<>();
    private Revision current;
    private long newest = -1;

    /** Whether the submission changes its status. */
    boolean publish(Revision revision) {
      boolean newer = revision.place() > newest;
      if (seen.contains(revision.id()) && !(current == null && newer)) {
        return false;
      }
      seen.add(revision.id());
      sent.add(revision);
      if (newer) {
        newest = revision.place();
        current = revision;
      }
      return true;
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
    Map<String, Expected> model = new HashMap<>();
    Map<String, String> clean = new HashMap<>();
    Map<String, String> flagged = new HashMap<>();
    int receipts = 0;
    for (int step = 0; step < STEPS; step++) {
      String key = "云溪县/" + (2021 + random.nextInt(3));
      Expected expected = model.computeIfAbsent(key, unused -> new Expected());
      Revision revision = next(expected, random, step);
      boolean receipt = false;
      if (revision == null) {
        driver.normalized.pipeInput(key, (Report) null);
        expected.current = null;
      } else {
        driver.normalized.pipeInput(key, revision.report());
        receipt = expected.publish(revision);
      }
      receipts += receipt ? 1 : 0;
      expectReceipt(driver.receipts.readValuesToList(), receipt ? revision : null);
      apply(driver.clean, clean);
      apply(driver.flagged, flagged);
      compare(model, clean, flagged);
    }
    return receipts;
  }

  /** The next thing to happen to a key; null withdraws. */
  private static Revision next(Expected expected, Random random, int step) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return null;
    }
    if (kind <= 2 && !expected.sent.isEmpty()) {
      Revision again = expected.sent.get(random.nextInt(expected.sent.size()));
      return new Revision(again.id(), random.nextBoolean() ? again.place() : step, again.sound());
    }
    // A quarter of the revisions arrives late.
    long place = random.nextInt(4) == 0 ? random.nextInt(step + 1) : step;
    return new Revision("submission" + step, place, random.nextBoolean());
  }

  private static void expectReceipt(List<Receipt> receipts, Revision revision) {
    if (revision == null) {
      assertThat(receipts).isEmpty();
    } else {
      assertThat(receipts).hasSize(1);
      assertThat(receipts.get(0).getSubmissionId()).isEqualTo(revision.id());
      assertThat(receipts.get(0).getStatus())
          .isEqualTo(revision.sound() ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED);
    }
  }

  private static void apply(
      TestOutputTopic<String, ValidatedReport> topic, Map<String, String> standing) {
    for (KeyValue<String, ValidatedReport> record : topic.readKeyValuesToList()) {
      if (record.value == null) {
        assertThat(standing.remove(record.key)).as("a tombstone takes something back").isNotNull();
      } else {
        standing.put(record.key, record.value.getReport().getSubmission().getId());
      }
    }
  }

  private static void compare(
      Map<String, Expected> model, Map<String, String> clean, Map<String, String> flagged) {
    Map<String, String> expectedClean = new HashMap<>();
    Map<String, String> expectedFlagged = new HashMap<>();
    model.forEach(
        (key, expected) -> {
          if (expected.current != null) {
            Map<String, String> place = expected.current.sound() ? expectedClean : expectedFlagged;
            place.put(key, expected.current.id());
          }
        });
    assertThat(clean).isEqualTo(expectedClean);
    assertThat(flagged).isEqualTo(expectedFlagged);
  }
}
