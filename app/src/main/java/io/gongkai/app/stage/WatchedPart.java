package io.gongkai.app.stage;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A part that ends when one of its topics is deleted. */
final class WatchedPart implements StagePart {
  private final StagePart part;
  private final TopicWatch watch;

  /**
   * Watches over a part that was started.
   *
   * @param watch closed with it
   */
  WatchedPart(StagePart part, TopicWatch watch) {
    this.part = part;
    this.watch = watch;
    watch.watch(part::isRunning);
  }

  @Override
  public boolean isRunning() {
    return part.isRunning();
  }

  @Override
  public Optional<String> problem() {
    return watch.problem().or(part::problem);
  }

  @Override
  public List<MeterBinder> metrics() {
    return part.metrics();
  }

  @Override
  public void close(Duration timeout) {
    // The part first: its time is bounded, and the watch ends with the process at the latest.
    part.close(timeout);
    watch.close();
  }
}
