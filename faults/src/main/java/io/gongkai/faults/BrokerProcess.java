package io.gongkai.faults;

import io.gongkai.app.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A broker in a process of its own, with two listeners beside its own: one for the stages, one for
 * the audit. Both tell their clients to come through doors.
 */
final class BrokerProcess {
  /** Listener of the stages and of whoever publishes. */
  static final String CLIENTS = "CLIENTS";

  /** Listener of the audit, which nothing is cut off from. */
  static final String AUDIT = "AUDIT";

  private BrokerProcess() {}

  /** Runs until it is killed. Arguments: data directory, port of each door, file of the clock. */
  public static void main(String[] args) throws Exception {
    Map<String, Integer> doors =
        Map.of(CLIENTS, Integer.parseInt(args[1]), AUDIT, Integer.parseInt(args[2]));
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            Path.of(args[0]),
            new EmbeddedBroker.Security(
                doors.keySet().stream().collect(Collectors.toMap(it -> it, it -> "PLAINTEXT")),
                // A network thread each is enough, and an idle broker of one machine costs less.
                Map.of("num.network.threads", "2", "num.io.threads", "4"),
                doors),
            new BrokerTime(Path.of(args[3])));
    for (String listener : List.of(CLIENTS, AUDIT)) {
      System.out.println(listener + " listening on " + broker.bootstrapServers(listener) + " ");
    }
    new CountDownLatch(1).await();
  }
}
