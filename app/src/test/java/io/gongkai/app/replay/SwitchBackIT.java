package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that cannot read what the live run could, or that has not read all, on real servers. */
class SwitchBackIT {
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
  void shouldLetAnEarlierDocumentStandWhenTheReplayCannotReadTheLaterOne() throws Exception {
    String first = pipeline.report(SwitchedPipeline.agency(1), 2024, false);
    live.publish(SwitchedPipeline.agency(1), first);
    pipeline.publish(2, 2024, false);
    live.awaitQuiet();
    String long2024 =
        pipeline.report(SwitchedPipeline.agency(1), 2024, true) + "附：办理情况说明。\n".repeat(800);
    live.publish(SwitchedPipeline.agency(1), long2024);
    live.awaitQuiet();
    assertThat(SwitchedPipeline.flagged(pipeline.standing()))
        .contains(SwitchedPipeline.key(1, 2024));
    Path shorter = live.config("document.max.chars=" + (first.length() + 2_000) + "\n");
    pipeline.replay(0, shorter, "start", "shorter");
    live.stopStages();

    CommandRun run = pipeline.replay(0, shorter, "switch", "shorter");

    assertThat(run.out())
        .contains("       1  reports.unreadable\n")
        .contains("       2  reports.receipts\n");
    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing).isEqualTo(live.standing(PipelineRun.replay("shorter"))).hasSize(2);
    assertThat(SwitchedPipeline.flagged(standing)).isEmpty();
    assertThat(pipeline.statuses()).containsValue("UNREADABLE");
    live.startStages(shorter);
    pipeline.requireSameAsAReplay("again", shorter, "earliest");

    // Back again: the document can be read, and counts again.
    pipeline.replay(0, strict, "start", "longer");
    live.stopStages();
    pipeline.replay(0, strict, "switch", "longer");
    assertThat(SwitchedPipeline.flagged(pipeline.standing()))
        .contains(SwitchedPipeline.key(1, 2024));
    assertThat(pipeline.statuses()).doesNotContainValue("UNREADABLE");
    live.startStages(strict);
    pipeline.requireSameAsAReplay("again-3", strict, "latest");
    assertThat(live.cluster().committed(PipelineRun.LIVE.applicationId(Stage.NORMALIZE)))
        .isNotEmpty();
  }

  @Test
  void shouldNotLoseAWithdrawalOrADocumentWhenItCameAfterTheReplay() throws Exception {
    pipeline.season();
    pipeline.replay(0, milder, "start", "spring");
    live.withdraw(SwitchedPipeline.key(3, 2024));
    pipeline.publish(10, 2024, true);
    live.awaitQuiet();
    live.stopStages();

    assertThat(pipeline.replay(2, strict, "switch", "spring").err())
        .contains("1 documents have come that the replay has not read")
        .contains("somebody has withdrawn, what the replay has not taken over");
    pipeline.replay(0, milder, "start", "spring");
    pipeline.replay(0, strict, "switch", "spring");

    assertThat(pipeline.standing().keySet())
        .contains(SwitchedPipeline.key(10, 2024))
        .doesNotContain(SwitchedPipeline.key(3, 2024), SwitchedPipeline.key(5, 2024));
  }
}
