package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** The file in a data directory that says where the stack that runs on it is reached. */
public final class Endpoints {
  private static final String FILE = "endpoints.properties";

  private Endpoints() {}

  /**
   * Leaves the endpoints of a stack in its data directory, for commands to find.
   *
   * @param data the directory
   * @param connections connections without secrets
   * @return takes them away again when it is closed
   */
  public static AutoCloseable write(Path data, Connections connections) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(
        ConnectionKeys.BOOTSTRAP_SERVERS, connections.kafka().bootstrapServers());
    properties.setProperty(ConnectionKeys.REGISTRY_URL, connections.registry().url());
    properties.setProperty(ConnectionKeys.DATABASE_URL, connections.database().url());
    properties.setProperty(ConnectionKeys.DATABASE_USER, connections.database().user());
    Path file = data.resolve(FILE);
    Path beside = data.resolve(FILE + ".new");
    try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
      properties.store(writer, "Where the running stack is reached");
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return () -> Files.deleteIfExists(file);
  }

  /**
   * The endpoints of the stack that runs on a data directory.
   *
   * @throws CommandFailure when none does
   */
  static Connections read(Path data) {
    Path file = data.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          "no pipeline is running on "
              + data.toAbsolutePath().normalize()
              + ": start one with 'gongkai up', or name another in the configuration ("
              + ConnectionKeys.BOOTSTRAP_SERVERS
              + ", "
              + ConnectionKeys.REGISTRY_URL
              + ", or "
              + GongkaiConfig.DATA_DIRECTORY
              + ")",
          e);
    }
    return new Connections(
        KafkaConnection.to(properties.getProperty(ConnectionKeys.BOOTSTRAP_SERVERS, "")),
        RegistryConnection.to(properties.getProperty(ConnectionKeys.REGISTRY_URL, "")),
        new DatabaseConnection(
            properties.getProperty(ConnectionKeys.DATABASE_URL, ""),
            properties.getProperty(ConnectionKeys.DATABASE_USER, ""),
            ""));
  }
}
