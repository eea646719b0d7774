package io.gongkai.normalize.read.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.io.NonSeekableRandomAccessReadInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.junit.jupiter.api.Test;

/** A page's instructions are read from memory as PDFBox reads them from its stream. */
class ContentBytesTest {
  private static final int STEPS = 20_000;

  @Test
  void shouldGiveWhatStreamGivesWhenReadInAnyOrder() throws IOException {
    Random random = new Random(5);
    byte[] instructions = new byte[10_000];
    random.nextBytes(instructions);
    try (RandomAccessRead stream = stream(instructions);
        RandomAccessRead bytes = ContentBytes.of(stream(instructions)).orElseThrow()) {
      for (int i = 0; i < STEPS; i++) {
        int kind = random.nextInt(12);
        assertThat(step(bytes, kind)).isEqualTo(step(stream, kind));
        assertThat(bytes.getPosition()).isEqualTo(stream.getPosition());
        assertThat(bytes.isEOF()).isEqualTo(stream.isEOF());
      }
    }
  }

  private static int step(RandomAccessRead source, int kind) throws IOException {
    if (kind == 0 && source.getPosition() > 0) {
      source.rewind(1);
      return 0;
    }
    if (kind == 1) {
      byte[] some = new byte[3];
      int read = source.read(some, 0, some.length);
      return read < 0 ? read : 1000 * read + some[0];
    }
    return kind < 7 ? source.peek() : source.read();
  }

  @Test
  void shouldHoldNothingWhenInstructionsAreLong() throws IOException {
    assertThat(ContentBytes.of(stream(new byte[(1 << 20) + 1]))).isEmpty();
    assertThat(ContentBytes.of(stream(new byte[1 << 20]))).isPresent();
  }

  @Test
  void shouldFailWhenClosed() throws IOException {
    RandomAccessRead bytes = ContentBytes.of(stream(new byte[4])).orElseThrow();
    bytes.close();
    assertThat(bytes.isClosed()).isTrue();
    assertThatThrownBy(bytes::read).isInstanceOf(IOException.class);
    assertThatThrownBy(bytes::isEOF).isInstanceOf(IOException.class);
  }

  private static RandomAccessRead stream(byte[] instructions) {
    return new NonSeekableRandomAccessReadInputStream(new ByteArrayInputStream(instructions));
  }
}
