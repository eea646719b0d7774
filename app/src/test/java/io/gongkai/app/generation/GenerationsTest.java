package io.gongkai.app.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class GenerationsTest {
  private static final Generation SPRING =
      new Generation("spring", Instant.parse("2027-03-01T08:00:00.123Z"), "1.2.3");

  private static Generations after(Generations before, ProducerRecord<byte[], byte[]> record) {
    return before.then(new ConsumerRecord<>(record.topic(), 0, 5, record.key(), record.value()));
  }

  @Test
  void shouldBeTheFirstGenerationAsLongAsNothingStands() {
    assertThat(Generations.FIRST.run()).isEqualTo(PipelineRun.LIVE);
    assertThat(Generations.FIRST.concern("spring")).isFalse();
  }

  @Test
  void shouldBeLiveOnlyWhenTheSwitchHasComeToItsEnd() {
    Generations begun = after(Generations.FIRST, Generations.begun(SPRING));
    assertThat(begun.run()).isEqualTo(PipelineRun.LIVE);
    assertThat(begun.underWay()).contains(SPRING);
    assertThat(begun.concern("spring")).isTrue();

    Generations live = after(after(begun, Generations.live(SPRING)), Generations.ended());
    assertThat(live.live()).contains(SPRING);
    assertThat(live.underWay()).isEmpty();
    assertThat(live.run().isLive()).isTrue();
    assertThat(live.run().applicationId(Stage.NORMALIZE))
        .isEqualTo("gongkai-replay-spring.normalize");
  }

  @Test
  void shouldSayWhereWhenARecordCannotBeRead() {
    for (String json :
        new String[] {"", "{}", "[", "{\"id\":\"a b\",\"at\":\"2027-03-01T08:00:00Z\"}"}) {
      ProducerRecord<byte[], byte[]> record = Generations.live(SPRING);
      ConsumerRecord<byte[], byte[]> broken =
          new ConsumerRecord<>(
              record.topic(), 0, 5, record.key(), json.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> Generations.FIRST.then(broken))
          .as(json)
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("pipeline.generation@5");
    }
  }
}
