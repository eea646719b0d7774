package io.gongkai.app.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server beside this process, with its data on disk.
 *
 * <p>It listens on the loopback address, on a free port that differs from start to start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** User of the database. */
  public static final String USER = "postgres";

  /** Name of the database. */
  public static final String NAME = "gongkai";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the server. The caller holds the directory's lock: a server that still runs in it was
   * left behind by a process that was killed, and is stopped first.
   *
   * @param directory its data and programs; filled when it is empty
   * @throws IOException when the server does not start
   */
  public static EmbeddedDatabase start(Path directory) throws IOException, SQLException {
    Path data = directory.resolve("data");
    Files.createDirectories(data);
    stopLeftOver(data);
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C")
            .setServerConfig("listen_addresses", "127.0.0.1")
            // Made for tests, the library trades durability for speed unless told otherwise.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(START_TIMEOUT)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(
                ProcessBuilder.Redirect.to(directory.resolve("server.log").toFile()))
            .start();
    EmbeddedDatabase database = new EmbeddedDatabase(postgres);
    try {
      createIfMissing(postgres);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  /** JDBC URL of the database; the user is {@link #USER}, without a password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
  }

  /** Stops the server within about ten seconds. */
  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private static void createIfMissing(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + NAME + " ENCODING 'UTF8' TEMPLATE template0");
    }
  }

  private static void stopLeftOver(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> server = server(pidFile);
    if (server.isPresent()) {
      LOG.warn("Stopping the PostgreSQL server {} that a killed process left", server.get().pid());
      stop(server.get());
    }
    // Its process is gone, and the number may be another process's by now.
    Files.deleteIfExists(pidFile);
  }

  private static Optional<ProcessHandle> server(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  private static void stop(ProcessHandle server) throws IOException {
    // A smart shutdown: its clients died with the process that left it.
    server.destroy();
    if (!exits(server)) {
      server.destroyForcibly();
      if (!exits(server)) {
        throw new IOException("the PostgreSQL server " + server.pid() + " cannot be stopped");
      }
    }
  }

  private static boolean exits(ProcessHandle server) throws IOException {
    try {
      server.onExit().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException("cannot wait for the PostgreSQL server " + server.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL stopped", e);
    }
  }
}
