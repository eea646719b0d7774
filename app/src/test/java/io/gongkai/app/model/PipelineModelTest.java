package io.gongkai.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Finding;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.WaiverKey;
import io.gongkai.testkit.model.PaperPrinter;
import io.gongkai.testkit.model.PlainAgency;
import io.gongkai.testkit.model.PlainAgency.Figures;
import io.gongkai.testkit.model.PlainAgency.Paper;
import io.gongkai.testkit.model.PlainAgency.Place;
import io.gongkai.testkit.model.PlainAgency.Stands;
import io.gongkai.testkit.model.PlainAgency.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives both topologies with random interleavings, one for each of many agencies: documents that
 * are published, corrected, late, handed in again or unreadable, withdrawals, records that are
 * processed again, waivers that are given, revoked and expire, and restarts. What stands, every
 * receipt and every count is held against a plain model.
 */
class PipelineModelTest {
  private static final int STEPS = Integer.getInteger("gongkai.model.steps", 6_000);

  /** Steps for which the papers are kept to be sent again: the memory of a long run is bounded. */
  private static final int WAVE = 6_000;

  /** Agencies of a wave: each wave has agencies of its own. */
  private static final int AGENCIES = Math.max(2, Math.min(STEPS, WAVE) / 20);

  private static final int FIRST_YEAR = 2022;
  private static final int YEARS = 3;
  private static final int FULL_LOOK = 250;
  private static final Instant START = Instant.parse("2025-01-31T08:00:00Z");
  private static final List<String> RULES = PlainAgency.RULES;

  @TempDir private Path directory;
  private final Random random = new Random(20250131);
  private final Map<String, PlainAgency> agencies = new TreeMap<>();
  private final Map<String, List<Paper>> papers = new HashMap<>();
  private final Map<String, List<Sent>> history = new HashMap<>();
  private final Map<String, String> fingerprints = new TreeMap<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private Instant now = START;
  private long offset;
  private int receipts;

  /** A paper on its way, to be sent again. */
  private record Sent(Paper paper, Place place, TwoStages.Sent record) {}

  @Test
  void shouldAgreeWithThePlainModelWhateverHappens() {
    try (TwoStages stages = new TwoStages(directory, START)) {
      for (int step = 0; step < STEPS; step++) {
        if (step % WAVE == 0) {
          papers.clear();
          history.clear();
        }
        String agency = "机关" + (step / WAVE * AGENCIES + random.nextInt(AGENCIES));
        step(stages, agency, step);
        compare(stages, agency);
        if (step % FULL_LOOK == FULL_LOOK - 1) {
          agencies.keySet().forEach(each -> compare(stages, each));
          compareCounts(stages);
          stages.restart();
          done.merge("restart", 1, Integer::sum);
        }
      }
      System.err.println(
          "model test: %s interleavings, %s steps %s, %s receipts, %s reports stand"
              .formatted(agencies.size(), STEPS, done, receipts, stages.standing()));
    }
    assertThat(done.values()).as("each kind of step, %s", done).allMatch(it -> it >= STEPS / 300);
    assertThat(done).hasSize(10);
  }

  private void step(TwoStages stages, String name, int step) {
    PlainAgency agency = agencies.computeIfAbsent(name, unused -> new PlainAgency());
    Map<Integer, Stands> before = agency.standing(now);
    int year = FIRST_YEAR + random.nextInt(YEARS);
    List<Told> told = new ArrayList<>();
    int kind = random.nextInt(100);
    if (kind < 40) {
      told.addAll(handIn(stages, name, paper(name, year, step), step, "publish"));
    } else if (kind < 48) {
      told.addAll(handIn(stages, name, paper(name, year, step), random.nextInt(step + 1), "late"));
    } else if (kind < 58) {
      told.addAll(handIn(stages, name, earlier(name, year, step), step, "again"));
    } else if (kind < 66) {
      stages.withdraw(ReportKey.of(name, year));
      told.addAll(agency.withdraw(year));
      count("withdraw");
    } else if (kind < 72) {
      told.addAll(handIn(stages, name, unreadable(name, step), step, "unreadable"));
    } else if (kind < 78) {
      told.addAll(replay(stages, name));
    } else if (kind < 90) {
      waive(stages, name, year);
    } else if (kind < 95) {
      String rule = RULES.get(random.nextInt(RULES.size()));
      stages.waive(new WaiverKey(ReportKey.of(name, year), rule, null, null), null);
      agency.waive(year, rule, null);
      count("revoke");
    } else {
      // Time passes for all agencies, so their receipts come from all of them.
      told.addAll(pass(stages, name));
    }
    told.addAll(resting(before, agency.standing(now), told));
    List<Receipt> written = stages.receipts();
    receipts += written.size();
    assertThat(written.stream().map(PipelineModelTest::told).toList())
        .as("receipts of step %d for %s", step, name)
        .containsExactlyInAnyOrderElementsOf(told);
  }

  private List<Told> handIn(TwoStages stages, String name, Paper paper, int at, String kind) {
    count(kind);
    Place place = new Place(START.plusMillis(at), offset++);
    TwoStages.Sent sent =
        stages.publish(name, paper.text().getBytes(StandardCharsets.UTF_8), place.at());
    history.computeIfAbsent(name, unused -> new ArrayList<>()).add(new Sent(paper, place, sent));
    return agencies.get(name).handIn(paper, place, now);
  }

  private List<Told> replay(TwoStages stages, String name) {
    List<Sent> sent = history.getOrDefault(name, List.of());
    if (sent.isEmpty()) {
      return List.of();
    }
    count("replay");
    Sent again = sent.get(random.nextInt(sent.size()));
    stages.send(again.record());
    return agencies.get(name).process(again.paper(), again.place(), now);
  }

  private void waive(TwoStages stages, String name, int year) {
    count("waive");
    String rule = RULES.get(random.nextInt(RULES.size()));
    WaiverKey key = new WaiverKey(ReportKey.of(name, year), rule, null, null);
    String figures = agencies.get(name).figures(year, rule);
    if (figures == null || random.nextInt(5) == 0) {
      figures = "figures of another time";
    }
    Instant expires = random.nextBoolean() ? null : now.plus(Duration.ofHours(random.nextInt(48)));
    stages.waive(
        key,
        Waiver.newBuilder()
            .setReportKey(key.reportKey())
            .setRule(rule)
            .setReason("已核实")
            .setAuthor("王某")
            .setGivenAt(now)
            .setExpiresAt(expires)
            .setFingerprint(fingerprints.getOrDefault(key + figures, "0".repeat(64)))
            .build());
    agencies.get(name).waive(year, rule, new PlainAgency.Waived(figures, expires));
  }

  private List<Told> pass(TwoStages stages, String except) {
    count("pass");
    Duration time = Duration.ofHours(1);
    List<Told> told = new ArrayList<>();
    agencies.forEach(
        (name, agency) -> {
          if (!name.equals(except)) {
            told.addAll(resting(agency.standing(now), agency.standing(now.plus(time)), List.of()));
          }
        });
    now = now.plus(time);
    stages.pass(time);
    return told;
  }

  /** Receipts for the reports that are judged otherwise because of something else. */
  private static List<Told> resting(
      Map<Integer, Stands> before, Map<Integer, Stands> after, List<Told> told) {
    return after.values().stream()
        .filter(it -> before.containsKey(it.year()) && !before.get(it.year()).equals(it))
        .filter(it -> it.id().equals(before.get(it.year()).id()))
        .filter(it -> told.stream().noneMatch(other -> other.equals(it.verdict())))
        .map(Stands::verdict)
        .toList();
  }

  private void compare(TwoStages stages, String name) {
    Map<Integer, Stands> expected = agencies.get(name).standing(now);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      String key = ReportKey.of(name, year);
      ValidatedReport actual = stages.standing(key);
      assertThat(actual == null ? null : stands(actual)).as(key).isEqualTo(expected.get(year));
      for (String rule : RULES) {
        WaiverKey waiver = new WaiverKey(key, rule, null, null);
        String figures = agencies.get(name).figures(year, rule);
        if (figures != null) {
          List<Finding> concerned = Fingerprint.concerned(actual.getFindings(), waiver);
          String known = fingerprints.put(waiver + figures, Fingerprint.of(concerned));
          assertThat(known).isIn(null, Fingerprint.of(concerned));
        }
      }
    }
  }

  private void compareCounts(TwoStages stages) {
    Map<String, Long> expected = new HashMap<>();
    for (PlainAgency agency : agencies.values()) {
      for (Stands stands : agency.standing(now).values()) {
        List<String> flagging = stands.flagging();
        if (!flagging.isEmpty()) {
          String highest = flagging.contains("T4-SUM") ? "ERROR/" : "WARNING/";
          expected.merge("ANY/" + highest + stands.year(), 1L, Long::sum);
        }
        for (String rule : flagging) {
          String severity = rule.equals("T4-SUM") ? "/ERROR/" : "/WARNING/";
          expected.merge(rule + severity + stands.year(), 1L, Long::sum);
        }
      }
    }
    assertThat(stages.counts()).isEqualTo(expected);
  }

  private static Stands stands(ValidatedReport report) {
    List<Finding> failing =
        report.getFindings().stream().filter(it -> RULES.contains(it.getRule())).toList();
    Stands stands =
        new Stands(
            report.getReport().getSubmission().getId(),
            report.getReport().getYear(),
            failing.stream().map(Finding::getRule).distinct().sorted().toList(),
            failing.stream()
                .filter(finding -> finding.getWaived() != null)
                .map(Finding::getRule)
                .distinct()
                .sorted()
                .toList());
    assertThat(report.getVerdict() == Verdict.CLEAN).isEqualTo(stands.flagging().isEmpty());
    return stands;
  }

  private static Told told(Receipt receipt) {
    boolean judged =
        receipt.getStatus() == ReceiptStatus.CLEAN
            || receipt.getStatus() == ReceiptStatus.FLAGGED
            || receipt.getStatus() == ReceiptStatus.SUPERSEDED
            || receipt.getStatus() == ReceiptStatus.WITHDRAWN;
    return new Told(
        receipt.getSubmissionId(),
        receipt.getStatus(),
        judged ? receipt.getCodes().stream().filter(RULES::contains).toList() : List.of());
  }

  private void count(String kind) {
    done.merge(kind, 1, Integer::sum);
  }

  private Paper earlier(String name, int year, int step) {
    List<Paper> all = papers.getOrDefault(name, List.of());
    return all.isEmpty() ? paper(name, year, step) : all.get(random.nextInt(all.size()));
  }

  private Paper unreadable(String name, int step) {
    return remember(name, PaperPrinter.unreadable(name, step));
  }

  private Paper paper(String name, int year, int step) {
    Figures figures =
        new Figures(
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(3) > 0 ? 0 : 3 + random.nextInt(2));
    return remember(name, PaperPrinter.readable(name, year, figures, step));
  }

  private Paper remember(String name, Paper paper) {
    papers.computeIfAbsent(name, unused -> new ArrayList<>()).add(paper);
    return paper;
  }
}
