package io.gongkai.validate.topology;

import io.gongkai.model.FormEdition;
import io.gongkai.model.ReportingLevel;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      for (Map.Entry<Integer, YearFigures> year : series.years().entrySet()) {
        out.writeShort(year.getKey());
        out.writeByte(LEVELS.indexOf(year.getValue().level()));
        out.writeByte(FORMS.indexOf(year.getValue().form()));
        write(out, year.getValue().numbers());
        write(out, year.getValue().corrections());
      }
    } catch (IOException e) {
      throw new SerializationException("a series could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Map<String, BigDecimal> cells)
      throws IOException {
    out.writeByte(cells.size());
    for (Map.Entry<String, BigDecimal> cell : new TreeMap<>(cells).entrySet()) {
      out.writeByte(YearFigures.CELLS.indexOf(cell.getKey()));
      out.writeByte(cell.getValue().scale());
      out.writeLong(cell.getValue().unscaledValue().longValueExact());
    }
  }

  private static AgencySeries read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new SerializationException(
            "a series of version " + version + " in the store: this program reads " + VERSION);
      }
      TreeMap<Integer, YearFigures> years = new TreeMap<>();
      while (in.available() > 0) {
        int year = in.readUnsignedShort();
        ReportingLevel level = LEVELS.get(in.readByte());
        FormEdition form = FORMS.get(in.readByte());
        years.put(year, new YearFigures(level, form, cells(in), cells(in)));
      }
      return new AgencySeries(years);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new SerializationException(
          "the store of series holds " + bytes.length + " bytes that are no series", e);
    }
  }

  private static Map<String, BigDecimal> cells(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    Map<String, BigDecimal> cells = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String cell = YearFigures.CELLS.get(in.readUnsignedByte());
      int scale = in.readUnsignedByte();
      cells.put(cell, new BigDecimal(BigInteger.valueOf(in.readLong()), scale));
    }
    return cells;
  }
}
