package io.gongkai.validate.topology;

import io.gongkai.model.FormEdition;
import io.gongkai.model.ReportingLevel;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The bytes of an {@link AgencySeries} in the store and its changelog.
 *
 * <p>Layout, big-endian: version (1 byte, 1), then for each year: year (2), level and form (1 each,
 * places in the lists below), and two groups of cells, values and corrections: their count (1),
 * then for each its place in {@link YearFigures#CELLS} (1), scale (1) and unscaled value (8).
 */
final class SeriesSerde {
  private static final byte VERSION = 1;
  private static final int YEAR_BYTES = Short.BYTES + 4;
  private static final int CELL_BYTES = 2 + Long.BYTES;
  private static final List<ReportingLevel> LEVELS =
      List.of(ReportingLevel.BODY, ReportingLevel.JURISDICTION, ReportingLevel.UNKNOWN);
  private static final List<FormEdition> FORMS =
      List.of(FormEdition.FORM_2019, FormEdition.FORM_2021);

  private SeriesSerde() {}

  static Serde<AgencySeries> create() {
    return Serdes.serdeFrom(
        (topic, series) -> series == null ? null : write(series),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(AgencySeries series) {
    int size = 1;
    for (YearFigures year : series.years().values()) {
      size += YEAR_BYTES + CELL_BYTES * (count(year.numbers()) + count(year.corrections()));
    }
    ByteBuffer out = ByteBuffer.allocate(size).put(VERSION);
    for (Map.Entry<Integer, YearFigures> year : series.years().entrySet()) {
      out.putShort(year.getKey().shortValue());
      out.put((byte) LEVELS.indexOf(year.getValue().level()));
      out.put((byte) FORMS.indexOf(year.getValue().form()));
      write(out, year.getValue().numbers());
      write(out, year.getValue().corrections());
    }
    return out.array();
  }

  private static int count(List<BigDecimal> values) {
    int count = 0;
    for (BigDecimal value : values) {
      count += value == null ? 0 : 1;
    }
    return count;
  }

  private static void write(ByteBuffer out, List<BigDecimal> values) {
    out.put((byte) count(values));
    for (int place = 0; place < values.size(); place++) {
      BigDecimal value = values.get(place);
      if (value != null) {
        out.put((byte) place).put((byte) value.scale());
        out.putLong(value.unscaledValue().longValueExact());
      }
    }
  }

  private static AgencySeries read(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte version = in.get();
      if (version != VERSION) {
        throw new SerializationException(
            "a series of version " + version + " in the store: this program reads " + VERSION);
      }
      TreeMap<Integer, YearFigures> years = new TreeMap<>();
      while (in.hasRemaining()) {
        int year = Short.toUnsignedInt(in.getShort());
        ReportingLevel level = LEVELS.get(in.get());
        FormEdition form = FORMS.get(in.get());
        years.put(year, new YearFigures(level, form, cells(in), cells(in)));
      }
      return new AgencySeries(years);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new SerializationException(
          "the store of series holds " + bytes.length + " bytes that are no series", e);
    }
  }

  private static List<BigDecimal> cells(ByteBuffer in) {
    int count = Byte.toUnsignedInt(in.get());
    if (count == 0) {
      return YearFigures.NONE;
    }
    List<BigDecimal> cells = new ArrayList<>(YearFigures.NONE);
    for (int i = 0; i < count; i++) {
      int place = Byte.toUnsignedInt(in.get());
      int scale = Byte.toUnsignedInt(in.get());
      cells.set(place, BigDecimal.valueOf(in.getLong(), scale));
    }
    return cells;
  }
}
