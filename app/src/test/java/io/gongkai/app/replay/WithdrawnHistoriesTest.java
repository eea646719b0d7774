package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.validate.Validator;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Judge;
import io.gongkai.validate.standing.Known;
import io.gongkai.validate.standing.Standing;
import io.gongkai.validate.standing.SubmissionOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories of one report, with corrections, documents that come late or twice, and
 * withdrawals by clocks right and wrong: a replay, which meets the withdrawals before all
 * documents, ends where the live run ended.
 */
class WithdrawnHistoriesTest {
  private static final int HISTORIES = 3_000;
  private static final int MOST_STEPS = 9;
  private static final Instant START = Instant.parse("2025-01-31T08:00:00Z");

  private final Random random = new Random(20250131);
  private final Judge judge = new Judge(Validator.standard());
  private final Report report = report();
  private final String key = ReportKey.of(report);

  /** One thing that happens: a document that is handed in, or a withdrawal. */
  private record Step(Report document, Instant at) {}

  /** What stands under the key. */
  private final class State {
    private Standing standing;
    private ValidatedReport stands;

    void apply(Report document) {
      take(judge.judge(key, document, known()));
    }

    void withdraw(WithdrawnUntil until) {
      SubmissionOrder order =
          new SubmissionOrder(until.receivedAt(), until.partition(), until.offset());
      take(judge.withdraw(key, order, known()));
    }

    private Known known() {
      return new Known(standing, stands, AgencySeries.EMPTY, List.of());
    }

    private void take(Decision decision) {
      standing = decision.standing();
      if (decision.changesState()) {
        stands = decision.report();
      }
    }

    /** The document that stands; empty when none does. */
    String document() {
      return stands == null ? "" : stands.getReport().getSubmission().getId();
    }
  }

  @BeforeAll
  static void letAvroCopyReports() {
    // Making a serde makes Avro trust the classes of its records, which copying them needs too.
    assertThat(AvroSerdes.value(Map.of("schema.registry.url", "mock://copies"), Report.class))
        .isNotNull();
  }

  private static Report report() {
    String text = TextLayout.TABS.render(new ReportGenerator(new Random(1)).next());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Submission submission = BareSubmission.of(bytes.length);
    NormalizeResult read = new Normalizer(NormalizerLimits.defaults()).normalize(submission, bytes);
    return ((NormalizeResult.Read) read).report();
  }

  @Test
  void shouldEndWhereTheLiveRunEndedWhateverWasWithdrawn() {
    int withdrawn = 0;
    int standing = 0;
    for (int i = 0; i < HISTORIES; i++) {
      // A copy that overtakes a correction may be counted as the first: one or the other.
      boolean late = random.nextBoolean();
      List<Step> history = history(late);

      String live = live(history);
      String replayed = replayed(history, late);

      assertThat(replayed).as("history %d: %s", i, history).isEqualTo(live);
      withdrawn += live.isEmpty() ? 1 : 0;
      standing += live.isEmpty() ? 0 : 1;
    }
    assertThat(withdrawn).isGreaterThan(HISTORIES / 10);
    assertThat(standing).isGreaterThan(HISTORIES / 10);
  }

  private List<Step> history(boolean late) {
    List<Step> history = new ArrayList<>();
    int steps = 1 + random.nextInt(MOST_STEPS);
    for (int i = 0; i < steps; i++) {
      int minute = 10 * (i + 1);
      if (random.nextInt(3) == 0) {
        int wrong = random.nextInt(4) == 0 ? random.nextInt(100) - 50 : 0;
        history.add(new Step(null, at(minute + wrong)));
      } else if (late && random.nextInt(3) == 0) {
        int before = random.nextInt(minute);
        history.add(new Step(document("late " + i, before, i), at(before)));
      } else {
        String id = late ? "document " + i : "document " + random.nextInt(3);
        history.add(new Step(document(id, minute, i), at(minute)));
      }
    }
    return history;
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private Report document(String id, int minute, int offset) {
    Submission submission =
        Submission.newBuilder(report.getSubmission())
            .setId(id)
            .setReceivedAt(at(minute))
            .setPartition(0)
            .setOffset(offset)
            .build();
    return Report.newBuilder(report).setSubmission(submission).build();
  }

  private String live(List<Step> history) {
    State live = new State();
    history.forEach(step -> live.apply(step.document()));
    return live.document();
  }

  private String replayed(List<Step> history, boolean inAnyOrder) {
    State replay = new State();
    reaches(history).forEach(replay::withdraw);
    List<Report> documents =
        new ArrayList<>(
            history.stream().map(Step::document).filter(document -> document != null).toList());
    if (inAnyOrder) {
      Collections.shuffle(documents, random);
    }
    documents.forEach(replay::apply);
    return replay.document();
  }

  private List<WithdrawnUntil> reaches(List<Step> history) {
    Withdrawals withdrawals = new Withdrawals();
    for (int i = 0; i < history.size(); i++) {
      Step step = history.get(i);
      if (step.document() == null) {
        withdrawals.find(key, i, step.at());
      } else {
        withdrawals.findBehind(key, step.document().getSubmission());
      }
    }
    List<WithdrawnUntil> reaches = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      Step step = history.get(i);
      if (step.document() == null) {
        reaches.add(withdrawals.reachOf(key, i));
      } else {
        withdrawals.pass(key, step.document().getSubmission());
      }
    }
    return reaches;
  }
}
