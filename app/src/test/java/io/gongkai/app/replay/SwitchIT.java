package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.model.Finding;
import io.gongkai.model.Receipt;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.ReportKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  private static String agency(int number) {
    return "云溪县第" + number + "局";
  }

  private static String key(int agency, int year) {
    return ReportKey.of(agency(agency), year);
  }

  private void publish(int agency, int year, boolean slips) throws Exception {
    live.publish(agency(agency), pipeline.report(agency(agency), year, slips));
  }

  /** Two years of eight agencies; the odd ones slip in the second. */
  private void season() throws Exception {
    for (int i = 0; i < 8; i++) {
      publish(i, 2023, false);
      publish(i, 2024, i % 2 == 1);
    }
    live.publish(agency(0), "关于编制2024年度政府信息公开工作年度报告的通知\n请各单位按时报送。\n");
    live.awaitQuiet();
    live.withdraw(key(2, 2023));
    live.withdraw(key(5, 2024));
    publish(1, 2023, false);
    live.awaitQuiet();
  }

  /** The reports that the slip flags; other rules may flag them too. */
  private static Set<String> flagged(Map<String, ValidatedReport> standing) {
    return standing.entrySet().stream()
        .filter(it -> it.getValue().getFindings().stream().anyMatch(SwitchIT::isSlip))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isSlip(Finding finding) {
    return finding.getRule().equals("T4-SUM") && finding.getSeverity() == Severity.ERROR;
  }

  private void requireSameAsAReplay(String id, Path config, String from) throws Exception {
    pipeline.replay(0, config, "start", id, "--from", from);
    CommandRun diff = pipeline.replay(0, config, "diff", id);
    assertThat(diff.out()).contains(" 0 differ\n");
    pipeline.replay(0, config, "drop", id);
  }

  @Test
  void shouldGoOnAsTheReplayWhenThePipelineWasSwitchedOver() throws Exception {
    season();
    Set<String> slips = flagged(pipeline.standing());
    assertThat(slips).contains(key(1, 2024), key(3, 2024)).doesNotContain(key(5, 2024));
    pipeline.replay(0, milder, "start", "spring");

    assertThat(pipeline.replay(2, strict, "switch", "spring").err())
        .contains("the stage normalize still runs (group gongkai-normalize)")
        .contains("the stage validate still runs (group gongkai-validate)");
    CommandRun dry = pipeline.replay(1, strict, "switch", "spring", "--dry-run");
    assertThat(dry.out()).contains("in the way: the stage normalize").contains("  reports.clean\n");
    assertThat(flagged(pipeline.standing())).isEqualTo(slips);
    live.stopStages();
    List<Receipt> before = pipeline.receipts();
    Map<?, ?> readings = live.cluster().ends(live.cluster().partitions(Documents.TOPICS));
    assertThat(pipeline.replay(0, strict, "switch", "spring").out())
        .contains("       3  reports.receipts\n")
        .doesNotContain("reports.normalized")
        .contains("spring is live: start the stages");
    assertThat(pipeline.replay(0, strict, "switch", "spring").out()).contains("nothing to do");

    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing).isEqualTo(live.standing(PipelineRun.replay("spring")));
    assertThat(flagged(standing)).isEmpty();
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
    publish(3, 2024, true);
    publish(6, 2024, false);
    publish(9, 2024, true);
    live.withdraw(key(1, 2024));
    live.withdraw(key(4, 2023));
    live.awaitQuiet();
    publish(5, 2024, true);
    live.awaitQuiet();

    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing.keySet())
        .contains(key(3, 2024), key(5, 2024), key(9, 2024))
        .doesNotContain(key(1, 2024), key(4, 2023), key(2, 2023))
        .hasSize(14);
    assertThat(flagged(standing)).isEmpty();
    assertThat(live.cluster().committed("gongkai-replay-spring.normalize")).isNotEmpty();
    assertThat(pipeline.replay(0, strict, "list").out()).contains("live since ");
    assertThat(pipeline.replay(2, strict, "drop", "spring").err()).contains("spring is live");
    assertThat(pipeline.replay(2, strict, "start", "spring").err()).contains("spring is live");
    assertThat(pipeline.replay(2, strict, "diff", "spring").err()).contains("nothing to compare");
    assertThat(slips).isNotEmpty();
    requireSameAsAReplay("again", milder, "earliest");
    requireSameAsAReplay("again-2", milder, "latest");
  }

  /** A second switch, back to the rules of before. */
  private void later() throws Exception {
    assertThat(pipeline.replay(0, strict, "drop", "--first").out()).startsWith("dropped what was");
    assertThat(live.cluster().topics()).noneMatch(it -> it.startsWith("gongkai-validate-"));
    pipeline.replay(0, strict, "start", "summer", "--from", "latest");
    live.stopStages();
    pipeline.replay(0, strict, "switch", "summer");
    assertThat(flagged(pipeline.standing()))
        .containsExactlyInAnyOrder(key(3, 2024), key(5, 2024), key(7, 2024), key(9, 2024));
    pipeline.replay(0, strict, "drop", "spring");
    live.startStages(strict);
    publish(7, 2024, false);
    live.awaitQuiet();
    assertThat(flagged(pipeline.standing()))
        .containsExactlyInAnyOrder(key(3, 2024), key(5, 2024), key(9, 2024));
    requireSameAsAReplay("again-3", strict, "earliest");
  }

  @Test
  void shouldLetAnEarlierDocumentStandWhenTheReplayCannotReadTheLaterOne() throws Exception {
    String first = pipeline.report(agency(1), 2024, false);
    live.publish(agency(1), first);
    publish(2, 2024, false);
    live.awaitQuiet();
    String long2024 = pipeline.report(agency(1), 2024, true) + "附：办理情况说明。\n".repeat(800);
    live.publish(agency(1), long2024);
    live.awaitQuiet();
    assertThat(flagged(pipeline.standing())).contains(key(1, 2024));
    Path shorter = live.config("document.max.chars=" + (first.length() + 2_000) + "\n");
    pipeline.replay(0, shorter, "start", "shorter");
    live.stopStages();

    CommandRun run = pipeline.replay(0, shorter, "switch", "shorter");

    assertThat(run.out())
        .contains("       1  reports.unreadable\n")
        .contains("       2  reports.receipts\n");
    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing).isEqualTo(live.standing(PipelineRun.replay("shorter"))).hasSize(2);
    assertThat(flagged(standing)).isEmpty();
    assertThat(pipeline.statuses()).containsValue("UNREADABLE");
    live.startStages(shorter);
    requireSameAsAReplay("again", shorter, "earliest");
    requireSameAsAReplay("again-2", shorter, "latest");

    // Back again: the document can be read, and counts again.
    pipeline.replay(0, strict, "start", "longer");
    live.stopStages();
    pipeline.replay(0, strict, "switch", "longer");
    assertThat(flagged(pipeline.standing())).contains(key(1, 2024));
    assertThat(pipeline.statuses()).doesNotContainValue("UNREADABLE");
    live.startStages(strict);
    requireSameAsAReplay("again-3", strict, "latest");
    assertThat(live.cluster().committed(PipelineRun.LIVE.applicationId(Stage.NORMALIZE)))
        .isNotEmpty();
  }

  @Test
  void shouldNotLoseAWithdrawalOrADocumentWhenItCameAfterTheReplay() throws Exception {
    season();
    pipeline.replay(0, milder, "start", "spring");
    live.withdraw(key(3, 2024));
    publish(10, 2024, true);
    live.awaitQuiet();
    live.stopStages();

    assertThat(pipeline.replay(2, strict, "switch", "spring").err())
        .contains("1 documents have come that the replay has not read")
        .contains("somebody has withdrawn, what the replay has not taken over");
    pipeline.replay(0, milder, "start", "spring");
    pipeline.replay(0, strict, "switch", "spring");

    assertThat(pipeline.standing().keySet())
        .contains(key(10, 2024))
        .doesNotContain(key(3, 2024), key(5, 2024));
  }
}
