package io.gongkai.app.publish;

import io.gongkai.app.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program in a process of its own, for signals. */
public final class GongkaiProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private GongkaiProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; what it prints goes to a file. */
  public static GongkaiProcess start(Path output, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    return new GongkaiProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  /** Waits until it has printed a text. */
  public void awaitOutput(String text) throws IOException {
    for (int i = 0; i < 600 && !output().contains(text); i++) {
      if (!process.isAlive() && !output().contains(text)) {
        throw new AssertionError("it has ended: " + output());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    if (!output().contains(text)) {
      throw new AssertionError("it did not say " + text + ": " + output());
    }
  }

  /** What it has printed. */
  public String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** Sends SIGTERM, and gives the exit status. */
  public int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not stop");
    }
    return process.exitValue();
  }

  /** Sends SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
