package io.gongkai.deployment;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Kafka with logins and access rights, PostgreSQL and a registry by others, each in a container.
 */
final class Servers implements AutoCloseable {
  /** Users of the broker, each with the rights of the role of the same name. */
  static final List<String> ROLES =
      List.of("normalize", "validate", "sink", "gateway", "agency", "consumer");

  private static final String CONFLUENT_API = "/apis/ccompat/v7";
  private static final int REGISTRY_PORT = 8080;
  private static final int ITERATIONS = 4096;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Network network = Network.newNetwork();
  private final Broker broker = new Broker(network);
  private final PostgreSQLContainer database =
      new PostgreSQLContainer(Images.POSTGRES.image().asCompatibleSubstituteFor("postgres"))
          .withNetwork(network)
          .withNetworkAliases("postgres")
          .withDatabaseName("gongkai")
          .withUsername("gongkai")
          .withPassword(StageContainer.DATABASE_PASSWORD);
  private final GenericContainer<?> registry =
      new GenericContainer<>(Images.APICURIO.image())
          .withNetwork(network)
          .withNetworkAliases("registry")
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(
              Wait.forHttp(CONFLUENT_API + "/subjects")
                  .forPort(REGISTRY_PORT)
                  .withStartupTimeout(PATIENCE));

  private final List<StageContainer> stages = new ArrayList<>();

  /** Starts the servers, makes the users, the topics and the rights. */
  static Servers start() throws Exception {
    Servers servers = new Servers();
    try {
      Startables.deepStart(servers.broker, servers.database, servers.registry)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      servers.makeUsers();
      List<String> apply = new ArrayList<>(List.of("topics", "apply"));
      ROLES.forEach(role -> apply.add("--acl=" + role + "=User:" + role));
      servers.run(StageContainer.ADMIN, apply);
      return servers;
    } catch (Exception | Error e) {
      servers.close();
      throw e;
    }
  }

  /** The broker. */
  Broker broker() {
    return broker;
  }

  /** Address of the registry for this process. */
  String registryUrl() {
    return "http://"
        + registry.getHost()
        + ":"
        + registry.getMappedPort(REGISTRY_PORT)
        + CONFLUENT_API;
  }

  /** Starts an instance of a stage and waits until it is ready. */
  StageContainer stage(String name, String instance) {
    StageContainer stage = new StageContainer(network, name, instance);
    stages.add(stage);
    stage.start();
    return stage;
  }

  /** Runs a command of ours to its end and answers what it printed. */
  String run(String user, List<String> command) {
    try (StageContainer once = StageContainer.once(network, user, command)) {
      once.start();
      return once.getLogs();
    }
  }

  /** Rows of a query, their columns joined by a bar. */
  Set<String> rows(String query) {
    Set<String> rows = new LinkedHashSet<>();
    try (Connection connection =
            DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getString(i));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query + " failed", e);
    }
  }

  /** Waits, within a bound, until a query answers these rows, and answers what it answered last. */
  Set<String> awaitRows(String query, Set<String> expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> rows = rows(query);
    while (!rows.equals(expected) && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      rows = rows(query);
    }
    return rows;
  }

  private void makeUsers() throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(broker.admin())) {
      List<UserScramCredentialAlteration> users = new ArrayList<>();
      for (String role : ROLES) {
        users.add(
            new UserScramCredentialUpsertion(
                role,
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                StageContainer.password(role)));
      }
      admin.alterUserScramCredentials(users).all().get(60, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    stages.forEach(StageContainer::stop);
    registry.stop();
    database.stop();
    broker.stop();
    network.close();
  }
}
