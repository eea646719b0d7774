package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The stages in a process of their own, as the one that has started it sees them. */
final class StagesProcess implements Held {
  /** What a line begins with that says how many tasks it has. */
  static final String TASKS = "tasks ";

  /** What the line begins with that says what it has used. */
  static final String USED = "used ";

  private static final int STOP_SECONDS = 90;
  private static final String COMPILER = "-XX:TieredStopAtLevel";

  private final Process process;
  private final Thread reader;
  private volatile int tasks;
  private volatile Used used;

  /**
   * What a process has used.
   *
   * @param cpuNanos time of processors, in nanoseconds
   * @param collectingMillis time that the collector of garbage took, in milliseconds
   */
  record Used(long cpuNanos, long collectingMillis) {
    static Used parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Used(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
  }

  private StagesProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read, "bench-stages-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it; it holds back.
   *
   * @param before command that Java is started by; empty for none
   * @param options options of the JVM
   * @param state folder of its state
   */
  static StagesProcess start(
      Servers servers,
      PipelineRun run,
      Shape shape,
      List<String> before,
      List<String> options,
      Path state)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(options);
    // Where this process was told to make little of its compiler, so are those that it starts.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith(COMPILER))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StagesMain.class.getName(),
            servers.bootstrapServers(),
            servers.registry(),
            run.replay(),
            shape.name(),
            state.toString()));
    return new StagesProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(TASKS)) {
          tasks = Integer.parseInt(line.substring(TASKS.length()));
        } else if (line.startsWith(USED)) {
          used = Used.parse(line.substring(USED.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many tasks it has; 0 as long as it has not begun. */
  int tasks() {
    return tasks;
  }

  @Override
  public boolean isReady() {
    return tasks > 0;
  }

  @Override
  public boolean hasFailed() {
    return !process.isAlive();
  }

  @Override
  public void letGo() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /**
   * Stops it.
   *
   * @return what it used
   * @throws IllegalStateException when it does not end as it should
   */
  Used stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the stages do not stop");
    }
    reader.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    if (process.exitValue() != 0 || used == null) {
      throw new IllegalStateException("the stages ended with status " + process.exitValue());
    }
    return used;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
  }
}
