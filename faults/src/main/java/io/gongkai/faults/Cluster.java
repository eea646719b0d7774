package io.gongkai.faults;

import io.gongkai.app.Main;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.app.topics.TopicApply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Servers and stages, each a process of its own, behind doors; two instances of each stage.
 * Whatever ends is started again.
 */
final class Cluster implements AutoCloseable {
  /** Partitions of each topic: more than a stage has instances. */
  static final int PARTITIONS = 4;

  /** The stages that have two instances. */
  static final List<String> STAGES = List.of("normalize", "validate", "sink", "gateway");

  /** Those that work with the topics that are made anew. */
  private static final Set<String> REBUILT = Set.of("normalize", "validate", "sink");

  /** The instance whose data lie on a disk of its own. */
  private static final String ON_DISK = "validate-a";

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Pattern LISTENING = Pattern.compile("listening on http://([0-9.:]+)\\s");
  private static final Pattern RUNNING = Pattern.compile("(running)\\s");

  private final Path directory;
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final Database database;
  private final Door brokerDoor;
  private final Door auditDoor;
  private final Door registryDoor;
  private final Door databaseDoor;
  private final MachineClock clock;
  private final Optional<SmallDisk> disk;
  private final Thread manager = new Thread(this::manage, "service-manager");
  private int rebuilds;
  private volatile boolean closing;
  private volatile IOException broken;

  private Cluster(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    clock = new MachineClock(directory);
    disk =
        SmallDisk.lack().isEmpty()
            ? Optional.of(SmallDisk.mount(directory.resolve(ON_DISK)))
            : Optional.empty();
    database = new Database(directory.resolve("postgres"));
    brokerDoor = new Door("kafka", () -> listener(BrokerProcess.CLIENTS));
    auditDoor = new Door("kafka-audit", () -> listener(BrokerProcess.AUDIT));
    registryDoor = new Door("registry", () -> address("registry", LISTENING));
    databaseDoor = new Door("postgres", database::address);
  }

  /**
   * Starts everything; all stages run when this returns.
   *
   * @param directory for data and logs
   */
  static Cluster start(Path directory) throws Exception {
    Files.createDirectories(directory.resolve("logs"));
    Cluster cluster = new Cluster(directory);
    try {
      cluster.startServers();
      for (String stage : STAGES) {
        cluster.add(cluster.stage(stage, "a"));
        cluster.add(cluster.stage(stage, "b"));
      }
      cluster.manager.start();
      cluster.awaitRunning();
      return cluster;
    } catch (Exception | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Where the stages and those who publish find the broker. */
  String bootstrapServers() {
    return brokerDoor.address();
  }

  /** Where the audit finds the broker, whatever the stages are cut off from. */
  String auditServers() {
    return auditDoor.address();
  }

  /** Where the schemas are. */
  String registryUrl() {
    return "http://" + registryDoor.address();
  }

  /** The database. */
  Database database() {
    return database;
  }

  /** The broker's clock. */
  MachineClock clock() {
    return clock;
  }

  /** The disk of an instance of validate. */
  SmallDisk disk() {
    return disk.orElseThrow();
  }

  Door brokerDoor() {
    return brokerDoor;
  }

  Door databaseDoor() {
    return databaseDoor;
  }

  Door registryDoor() {
    return registryDoor;
  }

  /** An instance, by stage and letter, or a server's. */
  Instance instance(String name) {
    return instances.get(name);
  }

  /** All instances and servers but the database. */
  List<String> names() {
    return List.copyOf(instances.keySet());
  }

  /** The gateways that run now. */
  List<String> gateways() {
    return Stream.of("gateway-a", "gateway-b")
        .flatMap(name -> instance(name).printed(LISTENING).stream())
        .map(address -> "http://" + address)
        .toList();
  }

  /** How often processes have ended by themselves, by name; those that never did are left out. */
  Map<String, Integer> gaveUp() {
    Map<String, Integer> gaveUp = new LinkedHashMap<>();
    instances.values().stream()
        .filter(it -> it.gaveUp() > 0)
        .forEach(it -> gaveUp.put(it.name(), it.gaveUp()));
    return gaveUp;
  }

  /**
   * What the operator does who finds that stages have stopped because a topic was deleted: stops
   * them all, has everything made anew, and starts them.
   *
   * @param before how often processes had ended by themselves before the topic was deleted
   * @param life how long the first try lives before it is killed
   */
  void rebuild(int before, Duration life) throws IOException, InterruptedException {
    await("a stage notices that a topic is gone", () -> endings() > before);
    List<Instance> stages =
        instances.values().stream().filter(it -> REBUILT.contains(stageOf(it))).toList();
    for (Instance stage : stages) {
      stage.stop();
    }
    ChildProcess killed = startRebuild();
    LockSupport.parkNanos(life.toNanos());
    killed.kill();
    ChildProcess rebuild = startRebuild();
    await("the rebuild is through", () -> !rebuild.isAlive());
    if (rebuild.status() != 0) {
      throw new IOException("the rebuild failed: see " + log("rebuild", rebuilds));
    }
    for (Instance stage : stages) {
      stage.start();
    }
  }

  private ChildProcess startRebuild() throws IOException {
    rebuilds++;
    return ChildProcess.start(
        log("rebuild", rebuilds), settings("rebuild"), Main.class, List.of("rebuild", "--yes"));
  }

  /** How often processes have ended by themselves. */
  int endings() {
    return gaveUp().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String stageOf(Instance instance) {
    return instance.name().replaceFirst("-[ab]$", "");
  }

  /** Waits until every stage says that it runs. */
  void awaitRunning() throws IOException {
    await("every stage runs", () -> instances.values().stream().allMatch(it -> isRunning(it)));
  }

  /** Ends every process; an interruption waits until that is done. */
  @Override
  public void close() throws IOException {
    closing = true;
    manager.interrupt();
    boolean interrupted = false;
    for (Instance instance : instances.values()) {
      try {
        instance.end();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    database.close();
    for (Door door : List.of(brokerDoor, auditDoor, registryDoor, databaseDoor)) {
      door.close();
    }
    if (disk.isPresent()) {
      disk.get().close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isRunning(Instance instance) {
    return instance.name().equals("kafka")
        ? instance.printed(listening(BrokerProcess.AUDIT)).isPresent()
        : instance.printed(RUNNING).isPresent();
  }

  private void startServers() throws Exception {
    database.start();
    add(
        new Instance(
            "kafka",
            number ->
                ChildProcess.start(
                    log("kafka", number),
                    Map.of(),
                    BrokerProcess.class,
                    List.of(
                        directory.resolve("kafka").toString(),
                        Integer.toString(brokerDoor.port()),
                        Integer.toString(auditDoor.port()),
                        clock.file().toString()))));
    await("the broker listens", () -> listener(BrokerProcess.AUDIT).isPresent());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", auditServers()))) {
      new TopicApply(admin, false).apply(DesiredTopics.of(PARTITIONS, (short) 1));
    }
    add(stage("registry", "GONGKAI_REGISTRY_LISTEN=127.0.0.1:0", "registry"));
  }

  private void add(Instance instance) throws IOException {
    instances.put(instance.name(), instance);
    instance.start();
  }

  private Instance stage(String stage, String letter) {
    return stage(stage, "GONGKAI_INSTANCE_ID=" + letter, stage + "-" + letter);
  }

  private Instance stage(String stage, String setting, String name) {
    Map<String, String> environment = new HashMap<>(settings(name));
    environment.put(
        setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    return new Instance(
        name,
        number -> ChildProcess.start(log(name, number), environment, Main.class, List.of(stage)));
  }

  private Map<String, String> settings(String name) {
    return Map.of(
        "GONGKAI_KAFKA_BOOTSTRAP_SERVERS",
        bootstrapServers(),
        "GONGKAI_SCHEMA_REGISTRY_URL",
        registryUrl(),
        "GONGKAI_DATABASE_URL",
        "jdbc:postgresql://" + databaseDoor.address() + "/gongkai",
        "GONGKAI_DATABASE_USER",
        "postgres",
        "GONGKAI_DATA_DIR",
        directory.resolve(name).toString(),
        // The shortest: a run waits it out for each instance that stays away.
        "GONGKAI_SESSION_TIMEOUT_MS",
        "6000",
        "GONGKAI_START_TIMEOUT_MS",
        "600000",
        "GONGKAI_STREAMS_STANDBY_REPLICAS",
        name.startsWith("validate") ? "1" : "0",
        "GONGKAI_GATEWAY_AGENCY_REQUESTS_PER_MINUTE",
        "1000000",
        "GONGKAI_LOG_LEVEL",
        "INFO");
  }

  private Path log(String name, int number) {
    return directory.resolve("logs").resolve(name + "-" + number + ".log");
  }

  private Optional<InetSocketAddress> listener(String listener) {
    return address("kafka", listening(listener));
  }

  private static Pattern listening(String listener) {
    return Pattern.compile(listener + " listening on ([0-9.:]+)\\s");
  }

  private Optional<InetSocketAddress> address(String instance, Pattern printed) {
    Instance found = instances.get(instance);
    return found == null ? Optional.empty() : found.printed(printed).map(Cluster::address);
  }

  private static InetSocketAddress address(String hostAndPort) {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(),
        Integer.parseInt(hostAndPort.substring(hostAndPort.indexOf(':') + 1)));
  }

  private void manage() {
    while (!closing) {
      try {
        for (Instance instance : instances.values()) {
          instance.look();
        }
      } catch (IOException e) {
        broken = e;
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void await(String what, BooleanSupplier condition) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!condition.getAsBoolean()) {
      if (broken != null) {
        throw broken;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new IOException(
            "waited " + START.toSeconds() + " s in vain until " + what + "; logs: " + directory);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
