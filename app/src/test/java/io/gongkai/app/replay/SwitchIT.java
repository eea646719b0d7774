package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.topics.KnownTopics;
import io.gongkai.model.Receipt;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline is switched over to replays, on real servers. */
class SwitchIT {
  @TempDir private Path directory;
  private SwitchedPipeline pipeline;
  private LiveRun live;
  private Path strict;
  private Path milder;

  @BeforeEach
  void start() throws Exception {
    pipeline = new SwitchedPipeline(directory);
    live = pipeline.live();
    strict = live.config("");
    Path rules = Files.writeString(directory.resolve("rules"), "T4-SUM.severity=INFO\n");
    milder = live.config("rules.file=" + rules.toString().replace("\\", "/") + "\n");
  }

  @AfterEach
  void stop() throws Exception {
    pipeline.close();
  }

  @Test
  void shouldGoOnAsTheReplayWhenThePipelineWasSwitchedOver() throws Exception {
    pipeline.season();
    Set<String> slips = SwitchedPipeline.flagged(pipeline.standing());
    assertThat(slips)
        .contains(SwitchedPipeline.key(1, 2024), SwitchedPipeline.key(3, 2024))
        .doesNotContain(SwitchedPipeline.key(5, 2024));
    pipeline.replay(0, milder, "start", "spring");

    assertThat(pipeline.replay(2, strict, "switch", "spring").err())
        .contains("the stage normalize still runs (group gongkai-normalize)")
        .contains("the stage validate still runs (group gongkai-validate)");
    CommandRun dry = pipeline.replay(1, strict, "switch", "spring", "--dry-run");
    assertThat(dry.out()).contains("in the way: the stage normalize").contains("  reports.clean\n");
    assertThat(SwitchedPipeline.flagged(pipeline.standing())).isEqualTo(slips);
    live.stopStages();
    // What an earlier replay of that name has left, whose topics are gone.
    new KnownTopics(live.kafka(), live.cluster())
        .write(Map.of("gongkai-replay-spring.validate", Map.of("reports.clean", "another")));
    List<Receipt> before = pipeline.receipts();
    Map<?, ?> readings = live.cluster().ends(live.cluster().partitions(Documents.TOPICS));
    assertThat(pipeline.replay(0, strict, "switch", "spring").out())
        .contains("       3  reports.receipts\n")
        .doesNotContain("reports.normalized")
        .contains("spring is live: start the stages");
    assertThat(pipeline.replay(0, strict, "switch", "spring").out()).contains("nothing to do");

    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing).isEqualTo(live.standing(PipelineRun.replay("spring")));
    assertThat(SwitchedPipeline.flagged(standing)).isEmpty();
    assertThat(live.cluster().ends(live.cluster().partitions(Documents.TOPICS)))
        .isEqualTo(readings);
    assertThat(pipeline.receipts()).hasSize(before.size() + slips.size());
    Map<String, String> statuses = pipeline.statuses();
    standing
        .values()
        .forEach(
            it ->
                assertThat(statuses)
                    .containsEntry(it.getReport().getSubmission().getId(), it.getVerdict().name()));
    goOn(slips);
    later();
  }

  /** Corrections, withdrawals and returns of what was judged before the switch. */
  private void goOn(Set<String> slips) throws Exception {
    live.startStages(milder);
    pipeline.publish(3, 2024, true);
    pipeline.publish(6, 2024, false);
    pipeline.publish(9, 2024, true);
    live.withdraw(SwitchedPipeline.key(1, 2024));
    live.withdraw(SwitchedPipeline.key(4, 2023));
    live.awaitQuiet();
    pipeline.publish(5, 2024, true);
    live.awaitQuiet();

    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing.keySet())
        .contains(
            SwitchedPipeline.key(3, 2024),
            SwitchedPipeline.key(5, 2024),
            SwitchedPipeline.key(9, 2024))
        .doesNotContain(
            SwitchedPipeline.key(1, 2024),
            SwitchedPipeline.key(4, 2023),
            SwitchedPipeline.key(2, 2023))
        .hasSize(14);
    assertThat(SwitchedPipeline.flagged(standing)).isEmpty();
    assertThat(live.cluster().committed("gongkai-replay-spring.normalize")).isNotEmpty();
    assertThat(pipeline.replay(0, strict, "list").out()).contains("live since ");
    assertThat(pipeline.replay(2, strict, "drop", "spring").err()).contains("spring is live");
    assertThat(pipeline.replay(2, strict, "start", "spring").err()).contains("spring is live");
    assertThat(pipeline.replay(2, strict, "diff", "spring").err()).contains("nothing to compare");
    assertThat(slips).isNotEmpty();
    pipeline.requireSameAsAReplay("again", milder, "earliest");
  }

  /** A second switch, back to the rules of before. */
  private void later() throws Exception {
    assertThat(pipeline.replay(0, strict, "drop", "--first").out()).startsWith("dropped what was");
    assertThat(live.cluster().topics()).noneMatch(it -> it.startsWith("gongkai-validate-"));
    pipeline.replay(0, strict, "start", "summer", "--from", "latest");
    live.stopStages();
    pipeline.replay(0, strict, "switch", "summer");
    assertThat(SwitchedPipeline.flagged(pipeline.standing()))
        .containsExactlyInAnyOrder(
            SwitchedPipeline.key(3, 2024),
            SwitchedPipeline.key(5, 2024),
            SwitchedPipeline.key(7, 2024),
            SwitchedPipeline.key(9, 2024));
    pipeline.replay(0, strict, "drop", "spring");
    live.startStages(strict);
    pipeline.publish(7, 2024, false);
    live.awaitQuiet();
    assertThat(SwitchedPipeline.flagged(pipeline.standing()))
        .containsExactlyInAnyOrder(
            SwitchedPipeline.key(3, 2024),
            SwitchedPipeline.key(5, 2024),
            SwitchedPipeline.key(9, 2024));
    pipeline.requireSameAsAReplay("again-3", strict, "earliest");
  }
}
