package io.gongkai.app.stage;

import io.gongkai.app.cli.BuildInfo;
import io.gongkai.app.metrics.KafkaMeters;
import io.gongkai.app.metrics.RefreshedMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metrics of a stage's process: build, JVM, state, and what its part adds. */
final class StageMetrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StageMetrics.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** What has a thread or a listener of its own, the last first. */
  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();

  private final List<RefreshedMeters> refreshed = new CopyOnWriteArrayList<>();

  /**
   * Metrics of a stage.
   *
   * @param instance name of the instance, empty for none
   * @param running whether its part does its work now
   */
  StageMetrics(String stage, String instance, BooleanSupplier running) {
    registry
        .config()
        .commonTags("stage", stage, "instance_id", instance)
        .meterFilter(KafkaMeters.onceForEachTopic());
    BuildInfo build = BuildInfo.read();
    Gauge.builder("gongkai.build.info", () -> 1)
        .description("Always 1; the labels say what runs")
        .tags("version", build.version(), "kafka", build.kafka(), "java", build.java())
        .register(registry);
    Gauge.builder("gongkai.stage.running", () -> running.getAsBoolean() ? 1 : 0)
        .description("1 while the stage does its work")
        .register(registry);
    List.of(
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(this::add);
  }

  MeterRegistry registry() {
    return registry;
  }

  /** All meters as they stand now, in Prometheus' text format. */
  String scrape() {
    refreshed.forEach(RefreshedMeters::refresh);
    return registry.scrape();
  }

  /** Adds meters; what has to be closed is closed with these. */
  void add(MeterBinder binder) {
    binder.bindTo(registry);
    if (binder instanceof AutoCloseable closeable) {
      closeables.push(closeable);
    }
    if (binder instanceof RefreshedMeters meters) {
      refreshed.add(meters);
    }
  }

  @Override
  public void close() {
    refreshed.clear();
    while (!closeables.isEmpty()) {
      try {
        closeables.pop().close();
      } catch (Exception e) {
        LOG.debug("Metrics did not stop cleanly", e);
      }
    }
    registry.close();
  }
}
