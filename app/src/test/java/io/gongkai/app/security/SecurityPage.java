package io.gongkai.app.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of threats, held against the tests of the repository. */
record SecurityPage(String markdown, Path root) {
  private static final String LAST_TITLE = "shown by";
  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z0-9]*)\\.(should[A-Za-z0-9]*)`");

  /** Most levels between the root and the folder of a test's package. */
  private static final int DEPTH = 14;

  /** A row of a table of threats. */
  record Threat(String name, List<String> cells) {}

  /** A test that a row names. */
  record NamedTest(String type, String method) {}

  /** The rows of all tables whose last column says what shows them. */
  List<Threat> threats() {
    List<Threat> threats = new ArrayList<>();
    boolean within = false;
    for (String line : markdown.lines().toList()) {
      List<String> cells = cells(line);
      if (cells.isEmpty()) {
        within = false;
      } else if (cells.get(cells.size() - 1).equals(LAST_TITLE)) {
        within = true;
      } else if (within && !line.startsWith("| ---")) {
        threats.add(new Threat(cells.get(0), cells));
      }
    }
    return threats;
  }

  /**
   * What is wrong with the rows, a line each; empty when every row is shown by tests that exist.
   */
  List<String> problems() throws IOException {
    List<String> problems = new ArrayList<>();
    Set<Path> sources = sources();
    for (Threat threat : threats()) {
      List<NamedTest> tests = tests(threat);
      if (tests.isEmpty() || threat.cells().size() != 4 || threat.cells().contains("")) {
        problems.add(threat.name() + ": no test shows it, or a cell is empty");
      }
      for (NamedTest test : tests) {
        Optional<Path> source = source(sources, test);
        if (source.isEmpty()) {
          problems.add(threat.name() + ": there is no class " + test.type());
        } else if (!Files.readString(source.get())
            .matches("(?s).*[ >]" + test.method() + "\\(.*")) {
          problems.add(threat.name() + ": " + test.type() + " has no test " + test.method());
        }
      }
    }
    return problems;
  }

  private static List<NamedTest> tests(Threat threat) {
    List<NamedTest> tests = new ArrayList<>();
    Matcher test = TEST.matcher(threat.cells().get(threat.cells().size() - 1));
    while (test.find()) {
      tests.add(new NamedTest(test.group(1), test.group(2)));
    }
    return tests;
  }

  private static Optional<Path> source(Set<Path> sources, NamedTest test) {
    // Two modules may have a test of one name: the one that has the method is meant.
    List<Path> named =
        sources.stream()
            .filter(path -> path.getFileName().toString().equals(test.type() + ".java"))
            .toList();
    return named.stream()
        .filter(path -> contains(path, test.method()))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  private static boolean contains(Path path, String text) {
    try {
      return Files.readString(path).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a test cannot be read: " + path, e);
    }
  }

  private Set<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      Set<Path> sources = new HashSet<>();
      for (Path module : modules.collect(Collectors.toSet())) {
        Path tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          try (Stream<Path> files = Files.walk(tests, DEPTH)) {
            files.filter(Files::isRegularFile).forEach(sources::add);
          }
        }
      }
      return sources;
    }
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("| ") || !line.endsWith(" |")) {
      return List.of();
    }
    return Stream.of(line.substring(2, line.length() - 2).split(" \\| ", -1))
        .map(String::strip)
        .toList();
  }
}
