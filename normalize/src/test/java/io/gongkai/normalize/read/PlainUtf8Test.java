package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainUtf8Test {
  private static final String CHARACTERS = "aZ09 \t\n\r·é《一龥公开〇，ﬀ\uf900\ufffc";
  private static final List<String> OTHERS =
      List.of("\u0000", "\u001b", "\u007f", "\ue000", "\uf8ff", "\ufffd", "\ud83d\ude00");

  @Test
  void shouldDecodeWhatEveryCharacterOfIsPlain() {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      String text = text(random, CHARACTERS, random.nextInt(40));

      assertThat(PlainUtf8.decode(text.getBytes(StandardCharsets.UTF_8))).contains(text);
    }
  }

  @Test
  void shouldLeaveTextWithOtherCharactersToOtherDecoders() {
    for (String other : OTHERS) {
      byte[] bytes = ("公开" + other + "信息").getBytes(StandardCharsets.UTF_8);

      assertThat(PlainUtf8.decode(bytes)).as("U+%04x", other.codePointAt(0)).isEmpty();
    }
  }

  @Test
  void shouldNeverDecodeOtherwiseThanTheLibraryWhenBytesAreBroken() {
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = text(random, CHARACTERS, 12).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      String expected = new String(bytes, StandardCharsets.UTF_8);
      if (PlainUtf8.decode(bytes).isEmpty()) {
        refused++;
      } else {
        assertThat(PlainUtf8.decode(bytes)).contains(expected);
        assertThat(expected).doesNotContain("\ufffd");
      }
    }
    assertThat(refused).isBetween(1000, 4999);
  }

  @Test
  void shouldRefuseFormsThatAreLongerThanNeededAndSurrogates() {
    byte[][] wrong = {
      {(byte) 0xc0, (byte) 0x80},
      {(byte) 0xc1, (byte) 0xbf},
      {(byte) 0xe0, (byte) 0x9f, (byte) 0xbf},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xe4, (byte) 0xb8},
      {(byte) 0xe4},
      {(byte) 0xc3},
      {(byte) 0x80},
      {(byte) 0xff}
    };
    for (byte[] bytes : wrong) {
      assertThat(PlainUtf8.decode(bytes)).isEmpty();
    }
  }

  private static String text(Random random, String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
