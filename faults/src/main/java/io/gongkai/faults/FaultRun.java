package io.gongkai.faults;

import io.gongkai.testkit.model.PlainAgency.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;

/**
 * A run of faults, one after the other at random instants under load, with an audit after each.
 *
 * <p>The seed gives the order of the faults, what they hit, and the documents; not the instants on
 * the machine's own clocks.
 */
final class FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PROBE_LOOK = Duration.ofMillis(50);

  /**
   * The shortest time between two kills while something else is broken; the longest is twice it.
   */
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(6);

  private static final Duration BURST_AT_MOST = Duration.ofSeconds(10);

  /** Longer than any transaction that a killed stage has left open. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final Plan plan;
  private final Consumer<String> say;
  private final Figures figures = new Figures();
  private final Random random;
  private final Papers papers;
  private final Ledger ledger;
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> probeAgencies = probeAgencies();

  /**
   * What a run does.
   *
   * @param seed seed of all that is drawn
   * @param rounds number of faults
   * @param atMost after this time no further fault is begun
   * @param kinds faults to choose from
   * @param documents documents handed in around each fault
   * @param outage how long a server stays cut off
   * @param directory for data and logs, empty
   */
  record Plan(
      long seed,
      int rounds,
      Duration atMost,
      Set<Fault> kinds,
      int documents,
      Duration outage,
      Path directory) {}

  /** Something was lost, doubled or wrong, or the pipeline did not recover. */
  static final class FaultException extends Exception {
    private static final long serialVersionUID = 1;

    FaultException(String message) {
      super(message);
    }
  }

  private FaultRun(Plan plan, Consumer<String> say) {
    this.plan = plan;
    this.say = say;
    random = new Random(plan.seed());
    papers = new Papers(new Random(plan.seed() + 1));
    ledger = new Ledger(papers::byId);
  }

  /**
   * Runs.
   *
   * @param say takes a line for each fault
   * @return what was injected, sent and found, in Markdown
   * @throws FaultException when something is lost, doubled or wrong after a fault, or the pipeline
   *     does not recover: it says after which, and what
   */
  static String run(Plan plan, Consumer<String> say) throws Exception {
    return new FaultRun(plan, say).run();
  }

  private String run() throws Exception {
    long start = System.nanoTime();
    try (Cluster cluster = Cluster.start(plan.directory());
        Load load = new Load(new Random(plan.seed() + 2), papers, cluster);
        Observation observation = new Observation(ledger, cluster)) {
      load.burst(plan.documents(), Duration.ofSeconds(2));
      load.settle();
      await(cluster, observation, load, "the start");
      // What it takes to start does not count: a run in which nothing broke would prove nothing.
      long begin = System.nanoTime();
      List<Fault> faults = schedule();
      for (int round = 0; round < faults.size(); round++) {
        if (System.nanoTime() - begin >= plan.atMost().toNanos()) {
          break;
        }
        round(faults.get(round), cluster, load, observation, round + 1);
      }
      LockSupport.parkNanos(QUIET.toNanos());
      await(cluster, observation, load, "the end");
      return summary(cluster, load, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** Each kind as often as any other, in an order that is drawn. */
  private List<Fault> schedule() throws IOException, InterruptedException {
    List<Fault> schedule = new ArrayList<>();
    List<Fault> kinds = new ArrayList<>();
    for (Fault kind : plan.kinds().stream().sorted().toList()) {
      if (kind.lack().isEmpty()) {
        kinds.add(kind);
      } else {
        leftOut.add(kind + ": " + kind.lack());
      }
    }
    leftOut.forEach(it -> say.accept("left out: " + it));
    while (schedule.size() < plan.rounds()) {
      List<Fault> wave = new ArrayList<>(kinds);
      Collections.shuffle(wave, random);
      schedule.addAll(wave);
    }
    return schedule.subList(0, plan.rounds());
  }

  private void round(Fault fault, Cluster cluster, Load load, Observation observation, int number)
      throws Exception {
    Duration before = Duration.ofMillis(random.nextInt(2_000));
    Thread burst = new Thread(() -> load.burst(plan.documents(), Duration.ofSeconds(3)), "load");
    burst.start();
    LockSupport.parkNanos(before.toNanos());
    long instant = System.nanoTime();
    Fault.Injected injected = fault.inject(new Fault.Site(cluster, load, random, plan.outage()));
    int kills = injected.kills();
    if (!injected.lasts().isZero()) {
      kills += killFor(injected.lasts(), cluster);
    }
    if (injected.isRebuilt()) {
      // What was sent until now is there; what waits for a deleted topic goes to the new one.
      burst.join(BURST_AT_MOST.toMillis());
    }
    injected.healing().run();
    if (!injected.lasts().isZero() || injected.isRebuilt()) {
      instant = System.nanoTime();
    }
    if (injected.isRebuilt()) {
      ledger.forget();
      observation.restart();
      load.forgetPoison();
    }
    burst.join();
    List<String> probes = probe(load);
    awaitVerdicts(cluster, probes, fault, number);
    Duration recovery = Duration.ofNanos(System.nanoTime() - instant);
    load.settle();
    cluster.awaitRunning();
    await(cluster, observation, load, "fault " + number + ", " + fault);
    figures.add(fault, kills, recovery);
    say.accept(
        String.format(
            Locale.ROOT,
            "%3d %-22s recovered in %5.1f s, %d documents so far, %d processes killed",
            number,
            fault,
            recovery.toMillis() / 1000.0,
            load.handedIn(),
            figures.kills()));
  }

  /** Kills one process after the other while something else is broken; says how many. */
  private int killFor(Duration time, Cluster cluster) throws InterruptedException {
    int kills = 0;
    long end = System.nanoTime() + time.toNanos();
    while (true) {
      Duration pause = BETWEEN_KILLS.plusMillis(random.nextLong(BETWEEN_KILLS.toMillis()));
      String victim = cluster.names().get(random.nextInt(cluster.names().size()));
      long left = end - System.nanoTime();
      if (left < pause.toNanos()) {
        LockSupport.parkNanos(left);
        return kills;
      }
      LockSupport.parkNanos(pause.toNanos());
      cluster.instance(victim).kill();
      kills++;
    }
  }

  /** Hands in a new report on each partition, so that whatever does not go on is noticed. */
  private List<String> probe(Load load) {
    List<String> ids = new ArrayList<>();
    for (String agency : probeAgencies) {
      Paper paper = papers.next(agency);
      load.handIn(agency, paper);
      ids.add(paper.id());
    }
    return ids;
  }

  private static List<String> probeAgencies() {
    List<String> agencies = new ArrayList<>();
    for (int number = 0; agencies.size() < Cluster.PARTITIONS; number++) {
      String agency = "探测机关" + number;
      int hash = Utils.toPositive(Utils.murmur2(agency.getBytes(StandardCharsets.UTF_8)));
      if (hash % Cluster.PARTITIONS == agencies.size()) {
        agencies.add(agency);
      }
    }
    return agencies;
  }

  private static void awaitVerdicts(Cluster cluster, List<String> ids, Fault fault, int number)
      throws FaultException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() - deadline < 0) {
      try (Connection connection = cluster.database().connect();
          PreparedStatement query =
              connection.prepareStatement(
                  "SELECT count(*) FROM submission"
                      + " WHERE submission_id = ANY (?) AND status NOT IN ('RECEIVED', 'NORMALIZED')")) {
        Array array = connection.createArrayOf("text", ids.toArray());
        query.setArray(1, array);
        try (ResultSet rows = query.executeQuery()) {
          rows.next();
          last = rows.getInt(1) + " of " + ids.size() + " verdicts";
          if (rows.getInt(1) == ids.size()) {
            return;
          }
        }
      } catch (SQLException e) {
        last = e.getMessage();
      }
      LockSupport.parkNanos(PROBE_LOOK.toNanos());
    }
    throw new FaultException(
        "after fault "
            + number
            + ", "
            + fault
            + ", new reports got no verdict within "
            + PATIENCE.toSeconds()
            + " s: "
            + last);
  }

  /** Waits until nothing is on its way any more and nothing is wrong. */
  private void await(Cluster cluster, Observation observation, Load load, String after)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> violations;
    do {
      violations = violations(cluster, observation, load);
      if (violations.isEmpty()) {
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    } while (System.nanoTime() - deadline < 0);
    throw new FaultException(
        "after "
            + after
            + " (seed "
            + plan.seed()
            + "):\n"
            + String.join("\n", violations)
            + "\nlogs: "
            + plan.directory().resolve("logs"));
  }

  private List<String> violations(Cluster cluster, Observation observation, Load load)
      throws IOException {
    observation.catchUp();
    List<String> violations =
        new ArrayList<>(
            Audit.ofTopics(ledger, load.acknowledged(), load.accepted(), load.deadLetters()));
    if (!violations.isEmpty()) {
      return violations;
    }
    try (Connection connection = cluster.database().connect()) {
      return Audit.ofDatabase(ledger, DatabaseState.of(connection), load.deadLettersOfSink());
    } catch (SQLException e) {
      return List.of("the database: " + e.getMessage());
    }
  }

  private String summary(Cluster cluster, Load load, Duration time) {
    int receipts = ledger.receipts().values().stream().mapToInt(List::size).sum();
    return String.format(
        Locale.ROOT,
        "seed %d, %d faults, %d processes killed, %d min %d s%n%n"
            + "%d documents handed in (%d different), %d withdrawals, %d records that cannot be"
            + " read; %d receipts, %d reports stand; lost 0, doubled 0, wrong 0%n%n"
            + "ended by themselves and were started again: %s%n%n"
            + "left out: %s%n%n%s",
        plan.seed(),
        figures.faults(),
        figures.kills(),
        time.toMinutes(),
        time.toSecondsPart(),
        load.handedIn(),
        papers.size(),
        load.withdrawals(),
        load.deadLetters().size() + load.deadLettersOfSink().size(),
        receipts,
        ledger.expected().size(),
        cluster.gaveUp().isEmpty() ? "none" : cluster.gaveUp(),
        leftOut.isEmpty() ? "nothing" : leftOut,
        figures.table());
  }
}
