package io.gongkai.app.config;

import io.gongkai.console.ConsoleConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of the console. */
final class ConsoleKeys {
  private static final String PREFIX = "console.";
  private static final String LISTEN = PREFIX + "listen";
  private static final String SECURE_COOKIES = PREFIX + "secure.cookies";
  private static final String READ = PREFIX + "read";
  private static final String SESSION_HOURS = PREFIX + "session.hours";
  private static final String MAX_REQUESTS = PREFIX + "max.requests";
  private static final String MAX_LISTENERS = PREFIX + "max.listeners";
  private static final String REFRESH = PREFIX + "refresh.ms";
  private static final String SHOW_SERVERS = PREFIX + "show.bootstrap.servers";
  private static final String SHOW_REGISTRY = PREFIX + "show.schema.registry.url";

  private ConsoleKeys() {}

  /** Adds the keys to a definition. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            LISTEN,
            ConfigDef.Type.STRING,
            "127.0.0.1:0",
            ConfigDef.LambdaValidator.with(
                (key, value) -> StageKeys.address(key, value), () -> "host:port"),
            ConfigDef.Importance.HIGH,
            "Where the console listens for browsers. Port 0 takes a free one, which is printed. It"
                + " speaks HTTP: a proxy with a certificate belongs in front of it where others"
                + " reach it.")
        .define(
            SECURE_COOKIES,
            ConfigDef.Type.BOOLEAN,
            false,
            ConfigDef.Importance.MEDIUM,
            "Whether the console's cookies are for HTTPS alone: true behind a proxy that speaks"
                + " it.")
        .define(
            READ,
            ConfigDef.Type.STRING,
            "open",
            ConfigDef.ValidString.in("open", "signed-in"),
            ConfigDef.Importance.MEDIUM,
            "Who may read the console's pages: open for everybody who reaches it, signed-in for"
                + " those with an account ('gongkai users'). Changing something needs an account in"
                + " any case.")
        .define(
            SESSION_HOURS,
            ConfigDef.Type.INT,
            12,
            ConfigDef.Range.between(1, 168),
            ConfigDef.Importance.LOW,
            "How long a sign-in lasts at most, in hours; one that nobody uses ends after two.")
        .define(
            MAX_REQUESTS,
            ConfigDef.Type.INT,
            32,
            ConfigDef.Range.between(1, 1_000),
            ConfigDef.Importance.LOW,
            "Requests that a console works on at a time.")
        .define(
            MAX_LISTENERS,
            ConfigDef.Type.INT,
            200,
            ConfigDef.Range.between(1, 900),
            ConfigDef.Importance.LOW,
            "Open pages that a console tells of news; one too many is shown as it was loaded.")
        .define(
            REFRESH,
            ConfigDef.Type.INT,
            1_000,
            ConfigDef.Range.between(100, 600_000),
            ConfigDef.Importance.LOW,
            "Shortest time between two looks of a console at the database for its figures, in"
                + " milliseconds, however many pages are open.")
        .define(
            SHOW_SERVERS,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.LOW,
            "Addresses of the brokers as subscribers use them, for the programs that the console"
                + " shows. Without it those that the console uses itself.")
        .define(
            SHOW_REGISTRY,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.LOW,
            "URL of the schema registry as subscribers use it, for the programs that the console"
                + " shows. Without it the one that the console uses itself.");
  }

  /** The options that the parsed values make. */
  static ConsoleOptions options(Map<String, Object> values) {
    return new ConsoleOptions(
        StageKeys.address(LISTEN, values.get(LISTEN)),
        (Boolean) values.get(SECURE_COOKIES),
        new ConsoleConfig.Access(
            "open".equals(values.get(READ))
                ? ConsoleConfig.Readers.OPEN
                : ConsoleConfig.Readers.SIGNED_IN,
            Duration.ofHours((Integer) values.get(SESSION_HOURS))),
        new ConsoleConfig.Limits(
            (Integer) values.get(MAX_REQUESTS),
            (Integer) values.get(MAX_LISTENERS),
            Duration.ofMillis((Integer) values.get(REFRESH))),
        new ConsoleOptions.Shown(
            (String) values.get(SHOW_SERVERS), (String) values.get(SHOW_REGISTRY)));
  }
}
