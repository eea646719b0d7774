package io.gongkai.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rounds of several tasks in turns, so that what changes on the machine changes for all of them.
 */
final class Rounds {
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  private Rounds() {}

  /**
   * Runs tasks in turns.
   *
   * @param rounds rounds that count, from 1; one before them warms up and does not
   * @param log told of each round
   */
  static Rounds of(List<Task> tasks, int rounds, PrintWriter log) throws Exception {
    return of(tasks, 1, rounds, log);
  }

  /**
   * Runs tasks in turns.
   *
   * @param warmUps rounds before those that count, from 0
   * @param rounds rounds that count, from 1
   * @param log told of each round
   */
  static Rounds of(List<Task> tasks, int warmUps, int rounds, PrintWriter log) throws Exception {
    Rounds all = new Rounds();
    tasks.forEach(task -> all.samples.put(task.name(), new ArrayList<>()));
    for (int i = 1 - warmUps; i <= rounds; i++) {
      for (Task task : tasks) {
        Sample sample = task.work().round();
        if (i > 0) {
          all.samples.get(task.name()).add(sample);
        }
        log.printf(
            Locale.ROOT,
            "%s %d/%d: %,.0f documents/s, %.1f us each, %.1f us of processors%n",
            task.name(),
            i,
            rounds,
            sample.perSecond(),
            sample.micros(),
            sample.cpuMicros());
        log.flush();
      }
    }
    return all;
  }

  /** The rounds of a task that count. */
  List<Sample> of(String task) {
    List<Sample> found = samples.get(task);
    if (found == null) {
      throw new IllegalArgumentException("no task " + task);
    }
    return found;
  }

  /** Names of the tasks in order. */
  List<String> tasks() {
    return List.copyOf(samples.keySet());
  }

  /** How many documents one task does while the other does one, by rounds. */
  Ratio speed(String task, String against) {
    return ratio(of(task), of(against));
  }

  /** How often the time for a document of another task a task takes, by rounds. */
  Ratio cost(String task, String against) {
    return ratio(of(against), of(task));
  }

  /** The same against whichever of two others is slower in a round. */
  Ratio speedAgainstSlower(String task, String one, String other) {
    List<Sample> slower = new ArrayList<>();
    for (int i = 0; i < of(one).size(); i++) {
      Sample first = of(one).get(i);
      Sample second = of(other).get(i);
      slower.add(first.perSecond() < second.perSecond() ? first : second);
    }
    return ratio(of(task), slower);
  }

  private static Ratio ratio(List<Sample> over, List<Sample> under) {
    double[] ratios = new double[over.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = over.get(i).perSecond() / under.get(i).perSecond();
    }
    return Ratio.of(ratios);
  }
}
