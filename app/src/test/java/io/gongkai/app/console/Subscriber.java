package io.gongkai.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gongkai.testkit.Requirements;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that the data page shows, run as it stands there and as its first lines say. */
final class Subscriber implements AutoCloseable {
  private static final int ROUNDS = 600;
  private static final Duration ROUND = Duration.ofMillis(100);

  /** What the program needs, by Maven Central's names, and what decompresses records. */
  private static final Pattern JARS =
      Pattern.compile(
          "(kafka-clients|avro|jackson-[a-z]+|slf4j-api|lz4-java|zstd-jni)-\\d.*\\.jar");

  private final Process process;
  private final Path output;

  private Subscriber(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a program.
   *
   * @param folder takes its file and what it prints
   * @param fileName what the page calls it
   * @param text the program
   */
  static Subscriber start(Path folder, String fileName, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(fileName), text, UTF_8);
    Path output = folder.resolve(fileName + ".output");
    ProcessBuilder builder =
        new ProcessBuilder(command(file)).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new Subscriber(builder.start(), output);
  }

  /** Waits for a line. */
  void await(Pattern line) throws IOException {
    String printed = "";
    for (int i = 0; i < ROUNDS && !line.matcher(printed).find() && process.isAlive(); i++) {
      LockSupport.parkNanos(ROUND.toNanos());
      printed = Files.readString(output, UTF_8);
    }
    assertThat(Files.readString(output, UTF_8)).containsPattern(line);
  }

  /** Ends it, and what it has started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static List<String> command(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".java")) {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx128m",
          "-cp",
          jars(),
          file.toString());
    }
    if (name.endsWith(".py")) {
      return List.of(python(), file.toString());
    }
    String lack = "kcat is not installed: 'apt-get install kcat', then this test runs";
    assumeTrue(Requirements.met("kcat", Requirements.isOnPath("kcat"), lack), lack);
    return List.of("sh", file.toString());
  }

  private static String jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(jar -> JARS.matcher(Path.of(jar).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A Python that has the packages: Debian's are not those of another on the PATH. */
  private static String python() {
    String lack =
        "no Python has confluent_kafka and avro: 'apt-get install python3-confluent-kafka"
            + " python3-avro', or 'pip install confluent-kafka avro', then this test runs";
    Optional<String> python =
        Stream.of("python3", "/usr/bin/python3").filter(Subscriber::hasPackages).findFirst();
    assumeTrue(Requirements.met("python-kafka", python.isPresent(), lack), lack);
    return python.orElseThrow();
  }

  private static boolean hasPackages(String python) {
    try {
      Process asked =
          new ProcessBuilder(python, "-c", "import confluent_kafka, avro.io")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor(30, TimeUnit.SECONDS) && asked.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
