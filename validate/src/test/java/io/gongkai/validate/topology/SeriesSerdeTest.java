package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.FormEdition;
import io.gongkai.model.ReportingLevel;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class SeriesSerdeTest {
  private static final AgencySeries SERIES =
      AgencySeries.EMPTY
          .with(
              2023,
              new YearFigures(
                  ReportingLevel.BODY,
                  FormEdition.FORM_2021,
                  values(
                      Map.of(
                          "t3.carried_in/total",
                          BigDecimal.valueOf(Long.MAX_VALUE),
                          "t2.fees/amount",
                          new BigDecimal("59237.2449"))),
                  values(Map.of("t3.carried_out/total", new BigDecimal("-3")))))
          .with(
              2019,
              new YearFigures(
                  ReportingLevel.UNKNOWN,
                  FormEdition.FORM_2019,
                  YearFigures.NONE,
                  YearFigures.NONE));

  private final Serde<AgencySeries> serde = SeriesSerde.create();

  private static List<BigDecimal> values(Map<String, BigDecimal> cells) {
    List<BigDecimal> values = new ArrayList<>(YearFigures.NONE);
    cells.forEach((cell, value) -> values.set(YearFigures.CELLS.indexOf(cell), value));
    return values;
  }

  @Test
  void shouldReadWhatItWrote() {
    byte[] bytes = serde.serializer().serialize("t", SERIES);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(SERIES);
  }

  @Test
  void shouldPassNullThrough() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldSayWhatIsWrongWhenTheBytesAreCutOff() {
    byte[] bytes = serde.serializer().serialize("t", SERIES);

    for (int length : new int[] {0, 2, 4, bytes.length - 1}) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining(length + " bytes");
    }
  }

  @Test
  void shouldRefuseAnotherVersion() {
    byte[] bytes = serde.serializer().serialize("t", SERIES);
    bytes[0] = 9;

    assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 9");
  }
}
