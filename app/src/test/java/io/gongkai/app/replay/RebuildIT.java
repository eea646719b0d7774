package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.app.stage.StageException;
import io.gongkai.app.topics.KnownTopics;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic is deleted under stages that work, and everything is made anew, on a real broker. */
class RebuildIT {
  @TempDir private Path directory;
  private final Corpus corpus = new Corpus();
  private LiveRun live;
  private Map<String, ValidatedReport> standing;
  private Map<String, ReceiptStatus> statuses;

  @BeforeEach
  void start() throws Exception {
    live = new LiveRun(directory);
    corpus.handIn(live);
    live.awaitQuiet();
    standing = live.standing(PipelineRun.LIVE);
    statuses = live.statuses();
    assertThat(standing).hasSize(corpus.standing());
    assertThat(statuses).containsValue(ReceiptStatus.WITHDRAWN);
  }

  @AfterEach
  void stop() throws Exception {
    live.close();
  }

  private CommandRun rebuild(String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of("rebuild", "--config=" + live.config("")));
    all.addAll(Arrays.asList(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void startAndCompare() throws Exception {
    live.startStages();
    live.awaitQuiet();
    assertThat(live.standing(PipelineRun.LIVE)).isEqualTo(standing);
    assertThat(live.statuses()).isEqualTo(statuses);
  }

  @Test
  void shouldStopAndMakeEverythingAnewWhenATopicWasDeleted() throws Exception {
    live.cluster().delete(List.of(Topics.CLEAN), List.of());

    assertThat(live.awaitProblem()).isNotEmpty();
    CommandRun early = rebuild("--yes", "--wait=0");
    assertThat(early.status()).isEqualTo(2);
    assertThat(early.err()).contains("somebody works in the group");
    live.stopStages();
    assertThatThrownBy(live::startStages)
        .isInstanceOf(StageException.class)
        .hasMessageContaining(Topics.CLEAN + " was deleted")
        .hasMessageContaining("gongkai rebuild");
    CommandRun.of("topics", "apply", "--config=" + live.config(""));
    assertThatThrownBy(live::startStages)
        .isInstanceOf(StageException.class)
        .hasMessageContaining(Topics.CLEAN + " was deleted and made anew");

    CommandRun plan = rebuild();
    assertThat(plan.status()).isZero();
    assertThat(plan.out())
        .contains("would delete " + Topics.FLAGGED, "would delete gongkai-validate-", "--yes")
        .doesNotContain(Topics.RAW, Topics.WAIVERS);
    assertThat(live.standing(PipelineRun.LIVE)).isNotEmpty();

    CommandRun done = rebuild("--yes");
    assertThat(done.status()).as(done.err()).isZero();
    // Two were withdrawn and have come back.
    assertThat(done.out()).contains(corpus.withdrawn().size() + 2 + " withdrawals kept");
    startAndCompare();
  }

  @Test
  void shouldMissATopicWhenItWasDeletedWhileTheStageWasAway() throws Exception {
    live.stopStages();
    List<String> changelogs =
        live.cluster().topics().stream()
            .filter(it -> it.startsWith(Stage.VALIDATE.applicationId() + "-"))
            .filter(it -> it.endsWith("-changelog"))
            .toList();
    live.cluster().delete(List.of(changelogs.get(0)), List.of());

    assertThatThrownBy(live::startStages).hasMessageContaining(changelogs.get(0) + " was deleted");
    // The withdrawals go with it; the receipts tell of them too.
    live.cluster().delete(List.of(Topics.NORMALIZED), List.of());
    assertThat(rebuild("--yes").status()).isZero();
    startAndCompare();
  }

  @Test
  void shouldKeepStagesFromStartingWhenARebuildIsNotThrough() throws Exception {
    live.stopStages();
    KnownTopics known = new KnownTopics(live.kafka(), live.cluster());
    assertThat(rebuild("--yes").status()).isZero();
    // As if it had been killed when the topics were gone: what it remembers is all there is.
    String withdrawn = standing.keySet().iterator().next();
    known.write(Map.of("withdrawal/" + withdrawn, Map.of("until", Long.MAX_VALUE / 10 + "/0/0")));
    known.write(Map.of(KnownTopics.REBUILD, Map.of()));

    assertThatThrownBy(live::startStages).hasMessageContaining("run 'gongkai rebuild' again");
    CommandRun again = rebuild("--yes");
    assertThat(again.status()).as(again.err()).isZero();
    live.startStages();
    live.awaitQuiet();
    assertThat(live.standing(PipelineRun.LIVE)).isNotEmpty().doesNotContainKey(withdrawn);
  }

  @Test
  void shouldSayWhatIsLostWhenNothingTellsTheWithdrawals() throws Exception {
    live.stopStages();
    live.cluster().delete(List.of(Topics.NORMALIZED, Topics.RECEIPTS), List.of());

    CommandRun refused = rebuild("--yes");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).contains("cannot be kept: withdrawals");
    assertThat(rebuild("--yes", "--accept-loss").status()).isZero();
    live.startStages();
    live.awaitQuiet();
    assertThat(live.standing(PipelineRun.LIVE).keySet()).containsAll(standing.keySet());
  }
}
