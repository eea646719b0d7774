package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.UnreadableReason;
import io.gongkai.validate.standing.HandedIn;
import io.gongkai.validate.standing.Refusal;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class RefusalSerdeTest {
  private final Serde<Refusal> serde = RefusalSerde.create();

  @Test
  void shouldReadWhatItWroteWhateverTheReason() {
    for (UnreadableReason reason : UnreadableReason.values()) {
      Refusal refusal = new Refusal(new HandedIn("a".repeat(64), 3, 1L << 40), reason);
      byte[] bytes = serde.serializer().serialize("t", refusal);
      assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(refusal);
    }
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldSayWhatIsWrongWhenTheBytesAreNoRefusal() {
    for (String text : new String[] {"", "a/0/1", "a/0/1/NO_SUCH_REASON", "a/x/1/EMPTY"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("refusals");
    }
  }
}
