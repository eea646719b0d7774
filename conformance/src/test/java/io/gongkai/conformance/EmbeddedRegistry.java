package io.gongkai.conformance;

import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.registry.SchemaRegistryServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The registry of the embedded stack, on a broker; started once for all tests. */
final class EmbeddedRegistry implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final SchemaRegistryServer server;

  private EmbeddedRegistry(Path directory) throws IOException {
    broker = EmbeddedBroker.start(directory);
    try {
      server =
          SchemaRegistryServer.start(SchemaRegistryServer.Config.of(broker.bootstrapServers()));
    } catch (RuntimeException | Error e) {
      broker.close();
      throw e;
    }
  }

  /** Where it listens. */
  URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      broker.close();
    }
  }

  /** Starts the registry before the first test that needs it, and gives it to the tests. */
  static final class Started implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
      registry(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == EmbeddedRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return registry(context);
    }

    private static EmbeddedRegistry registry(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(EmbeddedRegistry.class))
          .getOrComputeIfAbsent(EmbeddedRegistry.class, key -> start(), EmbeddedRegistry.class);
    }

    private static EmbeddedRegistry start() {
      try {
        Path directory =
            Files.createTempDirectory(
                Files.createDirectories(
                    ConformancePage.root().resolve("conformance/target/broker")),
                "run");
        return new EmbeddedRegistry(directory);
      } catch (IOException e) {
        throw new IllegalStateException("the embedded registry does not start", e);
      }
    }
  }
}
