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
    GongkaiConfig.ownDefinition().configKeys().values().stream()
        .map(ConfigReference::row)
        .forEach(page::append);
    page.append(
        """

        ## Connections
        What stands behind `kafka.` goes to every Kafka client as it is, and what stands behind
        `schema.registry.` to the schema registry's client: all connection settings of Kafka's
        admin client, and Confluent's settings of the registry's client. They may also come from
        variables, `kafka.sasl.jaas.config` from `GONGKAI_KAFKA_SASL_JAAS_CONFIG`. The most
        important ones:

        | key | what it is for |
        | --- | --- |
        | `kafka.security.protocol` | `PLAINTEXT` (default), `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`. |
        | `kafka.sasl.mechanism` | `SCRAM-SHA-512`, `SCRAM-SHA-256`, `PLAIN`, `OAUTHBEARER`. |
        | `kafka.sasl.jaas.config` | The login: `org.apache.kafka.common.security.scram.ScramLoginModule required username="…" password="…";` |
        | `kafka.ssl.truststore.location`, `.type`, `.password` | Whose certificates are trusted; types `PKCS12`, `JKS`, `PEM`. |
        | `kafka.ssl.keystore.location`, `.type`, `.password`, `kafka.ssl.key.password` | The own certificate and key, for mutual TLS. |
        | `schema.registry.basic.auth.user.info` | `user:password` for the registry. |
        | `schema.registry.ssl.truststore.location` and the others | The same as for Kafka. |

        A value may refer to what is kept elsewhere, with Kafka's own configuration providers;
        `gongkai config` shows the reference and never what is behind it:

        | reference | is replaced with |
        | --- | --- |
        | `${dir:/run/secrets:db-password}` | the content of the file `/run/secrets/db-password`, without line ends after it |
        | `${file:/etc/gongkai/secrets.properties:db-password}` | the value of `db-password` in the properties file |
        | `${env:DB_PASSWORD}` | the value of the environment variable |

        ## Other variables
        Three more variables are read, by the launcher and for the logs:

        | variable | what it is for |
        | --- | --- |
        | `GONGKAI_HOME` | Set by the launcher: the folder of the project, where `samples` lies. |
        | `GONGKAI_JAVA_OPTS` | Options for the JVM, added behind the launcher's own. |
        | `GONGKAI_LOG_LEVEL` | Lowest level that is logged to standard error: `ERROR`, `WARN` (default), `INFO`, `DEBUG`. |
        | `GONGKAI_LOG_FORMAT` | `json` logs an object on each line, with `submission` where one is worked on, `trace_id` and `span_id` where that is traced; otherwise lines for people. |
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
