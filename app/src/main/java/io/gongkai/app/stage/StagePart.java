package io.gongkai.app.stage;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a stage's process runs: a topology, the sink, a server. */
public interface StagePart {
  /** Whether it does its work now; false while it starts, and when it has stopped. */
  boolean isRunning();

  /** What has stopped it, for the operator; empty as long as nothing has. */
  Optional<String> problem();

  /**
   * Meters that look at the part, beside those that it was started with. One that is {@link
   * AutoCloseable} is closed before the part is.
   */
  List<MeterBinder> metrics();

  /**
   * Stops it. What it has not committed is done again by whoever takes over.
   *
   * @param timeout longest time to take
   */
  void close(Duration timeout);
}
