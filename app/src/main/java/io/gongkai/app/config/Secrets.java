package io.gongkai.app.config;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Puts what Kafka's configuration providers know in the place of references to it, so that secrets
 * stay in files of their own: <code>${dir:/run/secrets:password}</code>, <code>${file:path:key}
 * </code>, <code>${env:NAME}</code>.
 */
final class Secrets {
  private static final String HIDDEN = "[hidden]";

  private final Map<String, ConfigProvider> providers;

  Secrets(Map<String, String> environment) {
    providers =
        Map.of(
            "dir", stripped(configured(new DirectoryConfigProvider())),
            "file", stripped(configured(new FileConfigProvider())),
            "env", stripped(configured(new EnvVarConfigProvider(environment))));
  }

  private static ConfigProvider configured(ConfigProvider provider) {
    provider.configure(Map.of());
    return provider;
  }

  /**
   * The values with all references resolved.
   *
   * @param given values by key
   * @param origins where each comes from, for messages
   * @param problems takes a line for each reference that leads nowhere
   */
  Map<String, String> resolve(
      Map<String, String> given, Map<String, String> origins, List<String> problems) {
    ConfigTransformer transformer = new ConfigTransformer(providers);
    Map<String, String> resolved = new TreeMap<>();
    given.forEach(
        (key, value) -> {
          resolved.put(key, value);
          try {
            String known = transformer.transform(Map.of(key, value)).data().get(key);
            resolved.put(key, known);
            missing(value, known)
                .forEach(
                    reference ->
                        problems.add(
                            origins.get(key)
                                + ": "
                                + key
                                + " names "
                                + reference
                                + ", and there is no such thing"));
          } catch (ConfigException e) {
            problems.add(
                origins.get(key)
                    + ": "
                    + key
                    + " names "
                    + value
                    + ", which cannot be read: "
                    + e.getMessage());
          }
        });
    return resolved;
  }

  /** The references of a value that still stand in what was made of it. */
  private List<String> missing(String value, String resolved) {
    return ConfigTransformer.DEFAULT_PATTERN
        .matcher(value)
        .results()
        .filter(reference -> providers.containsKey(reference.group(1)))
        .map(reference -> reference.group())
        .filter(resolved::contains)
        .toList();
  }

  /** Whether a value refers to something that is kept elsewhere. */
  static boolean isReference(String value) {
    return ConfigTransformer.DEFAULT_PATTERN.matcher(value).find();
  }

  /** A value without the passwords of URLs in it. */
  static String masked(String value) {
    return value
        .replaceAll("(?<=://)[^/@\\s]*@", Matcher.quoteReplacement(HIDDEN + "@"))
        .replaceAll("(?i)([?&](?:ssl)?password=)[^&]*", "$1" + Matcher.quoteReplacement(HIDDEN));
  }

  /** Takes line ends off the end: editors and {@code echo} leave them in files of secrets. */
  private static ConfigProvider stripped(ConfigProvider provider) {
    return new ConfigProvider() {
      @Override
      public ConfigData get(String path) {
        return stripped(provider.get(path));
      }

      @Override
      public ConfigData get(String path, Set<String> keys) {
        return stripped(provider.get(path, keys));
      }

      @Override
      public void configure(Map<String, ?> configs) {
        provider.configure(configs);
      }

      @Override
      public void close() throws IOException {
        provider.close();
      }

      private static ConfigData stripped(ConfigData data) {
        Map<String, String> values = new HashMap<>();
        data.data().forEach((key, value) -> values.put(key, value.replaceFirst("[\r\n]+$", "")));
        return new ConfigData(values, data.ttl());
      }
    };
  }
}
