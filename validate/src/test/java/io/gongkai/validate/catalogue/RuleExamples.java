package io.gongkai.validate.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The examples of a rule: one that breaks it and one that does not.
 *
 * <p>They stand in {@code examples/CODE.txt} beside the tests, below the lines {@code == fails} and
 * {@code == passes}.
 *
 * @param failing what breaks the rule
 * @param passing what does not
 */
record RuleExamples(RuleExample failing, RuleExample passing) {
  static final Path FOLDER =
      Path.of(
          System.getProperty("gongkai.root"),
          "validate/src/test/resources/io/gongkai/validate/catalogue/examples");

  /** The examples of a rule, which must have some. */
  static RuleExamples of(Rule rule) {
    Path file = FOLDER.resolve(rule.code() + ".txt");
    if (!Files.exists(file)) {
      throw new AssertionError(
          "the rule " + rule.code() + " has no examples: write " + file + " as its neighbours are");
    }
    Map<String, List<String>> parts = new TreeMap<>();
    String part = "";
    for (String line : lines(file)) {
      if (line.startsWith("== ")) {
        part = line.substring("== ".length());
      } else if (!line.isBlank()) {
        parts.computeIfAbsent(part, none -> new ArrayList<>()).add(line);
      }
    }
    return new RuleExamples(
        RuleExample.of(parts.getOrDefault("fails", List.of())),
        RuleExample.of(parts.getOrDefault("passes", List.of("year 2023"))));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the examples " + file + " cannot be read", e);
    }
  }
}
