package io.gongkai.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The gateway's seeds, and every request that ever broke something. */
class GatewayCorpusIT {
  @Test
  @Timeout(120)
  void shouldHoldForSeeds() {
    ServerTarget.GATEWAY.seeds().forEach(ServerTarget.GATEWAY::check);
  }

  /** Words that spell no request would test nothing. */
  @Test
  void shouldPublishAndReadWhenInputIsSeed() {
    List<List<Integer>> statuses =
        GatewayRequests.seeds().stream().map(GatewayRequests.shared()::statuses).toList();

    assertThat(statuses)
        .startsWith(
            List.of(202, 422, 200, 404), List.of(202), List.of(202), List.of(404, 200, 200));
  }

  @TestFactory
  @Timeout(120)
  Stream<DynamicTest> shouldHoldForCorpus() throws IOException {
    return CorpusTest.corpus(ServerTarget.GATEWAY).stream();
  }
}
