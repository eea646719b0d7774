package io.gongkai.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTextTest {
  private final CopyText rows = new CopyText();

  @Test
  void shouldEscapeWhatTheFormatGivesAMeaningToWhenATextHoldsIt() {
    rows.text("a\tb\nc\rd\\e").text("").none().end();
    assertThat(written()).isEqualTo("a\\tb\\nc\\rd\\\\e\t\t\\N\n");
  }

  @Test
  void shouldKeepTheFirstColumnWhenItIsEmpty() {
    rows.text("").number(7).end();
    rows.text("").number(8).end();
    assertThat(written()).isEqualTo("\t7\n\t8\n");
  }

  @Test
  void shouldReplaceTheNulCharacterWhenATextHoldsOne() {
    rows.text("a\0b").end();
    assertThat(written()).isEqualTo("a\uFFFDb\n");
  }

  @Test
  void shouldWriteArraysWhenGiven() {
    rows.numbers(new long[] {1, 0, -3}, new boolean[] {true, false, true})
        .numbers(new long[] {4, 5})
        .numbers(null)
        .texts(List.of("a\"b", "c\\d", "公"))
        .texts(List.of())
        .end();
    assertThat(written())
        .isEqualTo("{1,NULL,-3}\t{4,5}\t\\N\t{\"a\\\\\"b\",\"c\\\\\\\\d\",\"公\"}\t{}\n");
  }

  @Test
  void shouldWriteBytesInHexWhenGiven() {
    rows.bytes(new byte[] {0, (byte) 0xff}).bytes(null).flag(true).end();
    assertThat(written()).isEqualTo("\\\\x00ff\t\\N\tt\n");
  }

  @Test
  void shouldWriteEveryDigitWhenANumberIsLargeOrNegative() {
    rows.number(Long.MAX_VALUE).number(Long.MIN_VALUE).number(-10).number(0).number(10).end();
    assertThat(written()).isEqualTo(Long.MAX_VALUE + "\t" + Long.MIN_VALUE + "\t-10\t0\t10\n");
  }

  @Test
  void shouldKeepEveryCharacterWhenATextIsLong() {
    String text = "公开\u0001 ~\uD83D\uDE00".repeat(3_000);
    rows.text(text).text("a\tb".repeat(2)).end();
    assertThat(written()).isEqualTo(text + "\ta\\tba\\tb\n");
  }

  @Test
  void shouldGoOnBehindTheColumnsOfAnotherRowWhenItIsTakenOver() {
    rows.text("a\\").number(1).end();
    rows.text("").end();
    rows.text("c").end();
    CopyText taken = new CopyText();

    taken.begin(rows, 1).number(7).end();
    taken.begin(rows, 0).end();
    taken.begin(rows, 2).none().end();

    assertThat(new String(taken.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("\t7\na\\\\\t1\nc\t\\N\n");
    assertThat(taken.count()).isEqualTo(3);
  }

  private String written() {
    return new String(rows.toByteArray(), StandardCharsets.UTF_8);
  }
}
