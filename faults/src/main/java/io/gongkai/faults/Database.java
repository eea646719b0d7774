package io.gongkai.faults;

import io.gongkai.app.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL, whose processes can be killed. */
final class Database implements AutoCloseable {
  private static final int STOP_SECONDS = 30;

  private final Path directory;
  private volatile EmbeddedDatabase running;

  Database(Path directory) {
    this.directory = directory;
  }

  /** Starts the server on what its directory holds. */
  void start() throws IOException, SQLException {
    running = EmbeddedDatabase.start(directory);
  }

  /** Where it is now; empty while it is not there. */
  Optional<InetSocketAddress> address() {
    EmbeddedDatabase database = running;
    return database == null
        ? Optional.empty()
        : Optional.of(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort()));
  }

  /** JDBC URL of the server itself, past every door; only while it runs. */
  String jdbcUrl() {
    return running.jdbcUrl();
  }

  /** A connection of the audit's own. */
  Connection connect() throws SQLException {
    EmbeddedDatabase database = running;
    if (database == null) {
      throw new SQLException("PostgreSQL is down");
    }
    return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, "");
  }

  /** Kills all its processes at once. */
  void kill() throws IOException, InterruptedException {
    EmbeddedDatabase killed = running;
    running = null;
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    postmaster.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      awaitEnd(process);
    }
    // There is nothing to stop: it lets go of its lock on the directory.
    killed.close();
  }

  /** Kills one of its processes; the server breaks off every connection and recovers. */
  void killOneProcess(Random random) throws IOException {
    List<ProcessHandle> processes = postmaster().children().toList();
    processes.get(random.nextInt(processes.size())).destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    EmbeddedDatabase database = running;
    running = null;
    if (database != null) {
      database.close();
    }
  }

  private ProcessHandle postmaster() throws IOException {
    Path file = directory.resolve("data").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file, StandardCharsets.UTF_8).get(0).strip());
    return ProcessHandle.of(pid)
        .orElseThrow(() -> new IOException("PostgreSQL's process " + pid + " is not there"));
  }

  private static void awaitEnd(ProcessHandle process) throws IOException, InterruptedException {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("PostgreSQL's process " + process.pid() + " survives SIGKILL", e);
    }
  }
}
