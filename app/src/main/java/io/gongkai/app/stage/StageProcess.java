package io.gongkai.app.stage;

import io.gongkai.app.config.StageOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage that runs with servers elsewhere: it waits for them, works, and tells how it is doing.
 *
 * <p>It serves its health from the beginning: alive while it waits, ready when it works.
 */
public final class StageProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StageProcess.class);
  private static final long LOOK_MILLIS = 500;
  private static final long LOOK_RUNNING_MILLIS = 50;

  private final StageSpec spec;
  private final StageOptions options;
  private final Consumer<String> say;
  private final Readiness readiness;
  private final StageMetrics metrics;
  private final HealthServer server;
  private final ClockWatch clock = new ClockWatch(Clock.systemUTC(), System::nanoTime);
  private volatile StagePart part;

  private StageProcess(StageSpec spec, StageOptions options, Consumer<String> say) {
    this.spec = spec;
    this.options = options;
    this.say = say;
    readiness = new Readiness(spec.dependencies());
    metrics = new StageMetrics(spec.name(), options.instanceId(), this::isRunning);
    server =
        HealthServer.start(
            options.health(),
            () -> Map.of("stage", problem().orElse("UP")),
            () -> readiness.checks(problem().orElse(isRunning() ? "UP" : "starting")),
            metrics::scrape);
  }

  /**
   * Starts a stage; it does its work when this returns.
   *
   * @param options how it runs
   * @param stop gives the start up when it opens
   * @param say takes lines for the operator
   * @throws StageException when a server does not answer in time, refuses, or the part does not
   *     start: it says which and what to do, and nothing keeps running
   * @throws InterruptedException when the start is given up; nothing keeps running
   */
  public static StageProcess start(
      StageSpec spec, StageOptions options, CountDownLatch stop, Consumer<String> say)
      throws InterruptedException {
    StageProcess process = new StageProcess(spec, options, say);
    try {
      process.startPart(stop);
      return process;
    } catch (StageException | InterruptedException | Error e) {
      process.close();
      throw e;
    }
  }

  /** Where health and metrics are served. */
  public URI uri() {
    return server.uri();
  }

  /** Whether the part does its work now. */
  public boolean isRunning() {
    StagePart running = part;
    return running != null && running.isRunning();
  }

  /** What has stopped the part, or will keep it from working; empty as long as nothing has. */
  public Optional<String> problem() {
    StagePart running = part;
    Optional<String> clockProblem = clock.problem();
    return running == null ? Optional.empty() : running.problem().or(() -> clockProblem);
  }

  private void startPart(CountDownLatch stop) throws InterruptedException {
    say.accept("health and metrics on " + uri());
    long deadline = System.nanoTime() + options.startTimeout().toNanos();
    for (Dependency dependency : spec.dependencies()) {
      await(dependency, deadline, stop);
    }
    try {
      part = spec.start().start(metrics.registry());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new StageException(
          "the stage " + spec.name() + " does not start: " + Causes.text(e), e);
    }
    part.metrics().forEach(metrics::add);
    while (!part.isRunning()) {
      failWhenOver(deadline);
      if (stop.await(LOOK_RUNNING_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stopped while the stage " + spec.name() + " was starting");
      }
    }
  }

  private void failWhenOver(long deadline) {
    if (problem().isPresent()) {
      throw new StageException(problem().get(), null);
    }
    if (System.nanoTime() - deadline >= 0) {
      throw new StageException(
          "the stage "
              + spec.name()
              + " was not running after "
              + options.startTimeout().toSeconds()
              + " s: see the log above; start.timeout.ms gives it more time",
          null);
    }
  }

  private void await(Dependency dependency, long deadline, CountDownLatch stop)
      throws InterruptedException {
    String said = "";
    while (true) {
      try {
        readiness.check(dependency);
        return;
      } catch (DependencyException e) {
        if (e.isLasting() || System.nanoTime() - deadline >= 0) {
          throw new StageException(e.getMessage(), e);
        }
        if (!said.equals(e.getMessage())) {
          said = e.getMessage();
          say.accept("waiting: " + said);
        }
      }
      if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stopped while waiting for " + dependency.name());
      }
    }
  }

  /** Stops the part within the configured time, and the server of its health last. */
  @Override
  public void close() {
    metrics.close();
    if (part != null) {
      // Some of the time is for what comes behind it.
      Duration most = options.shutdownTimeout().multipliedBy(9).dividedBy(10);
      quietly("part", () -> part.close(most));
    }
    for (Dependency dependency : spec.dependencies()) {
      quietly(dependency.name(), dependency::close);
    }
    quietly("health server", server::close);
  }

  private void quietly(String what, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException e) {
      LOG.warn("The {} of the stage {} did not stop cleanly", what, spec.name(), e);
    }
  }
}
