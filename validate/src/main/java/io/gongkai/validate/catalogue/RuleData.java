package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The rules as the file {@code rules.properties} beside this class has them. */
final class RuleData {
  private static final String FILE = "rules.properties";
  private static final RuleData OURS = new RuleData(load());

  private final Properties data;

  private RuleData(Properties data) {
    this.data = data;
  }

  /**
   * The rule with a code.
   *
   * @throws IllegalStateException when the file does not have it, or lacks one of its texts
   */
  static Rule rule(String code) {
    return OURS.read(code);
  }

  /** All keys of the file. */
  static Iterable<String> keys() {
    return OURS.data.stringPropertyNames();
  }

  private Rule read(String code) {
    String[] kind = required(code).split(" ", -1);
    return new Rule(
        code,
        Severity.valueOf(kind[0]),
        Category.valueOf(kind[1]),
        Scope.valueOf(kind[2]),
        kind[3],
        data.getProperty(code + ".deprecated", ""),
        data.getProperty(code + ".replacedBy", ""),
        text(code, "title"),
        text(code, "explanation"),
        text(code, "legalBasis"),
        text(code, "fix"));
  }

  /** A text of a rule, or the one that it shares with others. */
  private Bilingual text(String code, String part) {
    String key = data.getProperty(code + "." + part, code) + "." + part;
    return new Bilingual(required(key + ".zh"), required(key + ".en"));
  }

  private String required(String key) {
    String value = data.getProperty(key, "");
    if (value.isEmpty()) {
      throw new IllegalStateException(FILE + " of the rule catalogue has no " + key);
    }
    return value;
  }

  private static Properties load() {
    Properties data = new Properties();
    try (InputStream in = RuleData.class.getResourceAsStream(FILE);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      data.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the rules of the catalogue cannot be read", e);
    }
    return data;
  }
}
