package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.NearestWord;
import io.gongkai.validate.catalogue.RuleSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;

/**
 * Puts the configuration together: defaults, then one properties file, then the environment.
 *
 * <p>The environment variable of a key is {@code GONGKAI_} and the key in capitals, with
 * underscores for full stops: {@code topic.partitions} is {@code GONGKAI_TOPIC_PARTITIONS}.
 */
public final class ConfigSource {
  private static final String PREFIX = "GONGKAI_";

  /** Variables of the launcher and of the logs: they are no keys. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("GONGKAI_HOME", "GONGKAI_JAVA_OPTS", "GONGKAI_LOG_LEVEL", "GONGKAI_LOG_FORMAT");

  private final ConfigDef definition;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> given = new TreeMap<>();
  private final Map<String, String> origins = new TreeMap<>();

  /** What was given, with the references to secrets resolved. */
  private Map<String, String> resolved = Map.of();

  private RuleSettings rules = RuleSettings.NONE;

  private ConfigSource(ConfigDef definition) {
    this.definition = definition;
  }

  /**
   * Reads the configuration.
   *
   * @param file properties file in UTF-8; null when there is none
   * @param environment environment variables
   * @throws CommandFailure when anything is wrong; its message lists every problem
   */
  public static GongkaiConfig load(Path file, Map<String, String> environment) {
    ConfigSource source = read(file, environment);
    return source.config();
  }

  static ConfigSource read(Path file, Map<String, String> environment) {
    ConfigSource source = new ConfigSource(GongkaiConfig.definition());
    if (file != null) {
      source.addFile(file);
    }
    source.addEnvironment(environment);
    source.resolved =
        new Secrets(environment).resolve(source.given, source.origins, source.problems);
    source.checkValues();
    source.readRules();
    if (!source.problems.isEmpty()) {
      throw new CommandFailure(
          "the configuration cannot be used:\n  - " + String.join("\n  - ", source.problems));
    }
    return source;
  }

  /** Values of all keys, defaults included. */
  Map<String, Object> parse() {
    return definition.parse(resolved);
  }

  /** The configuration that the values make. */
  GongkaiConfig config() {
    return GongkaiConfig.of(parse(), resolved, rules);
  }

  /** The values to show of the program's own keys and of the others that were given; no secrets. */
  SortedMap<String, String> shown() {
    SortedMap<String, String> shown = new TreeMap<>();
    Map<String, Object> values = parse();
    Set<String> keys = new TreeSet<>(GongkaiConfig.ownDefinition().names());
    keys.addAll(given.keySet());
    for (String key : keys) {
      Object value = values.get(key);
      boolean kept = given.containsKey(key) && Secrets.isReference(given.get(key));
      if (value instanceof Password || !kept) {
        // Kafka's Password prints as [hidden].
        shown.put(key, Secrets.masked(String.valueOf(value)));
      } else {
        shown.put(key, given.get(key));
      }
    }
    return shown;
  }

  /** Where the value of a key comes from: a file, a variable, or the default. */
  String origin(String key) {
    return origins.getOrDefault(key, "default");
  }

  /** The environment variable that overrides a key. */
  static String variable(String key) {
    return PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private void addFile(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          "the configuration file " + file + " cannot be read: " + e.getMessage(), e);
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (definition.names().contains(key)) {
        put(key, properties.getProperty(key), file.toString());
      } else {
        problems.add(file + ": unknown key " + key + nearest(key, definition.names()));
      }
    }
  }

  private void addEnvironment(Map<String, String> environment) {
    Map<String, String> keys = new TreeMap<>();
    definition.names().forEach(key -> keys.put(variable(key), key));
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (keys.containsKey(name)) {
                put(keys.get(name), value, name);
              } else if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name)) {
                problems.add("unknown environment variable " + name + nearest(name, keys.keySet()));
              }
            });
  }

  private void put(String key, String value, String origin) {
    given.put(key, value);
    origins.put(key, origin);
  }

  private void checkValues() {
    for (ConfigValue value : definition.validate(resolved)) {
      for (String message : value.errorMessages()) {
        problems.add(origin(value.name()) + ": " + shown(value.name(), message));
      }
    }
    problems.addAll(ConnectionKeys.problems(resolved));
    problems.addAll(BlobKeys.problems(resolved));
  }

  /** A message about a key, which names it and holds nothing that is kept elsewhere. */
  private String shown(String key, String message) {
    String text = given.getOrDefault(key, "");
    String safe =
        Secrets.isReference(text) ? message.replace(resolved.get(key).strip(), text) : message;
    return safe.contains(key) ? safe : key + ": " + safe;
  }

  private void readRules() {
    String file = resolved.getOrDefault(GongkaiConfig.RULES_FILE, "").strip();
    if (!file.isEmpty()) {
      rules = RulesFile.read(Path.of(file), problems);
    }
  }

  private static String nearest(String word, Set<String> known) {
    return NearestWord.of(word, known).map(best -> "; did you mean " + best + "?").orElse("");
  }
}
