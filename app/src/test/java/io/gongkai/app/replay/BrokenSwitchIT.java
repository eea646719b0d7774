package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.Connections;
import io.gongkai.app.generation.Generation;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.stage.StagePart;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.model.Receipt;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Switches that are broken off, raced and given up, and the stages meanwhile. */
class BrokenSwitchIT {
  @TempDir private Path directory;
  private SwitchedPipeline pipeline;
  private LiveRun live;
  private Path milder;

  @BeforeEach
  void start() throws Exception {
    pipeline = new SwitchedPipeline(directory);
    live = pipeline.live();
    Path rules = Files.writeString(directory.resolve("rules"), "T4-SUM.severity=INFO\n");
    milder = live.config("rules.file=" + rules.toString().replace("\\", "/") + "\n");
    for (int i = 0; i < 6; i++) {
      String agency = "柳林县第" + i + "局";
      live.publish(agency, pipeline.report(agency, 2024, i % 2 == 1));
    }
    live.awaitQuiet();
    pipeline.replay(0, milder, "start", "spring");
  }

  @AfterEach
  void stop() throws Exception {
    pipeline.close();
  }

  /** Goes as far as a process that is killed: some records are committed, one more is not. */
  private void breakOff(int bundles) throws Exception {
    Replay replay = Replay.of("spring");
    Connections connections = ConfigSource.load(milder, Map.of()).connections();
    Generation spring = new Generation("spring", Instant.now(), "test");
    int[] left = {bundles};
    try (SwitchWriter writer = SwitchWriter.open(live.kafka());
        CommittedRecords records = new CommittedRecords(live.kafka())) {
      writer.write(List.of(Generations.begun(spring)));
      writer.commit();
      Copying.Outlet killed =
          together -> {
            writer.write(together);
            if (left[0]-- == 0) {
              throw new IllegalStateException("killed");
            }
            writer.commit();
          };
      Copying copying =
          new Copying(
              replay, live.cluster(), records, connections.registry(), spring.mark(), killed);
      assertThatThrownBy(copying::run).hasMessage("killed");
    }
  }

  @Test
  void shouldComeToTheSameEndWhenItWasKilledAndIsRunAgain() throws Exception {
    live.stopStages();
    int receipts = pipeline.receipts().size();
    breakOff(3);
    breakOff(2);

    assertThatThrownBy(() -> live.startStages(milder))
        .hasMessageContaining("the pipeline is being switched over to the replay spring");
    assertThat(pipeline.replay(0, milder, "list").out()).contains("going to be live");
    assertThat(pipeline.replay(2, milder, "drop", "spring").err()).contains("going to be");
    assertThat(pipeline.replay(2, milder, "switch", "other").err())
        .contains("a switch to the replay spring has begun");
    assertThat(pipeline.replay(2, milder, "start", "other").err()).contains("being switched over");
    pipeline.replay(0, milder, "start", "spring");
    pipeline.replay(0, milder, "switch", "spring");

    Map<String, ValidatedReport> standing = pipeline.standing();
    assertThat(standing).isEqualTo(live.standing(PipelineRun.replay("spring"))).hasSize(6);
    assertThat(pipeline.receipts()).hasSize(receipts + 3);
    live.values(Topics.RECEIPTS, Receipt.class)
        .forEach((id, of) -> assertThat(of).as(id).doesNotHaveDuplicates());
  }

  @Test
  void shouldStopTheStagesOfTheOldGenerationWhenTheySeeAnother() throws Exception {
    StagePart normalize = live.stages().get(0);
    StagePart validate = live.stages().get(1);
    try (SwitchWriter writer = SwitchWriter.open(live.kafka())) {
      writer.write(List.of(Generations.begun(new Generation("spring", Instant.now(), "test"))));
      writer.commit();
    }

    for (StagePart part : List.of(normalize, validate)) {
      for (int i = 0; i < 600 && part.problem().isEmpty(); i++) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
      assertThat(part.problem().orElse(""))
          .contains("the pipeline is being switched over to the replay spring");
      assertThat(part.isRunning()).isFalse();
    }
    live.stopStages();
    for (Stage stage : Stage.values()) {
      assertThat(live.cluster().hasMembers(stage.applicationId())).isFalse();
    }
    pipeline.replay(0, milder, "switch", "spring", "--give-up");
    live.startStages(milder);
    assertThat(Generations.read(live.kafka())).isEqualTo(Generations.FIRST);
    assertThat(pipeline.replay(2, milder, "switch", "spring", "--give-up").err())
        .contains("no switch to the replay spring is under way");
  }

  @Test
  void shouldFenceTheSwitchThatWasOpenWhenAnotherIsOpened() throws Exception {
    ProducerRecord<byte[], byte[]> record =
        Generations.live(new Generation("spring", Instant.now(), "test"));
    try (SwitchWriter first = SwitchWriter.open(live.kafka())) {
      first.write(List.of(record));
      try (SwitchWriter second = SwitchWriter.open(live.kafka())) {
        assertThatThrownBy(first::commit)
            .hasMessageContaining("another 'gongkai replay switch' has taken over");
        second.write(List.of(Generations.ended()));
        second.commit();
      }
    }
    assertThat(Generations.read(live.kafka())).isEqualTo(Generations.FIRST);
  }

  @Test
  void shouldRefuseWhatTheReplayFailedOnUnlessItIsAccepted() throws Exception {
    live.produce(PipelineRun.replay("spring").topic(Topics.NORMALIZED), "柳林县第9局/2024");
    pipeline.replay(0, milder, "start", "spring");
    live.stopStages();

    assertThat(pipeline.replay(2, milder, "switch", "spring").err())
        .contains("failed on 1 records", "validate 柳林县第9局/2024", "--accept-dead-letters");
    assertThat(pipeline.replay(0, milder, "switch", "spring", "--accept-dead-letters").out())
        .contains("       1  validate.dead-letter\n");

    Map<String, String> letters;
    try (CommittedRecords records = new CommittedRecords(live.kafka())) {
      letters = new Failures(live.cluster(), records).of(PipelineRun.LIVE, Stage.VALIDATE);
    }
    assertThat(letters).containsOnlyKeys("柳林县第9局/2024");
  }
}
