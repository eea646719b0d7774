package io.gongkai.console.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTest {
  private static final List<Column> COLUMNS =
      Arrays.stream(Column.Kind.values())
          .map(kind -> new Column(kind.name().toLowerCase(java.util.Locale.ROOT), kind))
          .toList();

  @Test
  void shouldReadBackWhatWasWritten() throws IOException {
    Instant at = Instant.parse("2024-01-20T04:05:06.123456Z");
    List<List<Object>> rows =
        List.of(
            Arrays.asList(
                "=云岭县\"\n", "BODY", 9_007_199_254_740_993L, decimal("-0.30"), at, List.of("a", "")),
            Arrays.asList("", "x", Long.MIN_VALUE, decimal("9223372036854775807"), at, List.of()),
            Collections.nCopies(COLUMNS.size(), null));

    ParquetFile file = ParquetFile.read(written(COLUMNS, rows));

    assertThat(file.columns()).containsExactly("text", "code", "whole", "decimal", "time", "texts");
    assertThat(file.types())
        .containsExactly(
            "BINARY STRING",
            "BINARY STRING",
            "INT64 null",
            "FIXED_LEN_BYTE_ARRAY DECIMAL(38,18)",
            "INT64 TIMESTAMP(MICROS,true)",
            "LIST");
    assertThat(file.rows())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(rows);
  }

  @Test
  void shouldWriteRowsBeforeAllAreThere() throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Parquet file = new Parquet(output);
    List<Object> numbers = new ArrayList<>();
    file.begin(List.of(new Column("text", Column.Kind.TEXT)));
    while (output.size() < 10_000) {
      byte[] bytes = new byte[400];
      random.nextBytes(bytes);
      numbers.add(HexFormat.of().formatHex(bytes));
      file.row(numbers.subList(numbers.size() - 1, numbers.size()));
      assertThat(numbers.size()).as("rows that are held").isLessThan(100_000);
    }
    numbers.add("the last");
    file.row(List.of("the last"));
    file.end();

    ParquetFile read = ParquetFile.read(output.toByteArray());
    assertThat(read.groups()).isEqualTo(2);
    assertThat(read.rows()).extracting(row -> row.get(0)).isEqualTo(numbers);
  }

  @Test
  void shouldBeNoFileBeforeItIsEnded() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Parquet file = new Parquet(output);
    file.begin(COLUMNS);
    file.row(Collections.nCopies(COLUMNS.size(), null));

    assertThatThrownBy(() -> ParquetFile.read(output.toByteArray()))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("not a Parquet file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1e20",
        "1e-19",
        "99999999999999999999.999999999999999999",
        "-9.2e18",
        "1.10e-17"
      })
  void shouldHoldANumberOnlyWhenItIsExact(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean fits = !List.of("1e20", "1e-19").contains(text);

    assertThat(Decimals.fits(number)).isEqualTo(fits);
    if (fits) {
      assertThat(new BigDecimal(new java.math.BigInteger(Decimals.bytes(number)), Decimals.SCALE))
          .isEqualByComparingTo(number);
    }
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static byte[] written(List<Column> columns, List<List<Object>> rows) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Parquet file = new Parquet(output);
    file.begin(columns);
    for (List<Object> row : rows) {
      file.row(row);
    }
    file.end();
    return output.toByteArray();
  }
}
