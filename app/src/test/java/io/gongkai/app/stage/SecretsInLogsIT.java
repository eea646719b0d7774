package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.gongkai.app.CommandRun;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.stage.SecureServers.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Everything that our code and the clients log while they log in, with everything turned on. */
class SecretsInLogsIT {
  private static final String DATABASE_SECRET = "dB-secret-9";

  @TempDir private static Path directory;
  private static SecureServers servers;

  @BeforeAll
  static void start() throws Exception {
    servers = new SecureServers(directory, List.of("sink"));
  }

  @AfterAll
  static void stop() throws IOException {
    servers.close();
  }

  @Test
  void shouldLogNoSecretWhenEverythingIsLogged() throws Exception {
    Watch watch = new Watch();
    Path file =
        servers.file(
            "sink",
            Door.SCRAM,
            "database.password=" + DATABASE_SECRET + "\nstart.timeout.ms=2000\n");
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    watch.setContext(root.getLoggerContext());
    watch.start();
    Appender<ILoggingEvent> console = root.getAppender("stderr");
    root.detachAppender(console);
    root.addAppender(watch);
    root.setLevel(Level.DEBUG);
    CommandRun run;
    try {
      // It logs in everywhere, and ends: the topics are not there.
      run = CommandRun.of("sink", "--config", file.toString(), "--debug");
      GongkaiConfig config = servers.config("sink", Door.SCRAM, "");
      assertThat(config.toString()).doesNotContain(SecureServers.password("sink"));
    } finally {
      root.setLevel(before);
      root.detachAppender(watch);
      if (console != null) {
        root.addAppender(console);
      }
    }

    assertThat(run.status()).isEqualTo(2);
    assertThat(watch.events.get()).isGreaterThan(100);
    assertThat(watch.leaks).isEmpty();
    for (String secret : secrets()) {
      assertThat(run.out() + run.err()).doesNotContain(secret);
    }
  }

  private static List<String> secrets() {
    return List.of(
        SecureServers.password("sink"),
        SecureServers.STORE_PASSWORD,
        SecureServers.REGISTRY_PASSWORD,
        DATABASE_SECRET);
  }

  /** Looks for secrets in each event; keeps those few that hold one. */
  private static final class Watch extends AppenderBase<ILoggingEvent> {
    private static final int MOST_KEPT = 20;

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AtomicLong events = new AtomicLong();

    @Override
    protected void append(ILoggingEvent event) {
      events.incrementAndGet();
      String text = event.getLoggerName() + ": " + event.getFormattedMessage();
      if (event.getThrowableProxy() != null) {
        text += ThrowableProxyUtil.asString(event.getThrowableProxy());
      }
      if (leaks.size() < MOST_KEPT && secrets().stream().anyMatch(text::contains)) {
        leaks.add(text.substring(0, Math.min(text.length(), 500)));
      }
    }
  }
}
