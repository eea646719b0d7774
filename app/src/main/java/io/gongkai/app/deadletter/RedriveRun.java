package io.gongkai.app.deadletter;

import io.gongkai.sink.SinkDeadLetters;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/** One run that sends dead letters again. */
final class RedriveRun {
  private static final String NONE = "there is no such dead letter";

  private final Letters letters;
  private final Clock clock;
  private final Pace pace;
  private final int maxRedrives;
  private final boolean dryRun;
  private final Redriven report;
  private Map<String, Long> lastWaivers;

  RedriveRun(
      Letters letters, Clock clock, Pace pace, int maxRedrives, boolean dryRun, Redriven report) {
    this.letters = letters;
    this.clock = clock;
    this.pace = pace;
    this.maxRedrives = maxRedrives;
    this.dryRun = dryRun;
    this.report = report;
  }

  /** Sends letters that are named. */
  void named(Set<LetterId> ids) throws InterruptedException {
    List<LetterId> ofSink = ids.stream().filter(it -> it.stage() == FailedStage.SINK).toList();
    List<LetterId> ofStages = ids.stream().filter(it -> it.stage() != FailedStage.SINK).toList();
    if (!ofStages.isEmpty()) {
      onStages(
          each -> {
            for (LetterId id : ofStages) {
              Optional<DeadRecord> letter = letters.ofStages().find(id);
              letter.ifPresentOrElse(each, () -> report.refused(id, NONE));
            }
          });
    }
    if (!ofSink.isEmpty()) {
      onSink(sink -> ofSink);
    }
  }

  /** Sends letters that are selected. */
  void selected(Set<FailedStage> stages, LetterFilter.Wanted wanted) throws InterruptedException {
    List<FailedStage> streams = stages.stream().filter(it -> it != FailedStage.SINK).toList();
    if (!streams.isEmpty()) {
      onStages(
          each -> {
            for (FailedStage stage : streams) {
              letters
                  .ofStages()
                  .each(
                      stage.streams(),
                      letter -> {
                        if (wanted.includes(DeadLetter.of(letter))) {
                          each.accept(letter);
                        }
                      });
            }
          });
    }
    if (stages.contains(FailedStage.SINK)) {
      onSink(
          sink -> {
            List<LetterId> ids = new ArrayList<>();
            sink.each(
                letter -> {
                  DeadLetter found = DeadLetter.of(letter);
                  if (wanted.includes(found)) {
                    ids.add(found.id());
                  }
                });
            return ids;
          });
    }
  }

  private void onStages(Consumer<Consumer<DeadRecord>> reading) {
    if (dryRun) {
      Set<String> redriven = letters.ofStages().redriven();
      reading.accept(letter -> handle(letter, redriven, plan -> {}));
      return;
    }
    try (Redriver redriver = Redriver.open(letters.connections().kafka(), clock)) {
      // Looked up behind the opening, from which on nobody else adds to it.
      Set<String> redriven = new HashSet<>(letters.ofStages().redriven());
      reading.accept(
          letter ->
              handle(
                  letter,
                  redriven,
                  plan -> {
                    awaitPace();
                    redriver.send(letter, plan);
                  }));
    }
  }

  private void handle(DeadRecord letter, Set<String> redriven, Consumer<RedrivePlan.Send> send) {
    if (redriven.contains(letter.id().toString())) {
      report.known(letter.id());
      return;
    }
    RedrivePlan plan = RedrivePlan.of(letter, maxRedrives, this::lastWaivers);
    if (plan instanceof RedrivePlan.Send sending) {
      send.accept(sending);
      report.sent(letter.id(), sending.topic() + ", " + ordinal(sending.redrive().times()));
    } else if (plan instanceof RedrivePlan.Refuse refusal) {
      report.refused(letter.id(), refusal.reason());
    }
  }

  private Map<String, Long> lastWaivers() {
    if (lastWaivers == null) {
      lastWaivers = letters.ofStages().lastWaivers();
    }
    return lastWaivers;
  }

  private void onSink(Letters.SinkWork<List<LetterId>> which) throws InterruptedException {
    letters.<Void>sink(
        sink -> {
          for (LetterId id : which.with(sink)) {
            writeAgain(id, sink);
          }
          return null;
        });
  }

  private void writeAgain(LetterId id, SinkDeadLetters sink)
      throws SQLException, InterruptedException {
    if (dryRun) {
      if (sink.record(id.topic(), id.partition(), id.offset()).isPresent()) {
        report.sent(id, "the database");
      } else {
        report.refused(id, NONE);
      }
      return;
    }
    pace.await();
    SinkDeadLetters.Retry retry = sink.write(id.topic(), id.partition(), id.offset());
    switch (retry.state()) {
      case WRITTEN -> report.sent(id, "the database");
      case GONE -> report.known(id);
      case REFUSED -> report.refused(id, retry.problem());
    }
  }

  /** Within a callback that cannot be interrupted otherwise. */
  private void awaitPace() {
    try {
      pace.await();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static String ordinal(int times) {
    return times == 1 ? "the first time" : "time " + times;
  }
}
