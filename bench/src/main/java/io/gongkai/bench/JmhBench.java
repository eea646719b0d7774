package io.gongkai.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Time and memory of each step by itself, measured by JMH in a JVM of its own for each. */
final class JmhBench {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Size size;
  private final PrintWriter log;

  /**
   * How much is measured.
   *
   * @param forks JVMs for each step; 0 for this one, where figures do not matter
   * @param warmUps iterations that do not count
   * @param iterations iterations that count, from 1
   * @param length length of an iteration
   */
  record Size(int forks, int warmUps, int iterations, TimeValue length) {
    /** For figures. */
    static final Size FULL = new Size(1, 4, 4, TimeValue.seconds(1));

    /** For nothing but to see that it runs. */
    static final Size SMOKE = new Size(0, 0, 1, TimeValue.milliseconds(1));
  }

  /**
   * Figures of a step.
   *
   * @param name the step
   * @param micros microseconds for one document
   * @param error half the width of the interval that holds the mean with 99.9 %; not a number where
   *     there are too few iterations to tell
   * @param bytes bytes allocated for one document; not a number where the JVM does not say
   */
  record Row(String name, double micros, double error, double bytes) {
    // The harness gives its results as raw types.
    @SuppressWarnings("rawtypes")
    static Row of(RunResult result) {
      String benchmark = result.getParams().getBenchmark();
      String parameter = result.getParams().getParam("container");
      Result time = result.getPrimaryResult();
      Result allocated = result.getSecondaryResults().get(ALLOCATED);
      return new Row(
          benchmark.substring(benchmark.lastIndexOf('.') + 1)
              + (parameter == null ? "" : ", " + parameter),
          time.getScore(),
          time.getScoreError(),
          allocated == null ? Double.NaN : allocated.getScore());
    }
  }

  JmhBench(Size size, PrintWriter log) {
    this.size = size;
    this.log = log;
  }

  /** Measures every benchmark of this package. */
  Measured run() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("io\\.gongkai\\.bench\\..*Benchmarks\\.")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(size.forks())
            .jvmArgs("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
            .warmupIterations(size.warmUps())
            .warmupTime(size.length())
            .measurementIterations(size.iterations())
            .measurementTime(size.length())
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    List<Row> rows = new ArrayList<>();
    for (RunResult result : new Runner(options.build()).run()) {
      rows.add(Row.of(result));
    }
    log.printf(Locale.ROOT, "%d benchmarks by JMH%n", rows.size());
    String setting =
        String.format(
            Locale.ROOT,
            "Generated reports, one thread, each step in a JVM of its own: %d iterations of %d ms"
                + " after %d that do not count. Lexing, aligning and decoding by table 3.",
            size.iterations(),
            size.length().convertTo(TimeUnit.MILLISECONDS),
            size.warmUps());
    return new Measured(
        "Steps by JMH", setting + "\n\n" + table(rows), List.of(), List.of(), List.of());
  }

  /** The figures as Markdown. */
  static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    table.append("| step | us for a document | ± | bytes allocated |\n");
    table.append("| --- | --- | --- | --- |");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n| %s | %.1f | %s | %,.0f |",
              row.name(),
              row.micros(),
              Double.isNaN(row.error()) ? "" : String.format(Locale.ROOT, "%.1f", row.error()),
              row.bytes()));
    }
    return table.toString();
  }
}
