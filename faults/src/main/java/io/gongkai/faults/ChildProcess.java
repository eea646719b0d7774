package io.gongkai.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java program in a process of its own, which can be killed and frozen. */
final class ChildProcess {
  private static final int STOP_SECONDS = 30;
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          // Processes live for seconds: what they cost is starting.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError");

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program with this program's classes.
   *
   * @param log takes what it prints
   * @param environment variables beside this process's own; those named GONGKAI_… are not handed
   *     down
   * @param main class with the method {@code main}
   */
  static ChildProcess start(
      Path log, Map<String, String> environment, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GONGKAI_"));
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit status; only when it has ended. */
  int status() {
    return process.exitValue();
  }

  /** Sends SIGKILL and waits for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process " + process.pid() + " survives SIGKILL");
    }
  }

  /** Sends SIGTERM, and SIGKILL when it does not stop. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** Stops it from running, without its notice. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it run again. */
  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** The first group of the first match in what it has printed so far; empty: none yet. */
  Optional<String> printed(Pattern pattern) {
    try {
      Matcher matcher = pattern.matcher(Files.readString(log, StandardCharsets.UTF_8));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      // Half a character at the end of what it has printed so far.
      return Optional.empty();
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    if (process.isAlive()) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
  }
}
