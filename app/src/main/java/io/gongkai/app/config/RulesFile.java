package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.NearestWord;
import io.gongkai.model.Severity;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import io.gongkai.validate.catalogue.RuleSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what a deployment sets about the rules: a properties file in UTF-8 with keys like {@code
 * T3-FLOW.severity} and the values ERROR, WARNING, INFO.
 */
public final class RulesFile {
  private static final String SEVERITY = ".severity";

  private final Path file;
  private final List<String> problems;

  private RulesFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @throws CommandFailure when anything is wrong; its message lists every problem
   */
  public static RuleSettings load(Path file) {
    List<String> problems = new ArrayList<>();
    RuleSettings settings = read(file, problems);
    if (!problems.isEmpty()) {
      throw new CommandFailure(
          "the settings of the rules cannot be used:\n  - " + String.join("\n  - ", problems));
    }
    return settings;
  }

  /**
   * Reads a file.
   *
   * @param problems list that takes every problem; the settings leave out what has one
   */
  static RuleSettings read(Path file, List<String> problems) {
    return new RulesFile(file, problems).read();
  }

  private RuleSettings read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("the file " + file + " with settings of the rules cannot be read: " + e);
      return RuleSettings.NONE;
    }
    Map<String, Severity> severities = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      Optional<String> code = code(key);
      Optional<Severity> severity = severity(key, properties.getProperty(key).strip());
      if (code.isPresent() && severity.isPresent()) {
        severities.put(code.get(), severity.get());
      }
    }
    return new RuleSettings(severities);
  }

  private Optional<String> code(String key) {
    List<String> keys =
        RuleCatalogue.all().stream()
            .filter(rule -> !rule.isDeprecated())
            .map(rule -> rule.code() + SEVERITY)
            .toList();
    if (keys.contains(key)) {
      return Optional.of(key.substring(0, key.length() - SEVERITY.length()));
    }
    Optional<Rule> deprecated =
        RuleCatalogue.all().stream().filter(rule -> key.equals(rule.code() + SEVERITY)).findFirst();
    problems.add(
        file
            + ": "
            + (deprecated.isPresent()
                ? deprecated(deprecated.get())
                : "unknown key "
                    + key
                    + NearestWord.of(key, keys)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; keys are like T3-FLOW.severity")));
    return Optional.empty();
  }

  private static String deprecated(Rule rule) {
    return "the rule "
        + rule.code()
        + " is not applied since catalogue "
        + rule.deprecated()
        + (rule.replacedBy().isEmpty() ? "" : "; " + rule.replacedBy() + " took its place");
  }

  private Optional<Severity> severity(String key, String value) {
    Optional<Severity> severity =
        Arrays.stream(Severity.values()).filter(each -> each.name().equals(value)).findFirst();
    if (severity.isEmpty()) {
      problems.add(
          file + ": " + key + " is '" + value + "', which is none of ERROR, WARNING, INFO");
    }
    return severity;
  }
}
