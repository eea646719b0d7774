package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;

/**
 * Where a running pipeline is reached.
 *
 * @param bootstrapServers address of the broker, {@code host:port}, or several with commas
 * @param registryUrl address of the schema registry
 */
public record Endpoints(String bootstrapServers, String registryUrl) {
  /** Configuration key of {@link #bootstrapServers}. */
  public static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";

  /** Configuration key of {@link #registryUrl}. */
  public static final String REGISTRY_URL = "schema.registry.url";

  private static final String FILE = "endpoints.properties";

  /**
   * The endpoints that the configuration names, or else those of the stack that runs on its data
   * directory.
   *
   * @param values values of all keys
   * @throws CommandFailure when neither is there
   */
  static Endpoints of(Map<String, Object> values) {
    String bootstrapServers = (String) values.get(BOOTSTRAP_SERVERS);
    String registryUrl = (String) values.get(REGISTRY_URL);
    if (bootstrapServers.isEmpty() != registryUrl.isEmpty()) {
      throw new CommandFailure(
          "the configuration must name both " + BOOTSTRAP_SERVERS + " and " + REGISTRY_URL);
    }
    return bootstrapServers.isEmpty()
        ? read(Path.of((String) values.get(GongkaiConfig.DATA_DIRECTORY)))
        : new Endpoints(bootstrapServers, registryUrl);
  }

  /**
   * Leaves the endpoints of a stack in its data directory, for commands to find.
   *
   * @return takes them away again when it is closed
   */
  public static AutoCloseable write(Path data, String bootstrapServers, String registryUrl)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty(BOOTSTRAP_SERVERS, bootstrapServers);
    properties.setProperty(REGISTRY_URL, registryUrl);
    Path file = data.resolve(FILE);
    Path beside = data.resolve(FILE + ".new");
    try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
      properties.store(writer, "Where the running stack is reached");
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return () -> Files.deleteIfExists(file);
  }

  private static Endpoints read(Path data) {
    Path file = data.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          "no pipeline is running on "
              + data.toAbsolutePath().normalize()
              + ": start one with 'gongkai up', or name another in the configuration ("
              + BOOTSTRAP_SERVERS
              + ", "
              + REGISTRY_URL
              + ", or "
              + GongkaiConfig.DATA_DIRECTORY
              + ")",
          e);
    }
    return new Endpoints(
        properties.getProperty(BOOTSTRAP_SERVERS, ""), properties.getProperty(REGISTRY_URL, ""));
  }
}
