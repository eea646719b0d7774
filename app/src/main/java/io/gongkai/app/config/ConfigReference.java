package io.gongkai.app.config;

import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;

/** The reference of all configuration keys, made from their definition. */
final class ConfigReference {
  private ConfigReference() {}

  /** The reference as a page in Markdown. */
  static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Configuration

        Generated from the definition of the keys; the build fails when it is out of date.

        Values come from the defaults below, then from the properties file given with
        `--config FILE` (UTF-8), then from environment variables; the last one wins. Unknown keys
        and unknown `GONGKAI_` variables are errors, and all errors are reported at once.
        `gongkai config` prints the values in force and where each comes from.

        | key | type | default | values | what it is for | environment variable |
        | --- | --- | --- | --- | --- | --- |
        """);
    GongkaiConfig.definition().configKeys().values().stream()
        .map(ConfigReference::row)
        .forEach(page::append);
    page.append(
        """

        Three more variables are read, by the launcher and for the logs:

        | variable | what it is for |
        | --- | --- |
        | `GONGKAI_HOME` | Set by the launcher: the folder of the project, where `samples` lies. |
        | `GONGKAI_JAVA_OPTS` | Options for the JVM, added behind the launcher's own. |
        | `GONGKAI_LOG_LEVEL` | Lowest level that is logged to standard error: `ERROR`, `WARN` (default), `INFO`, `DEBUG`. |
        """);
    return page.toString();
  }

  private static String row(ConfigDef.ConfigKey key) {
    return "| `%s` | %s | `%s` | %s | %s | `%s` |\n"
        .formatted(
            key.name,
            key.type.name().toLowerCase(Locale.ROOT),
            key.defaultValue,
            key.validator == null ? "any" : key.validator,
            key.documentation,
            ConfigSource.variable(key.name));
  }
}
