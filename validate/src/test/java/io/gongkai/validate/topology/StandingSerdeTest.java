package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.validate.standing.HandedIn;
import io.gongkai.validate.standing.Place;
import io.gongkai.validate.standing.Standing;
import io.gongkai.validate.standing.SubmissionOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingSerdeTest {
  private final Serde<Standing> serde = StandingSerde.create();

  private static Standing standing(Place place) {
    return new Standing(
        new SubmissionOrder(Instant.ofEpochMilli(1_700_000_000_123L), 3, 1L << 40),
        place,
        List.of(new HandedIn("a".repeat(64), 3, 7), new HandedIn("b".repeat(64), 0, 1L << 40)));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void shouldReadWhatItWrote(Place place) {
    byte[] bytes = serde.serializer().serialize("t", standing(place));

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(standing(place));
  }

  @Test
  void shouldPassNullThrough() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldSayWhatIsWrongWhenTheBytesAreCutOff() {
    byte[] bytes = serde.serializer().serialize("t", standing(Place.CLEAN));

    for (int length : new int[] {0, 1, 2, 20, bytes.length - 1}) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining(length + " bytes");
    }
  }

  @Test
  void shouldRefuseAnotherVersion() {
    byte[] bytes = serde.serializer().serialize("t", standing(Place.CLEAN));
    bytes[0] = 9;

    assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void shouldRememberABoundedNumberOfSubmissions() {
    List<HandedIn> all =
        IntStream.range(0, 1000).mapToObj(i -> new HandedIn(Integer.toString(i), 0, i)).toList();

    Standing standing = new Standing(standing(Place.CLEAN).order(), Place.CLEAN, all);

    assertThat(standing.submissions()).hasSize(64).startsWith(all.get(936)).endsWith(all.get(999));
  }

  @Test
  void shouldNeverForgetTheSubmissionThatStands() {
    List<HandedIn> all =
        IntStream.range(0, 1000).mapToObj(i -> new HandedIn(Integer.toString(i), 2, i)).toList();
    SubmissionOrder order = new SubmissionOrder(Instant.ofEpochMilli(1_700_000_000_123L), 2, 17);

    Standing standing = new Standing(order, Place.FLAGGED, all);

    assertThat(standing.submissions())
        .hasSize(64)
        .startsWith(all.get(17), all.get(937))
        .endsWith(all.get(999));
    assertThat(new Standing(order, Place.FLAGGED, standing.submissions())).isEqualTo(standing);
  }
}
