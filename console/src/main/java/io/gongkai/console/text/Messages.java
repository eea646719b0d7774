package io.gongkai.console.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The words of the pages in one language, by key. */
public final class Messages {
  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Messages(language));
    }
  }

  private final Language language;
  private final Properties texts = new Properties();

  private Messages(Language language) {
    this.language = language;
    String name = "/io/gongkai/console/messages_" + language.code() + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the messages " + name + " cannot be read", e);
    }
  }

  /** The words in a language. */
  public static Messages in(Language language) {
    return ALL.get(language);
  }

  /** The language. */
  public Language language() {
    return language;
  }

  /** Every key. */
  public Set<String> keys() {
    return new TreeSet<>(texts.stringPropertyNames());
  }

  /** Whether there is a text under a key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * The text under a key.
   *
   * @param arguments take the places of {@code {0}}, {@code {1}} and so on; whole numbers are
   *     written as the language does
   * @throws IllegalArgumentException when there is no such key
   */
  public String text(String key, Object... arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text in " + language.code() + " under " + key);
    }
    if (arguments.length == 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int done = 0;
    while (true) {
      int open = text.indexOf('{', done);
      if (open < 0) {
        return filled.append(text, done, text.length()).toString();
      }
      // What was filled in is not looked at again: it may hold braces of its own.
      Object argument = arguments[text.charAt(open + 1) - '0'];
      filled.append(text, done, open);
      filled.append(argument instanceof Number n ? number(n.longValue()) : argument);
      done = open + 3;
    }
  }

  /** A whole number as the language writes it. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }
}
