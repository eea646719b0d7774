package io.gongkai.app.stage;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.console.KafkaOriginals;
import io.gongkai.app.deadletter.PipelineLetters;
import io.gongkai.app.waive.PipelineWaivers;
import io.gongkai.console.Console;
import io.gongkai.console.Pipeline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A running console. */
public final class ConsolePart implements StagePart {
  private final Console console;
  private final KafkaOriginals originals;
  private volatile boolean running = true;

  private ConsolePart(Console console, KafkaOriginals originals) {
    this.console = console;
    this.originals = originals;
  }

  /**
   * Starts a console.
   *
   * @throws RuntimeException when the blob store cannot be opened or the address is taken; nothing
   *     keeps running then
   */
  static ConsolePart start(GongkaiConfig config) {
    KafkaOriginals originals = KafkaOriginals.of(config);
    try {
      return new ConsolePart(
          Console.start(
              config.console().over(config.database().required()),
              pipeline(config, originals),
              Clock.systemUTC()),
          originals);
    } catch (RuntimeException | Error e) {
      originals.close();
      throw e;
    }
  }

  private static Pipeline pipeline(GongkaiConfig config, KafkaOriginals originals) {
    Clock clock = Clock.systemUTC();
    return new Pipeline(
        originals,
        originals,
        new PipelineWaivers(config.connections(), clock),
        new PipelineLetters(config.connections(), clock),
        config.console().shown().over(config.connections()));
  }

  /** Where it listens. */
  public URI uri() {
    return console.uri();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  public List<MeterBinder> metrics() {
    return List.of(
        registry ->
            Gauge.builder("gongkai.console.listeners", console, Console::listeners)
                .description("Open pages that are told of news")
                .register(registry));
  }

  /** Takes a few seconds at most. */
  @Override
  public void close(Duration timeout) {
    running = false;
    try {
      console.close();
    } finally {
      originals.close();
    }
  }
}
