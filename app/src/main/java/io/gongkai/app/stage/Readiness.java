package io.gongkai.app.stage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a stage is ready: its part runs, and all its servers answer.
 *
 * <p>An answer is kept for a second, so that nobody can make the stage ask its servers all the
 * time.
 */
final class Readiness {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final String UP = "UP";

  private final List<Dependency> dependencies;
  private Map<String, String> last = Map.of();
  private long lastNanos;

  Readiness(List<Dependency> dependencies) {
    this.dependencies = List.copyOf(dependencies);
  }

  /**
   * Each check and {@code UP}, or what is wrong.
   *
   * @param part state of the part, {@code UP} when it runs
   */
  synchronized Map<String, String> checks(String part) throws InterruptedException {
    if (last.isEmpty() || System.nanoTime() - lastNanos > KEPT.toNanos()) {
      last = ask();
      lastNanos = System.nanoTime();
    }
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("stage", part);
    checks.putAll(last);
    return checks;
  }

  /** Whether all checks are up. */
  static boolean isReady(Map<String, String> checks) {
    return checks.values().stream().allMatch(UP::equals);
  }

  private Map<String, String> ask() throws InterruptedException {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Dependency dependency : dependencies) {
      answers.put(dependency.name(), ask(dependency));
    }
    return answers;
  }

  private static String ask(Dependency dependency) throws InterruptedException {
    try {
      dependency.check();
      return UP;
    } catch (DependencyException e) {
      return e.getMessage();
    }
  }

  /** Asks once, under the same lock as the others that ask. */
  synchronized void check(Dependency dependency) throws InterruptedException, DependencyException {
    dependency.check();
  }
}
