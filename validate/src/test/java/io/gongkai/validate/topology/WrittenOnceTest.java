package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class WrittenOnceTest {
  private final List<String> written = new ArrayList<>();
  private final Serde<StringBuilder> serde =
      WrittenOnce.in(
          Serdes.serdeFrom(
              (topic, value) -> {
                written.add(topic + ":" + value);
                return value == null ? null : (topic + value).getBytes(StandardCharsets.UTF_8);
              },
              (topic, bytes) -> new StringBuilder(new String(bytes, StandardCharsets.UTF_8))));

  @Test
  void shouldWriteOnceWhenTheSameValueComesAgain() {
    StringBuilder value = new StringBuilder("one");

    byte[] first = serde.serializer().serialize("t", value);

    assertThat(serde.serializer().serialize("t", value)).isSameAs(first);
    assertThat(written).containsExactly("t:one");
  }

  @Test
  void shouldWriteAnewWhenAnotherValueOrTopicComes() {
    StringBuilder value = new StringBuilder("one");
    serde.serializer().serialize("t", value);

    assertThat(serde.serializer().serialize("t", new StringBuilder("one")))
        .asString()
        .isEqualTo("tone");
    assertThat(serde.serializer().serialize("u", value)).asString().isEqualTo("uone");
    assertThat(serde.serializer().serialize("u", null)).isNull();
    assertThat(written).containsExactly("t:one", "t:one", "u:one", "u:null");
  }
}
