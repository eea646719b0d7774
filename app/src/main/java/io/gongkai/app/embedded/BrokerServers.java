package io.gongkai.app.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A controller and a broker on one log, as {@link KafkaRaftServer} puts them together, with two
 * differences: the sockets come from a factory, and what goes wrong while they start is an
 * exception and not the end of the process. Later a fatal fault does end it, as Kafka has it: a
 * broker that no longer knows what it has written must not go on.
 */
final class BrokerServers {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerServers.class);

  private final AtomicBoolean started = new AtomicBoolean();
  private final ControllerServer controller;
  private final BrokerServer broker;

  /**
   * Reads what the log says of itself; starts nothing.
   *
   * @throws RuntimeException when the log is not formatted, or is another node's
   */
  BrokerServers(KafkaConfig config, Time time, ServerSocketFactory sockets) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> log =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    QuorumConfig quorum = config.quorumConfig();
    SharedServer shared =
        new SharedServer(
            config,
            log._1(),
            time,
            Server.initializeMetrics(config, time, log._1().clusterId().orElseThrow()),
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
            QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
            faultHandlers(),
            sockets);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), log._2());
  }

  private FaultHandlerFactory faultHandlers() {
    FaultHandlerFactory standard = new StandardFaultHandlerFactory();
    return (name, fatal, action) -> {
      FaultHandler later = standard.build(name, fatal, action);
      return (message, cause) -> {
        if (started.get() || !fatal) {
          return later.handleFault(message, cause);
        }
        action.run();
        return new FaultHandlerException(name + ": " + message, cause);
      };
    };
  }

  /** Starts the controller, then the broker, which needs it. */
  void start() {
    controller.startup();
    broker.startup();
    started.set(true);
  }

  /** Stops the broker, then the controller, which hears of it. */
  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}
