package io.gongkai.app.stage;

import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.generation.GenerationWatch;
import io.gongkai.schemas.streams.PipelineRun;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage of the live run: it works in the generation that is live when it starts, and stops when
 * that is live no longer.
 */
final class LivePart implements StagePart {
  private static final Logger LOG = LoggerFactory.getLogger(LivePart.class);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final StagePart stage;
  private final GenerationWatch watch;
  private volatile String replaced;

  /** Starts a stage as part of a run. */
  interface Start {
    StagePart in(PipelineRun run) throws InterruptedException;
  }

  private LivePart(StagePart stage, GenerationWatch watch) {
    this.stage = stage;
    this.watch = watch;
  }

  /**
   * Starts a stage.
   *
   * @param start starts it as part of a run
   * @throws RuntimeException when a switch is under way, or the stage does not start
   */
  static LivePart start(KafkaConnection kafka, Start start) throws InterruptedException {
    GenerationWatch watch = GenerationWatch.open(kafka);
    try {
      LivePart part = new LivePart(start.in(watch.run()), watch);
      watch.start(part::stop);
      return part;
    } catch (RuntimeException | InterruptedException | Error e) {
      watch.close();
      throw e;
    }
  }

  /** In the thread of the watch: whoever runs the stage may be slow to look. */
  private void stop(String why) {
    replaced = why;
    LOG.warn("The stage stops: {}", why);
    stage.close(STOP);
  }

  @Override
  public boolean isRunning() {
    return replaced == null && stage.isRunning();
  }

  @Override
  public Optional<String> problem() {
    return replaced == null ? stage.problem() : Optional.of("the stage stopped: " + replaced);
  }

  @Override
  public List<MeterBinder> metrics() {
    return stage.metrics();
  }

  @Override
  public void close(Duration timeout) {
    watch.close();
    stage.close(timeout);
  }
}
