package io.gongkai.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gongkai.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineRunTest {
  private static final PipelineRun REPLAY = PipelineRun.replay("try-1");

  @Test
  void shouldNameEverythingAsEverWhenTheRunIsLive() {
    assertThat(PipelineRun.LIVE.topic(Topics.CLEAN)).isEqualTo("reports.clean");
    assertThat(PipelineRun.LIVE.liveTopic("replay-x.reports.clean"))
        .isEqualTo("replay-x.reports.clean");
    assertThat(PipelineRun.LIVE.applicationId(Stage.VALIDATE)).isEqualTo("gongkai-validate");
    assertThat(PipelineRun.LIVE.deadLetterTopic(Stage.NORMALIZE))
        .isEqualTo("normalize.dead-letter");
  }

  @Test
  void shouldShareOnlyWhatNoStageMakesWhenTheRunIsAReplay() {
    List<String> shared =
        Topics.all().stream()
            .map(Topics.Topic::name)
            .filter(topic -> REPLAY.topic(topic).equals(topic))
            .toList();

    assertThat(shared)
        .containsExactlyInAnyOrder(
            Topics.RAW, Topics.WAIVERS, Topics.GENERATION, Topics.PIPELINE_TOPICS);
    assertThat(REPLAY.ownTopics()).hasSize(Topics.all().size() - shared.size());
    assertThat(REPLAY.ownTopics())
        .allSatisfy(
            topic -> {
              assertThat(topic.name()).startsWith("replay-try-1.");
              assertThat(Topics.all())
                  .contains(new Topics.Topic(REPLAY.liveTopic(topic.name()), topic.config()));
            });
    assertThat(REPLAY.applicationId(Stage.VALIDATE)).isEqualTo("gongkai-replay-try-1.validate");
  }

  @Test
  void shouldKeepTheLiveTopicsWhenALaterGenerationIsLive() {
    SwitchedOver switched = new SwitchedOver("try-1", 1_800_000_000_000L);
    PipelineRun run = PipelineRun.live(switched);

    assertThat(run.isLive()).isTrue();
    assertThat(run.topic(Topics.CLEAN)).isEqualTo("reports.clean");
    assertThat(run.deadLetterTopic(Stage.VALIDATE)).isEqualTo("validate.dead-letter");
    for (Stage stage : Stage.values()) {
      assertThat(run.applicationId(stage)).isEqualTo(REPLAY.applicationId(stage));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineRun.live(new SwitchedOver("", 1)));
    RecordHeaders headers = new RecordHeaders();
    run.mark(headers);
    assertThat(SwitchedOver.in(headers)).contains(switched);
    PipelineRun.LIVE.mark(headers);
    assertThat(headers).isEmpty();
  }

  @Test
  void shouldNotBeginTheNamesOfAReplayAsThoseOfAnother() {
    for (String other : List.of("try-1-validate", "try-11", "try")) {
      PipelineRun run = PipelineRun.replay(other);
      for (Stage stage : Stage.values()) {
        assertThat(run.applicationId(stage)).doesNotStartWith(REPLAY.applicationPrefix());
        assertThat(run.deadLetterTopic(stage)).doesNotStartWith(REPLAY.topicPrefix());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a.b", "a_b", "-a", "a/b", "a b", "回放"})
  void shouldRefuseAnIdWhenItCouldNotBePartOfATopic(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> PipelineRun.replay(id));
  }

  @Test
  void shouldRefuseAnIdWhenItIsTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> PipelineRun.replay("a".repeat(41)));
    assertThat(PipelineRun.replay("a".repeat(40)).isLive()).isFalse();
  }

  @Test
  void shouldAskForTheSchemasOfTheLiveTopics() {
    List<String> asked = new ArrayList<>();
    Serializer<String> serializer =
        (topic, value) -> {
          asked.add(topic);
          return new byte[0];
        };
    Deserializer<String> deserializer =
        (topic, bytes) -> {
          asked.add(topic);
          return "";
        };
    Serde<String> serde = REPLAY.underLiveSubjects(Serdes.serdeFrom(serializer, deserializer));

    Stream.of(REPLAY.topic(Topics.CLEAN), Topics.WAIVERS)
        .forEach(
            topic -> {
              assertThat(serde.serializer().serialize(topic, "")).isEmpty();
              assertThat(serde.deserializer().deserialize(topic, new byte[0])).isEmpty();
            });

    assertThat(asked).containsExactly(Topics.CLEAN, Topics.CLEAN, Topics.WAIVERS, Topics.WAIVERS);
  }
}
