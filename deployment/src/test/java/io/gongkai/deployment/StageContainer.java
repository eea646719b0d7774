package io.gongkai.deployment;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** A stage of ours in a container of our image, which logs in where the servers ask for it. */
final class StageContainer extends GenericContainer<StageContainer> {
  /** User of the broker who may do everything. */
  static final String ADMIN = "admin";

  /** Password of the user of the database. */
  static final String DATABASE_PASSWORD = "database-Secret2";

  private static final String CONFIGURATION = "/etc/gongkai/stage.properties";
  private static final int HEALTH = 8090;
  private static final int HTTP = 8080;
  private static final int PARTITIONS = 4;
  private static final int STOP_SECONDS = 40;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;

  private StageContainer(Network network, String name, String instance, List<String> command) {
    super(Images.STAGE.image());
    this.name = name;
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--config", CONFIGURATION));
    withCommand(words.toArray(String[]::new));
    withNetwork(network);
    withEnv("GONGKAI_JAVA_OPTS", "-Xmx400m");
    withCopyToContainer(Transferable.of(configuration(name, instance)), CONFIGURATION);
    withCopyToContainer(Transferable.of(password(name)), "/run/secrets/kafka-password");
    withCopyToContainer(Transferable.of(DATABASE_PASSWORD), "/run/secrets/db-password");
  }

  /**
   * An instance of a stage, ready once it has started.
   *
   * @param instance its {@code instance.id}; empty for none
   */
  StageContainer(Network network, String name, String instance) {
    this(network, name, instance, List.of(name));
    withExposedPorts(
        name.equals("gateway") ? new Integer[] {HEALTH, HTTP} : new Integer[] {HEALTH});
    waitingFor(Wait.forHttp("/health/ready").forPort(HEALTH).withStartupTimeout(PATIENCE));
  }

  /** A command that runs to its end; anything but exit status 0 fails the start. */
  static StageContainer once(Network network, String user, List<String> command) {
    StageContainer once = new StageContainer(network, user, "", command);
    once.withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE));
    return once;
  }

  /** Password of a user of the broker. */
  static String password(String user) {
    return user.equals(ADMIN) ? Broker.ADMIN_PASSWORD : user + "-Secret3";
  }

  /** Configuration of a stage for the servers of the network. */
  private static String configuration(String user, String instance) {
    boolean admin = user.equals(ADMIN);
    String module = admin ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
    return String.join(
        "\n",
        "kafka.bootstrap.servers=" + Broker.INSIDE,
        "kafka.security.protocol=SASL_PLAINTEXT",
        "kafka.sasl.mechanism=" + (admin ? "PLAIN" : "SCRAM-SHA-512"),
        "kafka.sasl.jaas.config=org.apache.kafka.common.security."
            + module
            + " required username=\""
            + user
            + "\" password=\"${dir:/run/secrets:kafka-password}\";",
        "schema.registry.url=http://registry:8080/apis/ccompat/v7",
        "database.url=jdbc:postgresql://postgres:5432/gongkai",
        "database.user=gongkai",
        "database.password=${dir:/run/secrets:db-password}",
        "health.listen=0.0.0.0:" + HEALTH,
        "gateway.listen=0.0.0.0:" + HTTP,
        "streams.standby.replicas=" + (user.equals("validate") ? 1 : 0),
        "topic.partitions=" + PARTITIONS,
        "instance.id=" + instance,
        "");
  }

  /** Name of the stage. */
  String name() {
    return name;
  }

  /** Where a gateway listens, for this process. */
  String address() {
    return "http://" + getHost() + ":" + getMappedPort(HTTP);
  }

  /** Stops it as an operator does, and answers its exit status; it can be started again. */
  int terminate() {
    DockerClient docker = getDockerClient();
    docker.stopContainerCmd(getContainerId()).withTimeout(STOP_SECONDS).exec();
    return exitStatus(docker);
  }

  /** Ends it without a word; it can be started again. */
  void kill() {
    DockerClient docker = getDockerClient();
    docker.killContainerCmd(getContainerId()).exec();
    exitStatus(docker);
  }

  /** Starts the same container again, with what it has on its disk, and waits until it is ready. */
  void resume() throws IOException, InterruptedException {
    getDockerClient().startContainerCmd(getContainerId()).exec();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (execInContainer("healthcheck").getExitCode() != 0) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(name + " does not come back:\n" + getLogs());
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private int exitStatus(DockerClient docker) {
    return docker
        .waitContainerCmd(getContainerId())
        .exec(new WaitContainerResultCallback())
        .awaitStatusCode(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
