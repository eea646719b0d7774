package io.gongkai.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What normalize, validate and the sink all measure: their work, the delay, dead letters. */
final class WorkMeters {
  private static final Duration[] WORK = {
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  /**
   * Up to a day: whoever catches up after a night is to be told from whoever is late by a minute.
   */
  private static final Duration[] DELAYS = {
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1)
  };

  private final Clock clock;
  private final Timer processing;
  private final Timer delay;
  private final Counter deadLetters;

  /**
   * Meters in a registry.
   *
   * @param clock says how long ago something was taken in
   */
  WorkMeters(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    processing =
        Timer.builder("gongkai.processing")
            .description(
                "Time of work: a document read (normalize), a record judged (validate), a batch"
                    + " written (sink)")
            .serviceLevelObjectives(WORK)
            .register(registry);
    delay =
        Timer.builder("gongkai.delay")
            .description("Time since Kafka took in what the stage is done with now")
            .serviceLevelObjectives(DELAYS)
            .register(registry);
    deadLetters =
        Counter.builder("gongkai.dead.letters")
            .description("Records that the stage failed on and set aside")
            .register(registry);
  }

  void processed(Duration took) {
    processing.record(took);
  }

  /** The stage is done with something that was taken in then; clocks that disagree count as 0. */
  void reached(Instant takenIn) {
    Duration since = Duration.between(takenIn, clock.instant());
    delay.record(since.isNegative() ? Duration.ZERO : since);
  }

  void deadLetters(int records) {
    deadLetters.increment(records);
  }
}
