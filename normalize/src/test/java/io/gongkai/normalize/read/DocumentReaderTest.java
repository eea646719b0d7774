package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  private static final String TEXT =
      "青石区人民政府办公室2023年政府信息公开工作年度报告\n一、本年新收政府信息公开申请数量\t12\t0\t0\t0\t0\t0\t12\n";
  private static final String TRADITIONAL = "雲浦縣2023年政府信息公開工作年度報告\n一、總體情況，主動公開情況良好。\n";

  private final DocumentReader reader = new DocumentReader(new NormalizerLimits(100_000, 10_000));

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "GBK"})
  void shouldDecodeWhenTextIsInCommonCharset(String charset) {
    assertThat(text(TEXT.getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
  }

  @Test
  void shouldDecodeWhenTextIsBig5() {
    String traditional = TRADITIONAL.repeat(3);
    assertThat(text(traditional.getBytes(Charset.forName("Big5")))).isEqualTo(traditional);
  }

  @Test
  void shouldDropByteOrderMarkWhenThereIsOne() {
    assertThat(text(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(text(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(TEXT);
  }

  @Test
  void shouldDecodeWhenUtf8IsCutInsideCharacter() {
    byte[] whole = TEXT.repeat(20).getBytes(StandardCharsets.UTF_8);
    int cut = whole.length - 200;
    while ((whole[cut] & 0xc0) != 0x80) {
      cut--;
    }
    assertThat(text(Arrays.copyOf(whole, cut + 1))).startsWith(TEXT);
  }

  @Test
  void shouldRefuseWhenBytesAreNoise() {
    byte[] noise = new byte[4096];
    new Random(3).nextBytes(noise);
    assertThat(reason(noise)).isEqualTo(UnreadableReason.CORRUPT);
    assertThat(reason(new byte[512])).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldRefuseWhenThereIsNothing() {
    assertThat(reason(new byte[0])).isEqualTo(UnreadableReason.EMPTY);
    assertThat(reason(" \n\t\u3000".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(UnreadableReason.EMPTY);
  }

  @Test
  void shouldRefuseWhenDocumentIsOverLimit() {
    assertThat(reason(new byte[100_001])).isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(reason("0".repeat(10_001).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(UnreadableReason.TOO_LARGE);
  }

  private String text(byte[] bytes) {
    Extraction extraction = reader.read(bytes);
    assertThat(extraction).isInstanceOf(Extraction.Text.class);
    return ((Extraction.Text) extraction).text();
  }

  private UnreadableReason reason(byte[] bytes) {
    Extraction extraction = reader.read(bytes);
    assertThat(extraction).isInstanceOf(Extraction.Failure.class);
    return ((Extraction.Failure) extraction).refusal().reason();
  }
}
