package io.gongkai.conformance;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The Java runtimes of this machine, for servers that need a newer one than this project. */
final class JavaRuntimes {
  private static final Path DEBIAN = Path.of("/usr/lib/jvm");

  private JavaRuntimes() {}

  /** The program {@code java} of some runtime, from a release on. */
  static Optional<Path> atLeast(int release) throws IOException {
    for (Path home : homes()) {
      Path program = home.resolve("bin").resolve("java");
      if (Files.isExecutable(program) && release(home) >= release) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      if (variable.getKey().matches("JAVA_HOME(_\\d+.*)?") && !variable.getValue().isBlank()) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> installed = Files.list(DEBIAN)) {
        installed.sorted().forEach(homes::add);
      }
    }
    return homes;
  }

  /** The release of a runtime, such as 21; 0 when its home does not tell. */
  private static int release(Path home) throws IOException {
    Path file = home.resolve("release");
    if (!Files.isReadable(file)) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    String first = version.split("[.+-]", 2)[0];
    return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0;
  }
}
