package io.gongkai.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RequestQuotaTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RequestQuota quota = new RequestQuota(limits(), new Meter(nanos));

  @Test
  void shouldSayWhenToComeAgainAndTakeTheRequestThen() {
    for (int i = 0; i < 6; i++) {
      quota.takeRequest("a");
    }

    assertThatThrownBy(() -> quota.takeRequest("a"))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(e -> e.retryAfter().orElseThrow())
        .isEqualTo(Duration.ofSeconds(10));

    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    quota.takeRequest("a");
  }

  @Test
  void shouldCountBytesOfEachAgencyForItself() {
    quota.takeBytes("a", 3_600);
    quota.takeBytes("b", 3_600);

    assertThatThrownBy(() -> quota.takeBytes("a", 10)).hasMessageContaining("3600 bytes");
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    quota.takeBytes("a", 10);
  }

  private static GatewayLimits limits() {
    Duration any = Duration.ofSeconds(1);
    return new GatewayLimits(1_000, 6, 3_600, 100_000, 1, 1, any, any, any, any, any);
  }

  /** Time that stands still until it is moved. */
  private record Meter(AtomicLong nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
