package io.gongkai.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void shouldGiveTheWholeBodyWhenItIsWithinItsBounds() throws IOException {
    try (BoundedBody body = body(new ByteArrayInputStream(new byte[100]), 100)) {
      assertThat(body.readAllBytes()).hasSize(100);
      assertThat(body.problem()).isNull();
    }
  }

  @Test
  void shouldRefuseAndRememberItWhenTheBodyIsTooLong() throws IOException {
    try (BoundedBody body = body(new ByteArrayInputStream(new byte[101]), 100)) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(ProblemException.class);
      assertThat(body.problem().problem()).isEqualTo(Problem.DOCUMENT_TOO_LARGE);
    }
  }

  @Test
  void shouldRefuseWhenTheBodyTricklesInForTooLong() throws IOException {
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofSeconds(4).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            bytes[offset] = (byte) read();
            return 1;
          }
        };
    try (BoundedBody body = body(trickle, 100)) {
      assertThat(body.read()).isEqualTo('x');
      assertThat(body.read()).isEqualTo('x');
      assertThatThrownBy(body::read).isInstanceOf(ProblemException.class);
      assertThat(body.problem().problem()).isEqualTo(Problem.REQUEST_TIMEOUT);
    }
  }

  private BoundedBody body(InputStream in, long maxBytes) {
    return new BoundedBody(in, maxBytes, Duration.ofSeconds(10), nanos::get);
  }
}
