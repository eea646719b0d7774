package io.gongkai.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path directory;

  /** Kafka's own launcher would end the process. */
  @Test
  void shouldThrowAndStartTheNextTimeWhenTheControllerCannotStart() throws Exception {
    EmbeddedBroker.Security unknown =
        new EmbeddedBroker.Security(
            Map.of(), Map.of("authorizer.class.name", "io.gongkai.NoSuchAuthorizer"));

    assertThatThrownBy(() -> EmbeddedBroker.start(directory, unknown))
        .hasStackTraceContaining("io.gongkai.NoSuchAuthorizer");

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get(60, TimeUnit.SECONDS)).hasSize(1);
    }
  }
}
