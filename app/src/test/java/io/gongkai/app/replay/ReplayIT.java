package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.publish.GongkaiProcess;
import io.gongkai.model.Finding;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays beside a live run that goes on, on a real broker. */
class ReplayIT {
  private static final String NOTHING_DIFFERS = " reports compared, 0 differ";

  @TempDir private static Path directory;
  private static final Corpus CORPUS = new Corpus();
  private static LiveRun live;
  private static Map<TopicPartition, Long> ends;
  private static Path same;
  private static Path milder;

  @BeforeAll
  static void start() throws Exception {
    live = new LiveRun(directory);
    CORPUS.handIn(live);
    same = live.config("");
    Path rules = Files.writeString(directory.resolve("rules"), "T4-SUM.severity=INFO\n");
    milder = live.config("rules.file=" + rules.toString().replace("\\", "/") + "\n");
    CommandRun waive =
        CommandRun.of(
            "waive",
            Corpus.key(1, 2023),
            "T4-SUM",
            "--reason=已核实",
            "--author=王某",
            "--config=" + same);
    assertThat(waive.status()).as(waive.err()).isZero();
    live.awaitQuiet();
    ends = live.ends();
    Map<String, ValidatedReport> standing = live.standing(PipelineRun.LIVE);
    assertThat(standing).hasSize(CORPUS.standing());
    assertThat(standing.keySet()).doesNotContainAnyElementsOf(CORPUS.withdrawn());
    assertThat(breaking("T4-SUM", standing)).isEqualTo(CORPUS.slips()).hasSizeGreaterThan(8);
  }

  @AfterAll
  static void stop() throws Exception {
    live.close();
  }

  private static Set<String> breaking(String rule, Map<String, ValidatedReport> reports) {
    Set<String> keys = new TreeSet<>();
    reports.forEach(
        (key, report) -> {
          if (report.getFindings().stream().map(Finding::getRule).anyMatch(rule::equals)) {
            keys.add(key);
          }
        });
    return keys;
  }

  private static CommandRun start(String id, Path config, String... more) {
    String[] arguments = new String[2 + more.length];
    arguments[0] = "start";
    arguments[1] = id;
    System.arraycopy(more, 0, arguments, 2, more.length);
    CommandRun run = live.replay(config, arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static void drop(String id) throws InterruptedException {
    CommandRun drop = live.replay(same, "drop", id);
    assertThat(drop.status()).as(drop.err()).isZero();
    assertThat(live.cluster().topics()).noneMatch(Replay.of(id)::owns);
    for (String group : Replay.of(id).groups()) {
      assertThat(live.cluster().committed(group)).isEmpty();
    }
    assertThat(directory.resolve("data").resolve("replay-" + id)).doesNotExist();
  }

  /** The differing reports of a comparison for programs, by key. */
  private static Map<String, JsonNode> differing(String json) throws IOException {
    Map<String, JsonNode> reports = new TreeMap<>();
    for (String line : json.lines().toList()) {
      JsonNode difference = new ObjectMapper().readTree(line);
      if (difference.has("report")) {
        reports.put(difference.get("report").asText(), difference);
      }
    }
    return reports;
  }

  @Test
  void shouldFindNoDifferenceAndTouchNothingWhenTheProgramIsTheSame() throws Exception {
    String subjects = live.subjects();

    CommandRun start = start("same", same);

    assertThat(start.out())
        .startsWith("complete: " + CORPUS.documents() + " documents read again, 0 taken over")
        .contains((CORPUS.withdrawn().size() + 2) + " withdrawals");
    CommandRun diff = live.replay(same, "diff", "same");
    assertThat(diff.status()).as(diff.out() + diff.err()).isZero();
    assertThat(diff.out()).endsWith(CORPUS.standing() + NOTHING_DIFFERS + "\n");
    assertThat(live.standing(PipelineRun.replay("same")))
        .isEqualTo(live.standing(PipelineRun.LIVE));
    assertThat(live.ends()).isEqualTo(ends);
    assertThat(live.subjects()).isEqualTo(subjects);
    assertThat(live.replay(same, "list").out())
        .contains("same ")
        .contains("complete: " + CORPUS.documents() + " documents read again\n");

    CommandRun again = live.replay(same, "start", "same", "--from", "latest");
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("the replay same has begun already");
    assertThat(start("same", same).out()).contains(" 0 withdrawals");
    assertThat(live.replay(same, "diff", "same").status()).isZero();
    drop("same");
    assertThat(live.replay(same, "drop", "same").err()).contains("there is no replay same");
    assertThat(live.replay(same, "diff", "same").err()).contains("the replay same is not there");
  }

  @Test
  void shouldFindExactlyTheReportsThatARuleChangesWhenItsSeverityIsAnother() throws Exception {
    start("milder", milder);

    CommandRun diff = live.replay(same, "diff", "milder", "--format", "json");

    assertThat(diff.status()).as(diff.err()).isEqualTo(1);
    assertMilder(differing(diff.out()));
    assertThat(live.replay(same, "diff", "milder", "--limit=2").out())
        .contains("changed  T4-SUM  t4.reconsideration/total says ")
        .contains("(severity ERROR -> INFO")
        .contains("and " + (CORPUS.slips().size() - 2) + " more")
        .contains("replay: " + CORPUS.standing() + " reports judged by catalogue ")
        .contains(", T4-SUM=INFO");
    assertThat(live.ends()).isEqualTo(ends);
    drop("milder");
  }

  /** The waived report was clean before. */
  private static void assertMilder(Map<String, JsonNode> differing) {
    assertThat(differing.keySet()).isEqualTo(CORPUS.slips());
    differing.forEach(
        (key, report) -> {
          assertThat(report.get("findings")).hasSize(1);
          assertThat(report.at("/findings/0/change").asText()).isEqualTo("CHANGED");
          assertThat(report.at("/findings/0/replay/rule").asText()).isEqualTo("T4-SUM");
          assertThat(report.at("/findings/0/replay/severity").asText()).isEqualTo("INFO");
          assertThat(report.at("/findings/0/live/waived").asBoolean())
              .isEqualTo(key.equals(Corpus.key(1, 2023)));
          assertThat(report.get("cells")).isEmpty();
        });
  }

  @Test
  void shouldJudgeAllAgainWhenNothingIsReadAgain() throws Exception {
    CommandRun start = start("judge", milder, "--from", "latest");

    int reports = CORPUS.documents();
    assertThat(start.out())
        .startsWith("complete: 0 documents read again, " + reports + " taken over");
    CommandRun diff = live.replay(same, "diff", "judge", "--format", "json");
    assertThat(diff.status()).as(diff.err()).isEqualTo(1);
    assertMilder(differing(diff.out()));
    drop("judge");
  }

  @Test
  void shouldMissNoYearAndNoWithdrawalWhenOnlyTheLaterDocumentsAreReadAgain() throws Exception {
    CommandRun start = start("later", same, "--from", live.middle().toString());

    assertThat(start.out()).doesNotContain(" 0 documents").doesNotContain(" 0 taken");
    CommandRun diff = live.replay(same, "diff", "later");
    assertThat(diff.status()).as(diff.out() + diff.err()).isZero();
    assertThat(diff.out()).endsWith(CORPUS.standing() + NOTHING_DIFFERS + "\n");
    drop("later");
  }

  @Test
  void shouldTellWhatIsNotReadAnyMoreWhenALimitIsLower() throws Exception {
    start("short", live.config("document.max.chars=1000\n"));

    CommandRun diff = live.replay(same, "diff", "short");

    assertThat(diff.status()).as(diff.err()).isEqualTo(1);
    assertThat(diff.out())
        .contains("documents read -> TOO_LARGE\n")
        .contains("report    CLEAN -> none  ")
        .endsWith(CORPUS.standing() + " reports compared, " + CORPUS.standing() + " differ\n");
    drop("short");
  }

  @Test
  void shouldGoOnAndDifferInNothingWhenItWasKilled() throws Exception {
    Replay replay = Replay.of("killed");
    TopicPartition[] read =
        live.cluster().partitions(List.of(Topics.RECEIPTS)).stream()
            .map(it -> new TopicPartition(replay.run().topic(it.topic()), it.partition()))
            .toArray(TopicPartition[]::new);
    // So long that all is read before anything is committed: the kill comes within a transaction.
    Path slow = live.config("streams.commit.interval.ms=8000\n");
    try (GongkaiProcess process = run(slow)) {
      await(() -> isThere(replay, read[0]) && sum(live.cluster().ends(List.of(read))) > 0);
      process.kill();
    }
    assertThat(live.cluster().committed(replay.group(Stage.VALIDATE))).isEmpty();
    assertThat(live.replay(same, "list").out()).contains("running: 0 documents read again");
    assertThat(live.replay(same, "drop", "killed").err()).contains("killed is at work: stop it");
    CommandRun early = live.replay(same, "diff", "killed");
    assertThat(early.status()).isEqualTo(2);
    assertThat(early.err()).contains("so nothing was compared");
    try (GongkaiProcess process = run(same)) {
      await(() -> !live.cluster().committed(replay.group(Stage.VALIDATE)).isEmpty());
      process.kill();
    }
    try (GongkaiProcess process = run(same)) {
      process.awaitOutput(" of " + CORPUS.documents() + " read");
      assertThat(process.terminate()).as(process.output()).isZero();
      assertThat(process.output()).contains("go on with 'gongkai replay ");
    }

    CommandRun start = start("killed", same);

    assertThat(start.out()).startsWith("complete: " + CORPUS.documents() + " documents");
    CommandRun diff = live.replay(same, "diff", "killed");
    assertThat(diff.status()).as(diff.out() + diff.err()).isZero();
    assertThat(live.standing(replay.run())).isEqualTo(live.standing(PipelineRun.LIVE));
    assertThat(live.ends()).isEqualTo(ends);
    drop("killed");
  }

  private static GongkaiProcess run(Path config) throws IOException {
    return GongkaiProcess.start(
        directory.resolve("output"), "replay", "start", "killed", "--config", config.toString());
  }

  private static boolean isThere(Replay replay, TopicPartition partition)
      throws InterruptedException {
    return live.cluster().topics().contains(partition.topic())
        && !live.cluster().committed(replay.targetGroup()).isEmpty();
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Something that comes true in time. */
  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < 1_200; i++) {
      if (condition.holds()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError(Files.readString(directory.resolve("output")));
  }
}
