package io.gongkai.conformance;

import io.gongkai.testkit.Requirements;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Apicurio's registry, a process of its own with its data in memory; started once. */
final class Apicurio implements AutoCloseable {
  private static final int JAVA = 21;
  private static final long START_SECONDS = 180;
  private static final long STOP_SECONDS = 10;
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.]+:[0-9]+)");

  private final Process process;
  private final Thread atExit;
  private final URI uri;

  private Apicurio(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
    // The process must not outlive this one, however this one ends.
    atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** The address of its API that is Confluent's. */
  URI uri() {
    return uri;
  }

  private static Apicurio start(Path java, Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dquarkus.http.host=127.0.0.1",
                    "-Dquarkus.http.port=0",
                    "-Dquarkus.management.host=127.0.0.1",
                    "-Dquarkus.management.port=0",
                    "-jar",
                    "quarkus-run.jar"))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    CompletableFuture<URI> listening = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, listening), "apicurio-output");
    reader.setDaemon(true);
    reader.start();
    try {
      URI base = listening.get(START_SECONDS, TimeUnit.SECONDS);
      return new Apicurio(process, URI.create(base + "/apis/ccompat/v7"));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("Apicurio's registry does not start", e);
    }
  }

  /** Reads the output to its end, so that the process never waits for a reader. */
  private static void read(Process process, CompletableFuture<URI> listening) {
    StringBuilder start = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!listening.isDone()) {
          start.append(line).append('\n');
          Matcher matcher = LISTENING.matcher(line);
          if (matcher.find()) {
            listening.complete(URI.create(matcher.group(1)));
          }
        }
      }
    } catch (IOException e) {
      listening.completeExceptionally(e);
    }
    listening.completeExceptionally(new IOException("it ended: " + start));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the registry before the first test that needs it, or skips the tests. */
  static final class Started implements BeforeAllCallback, ParameterResolver {
    private static final String NAME = "apicurio";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
      Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(Apicurio.class));
      if (store.get(Apicurio.class) != null) {
        return;
      }
      Optional<Path> java = JavaRuntimes.atLeast(JAVA);
      assume(
          java.isPresent(),
          "there is no Java runtime from "
              + JAVA
              + " on; install one or let JAVA_HOME_"
              + JAVA
              + " name it");
      Path directory = null;
      String why = "";
      try {
        directory = ApicurioArchive.unpacked();
      } catch (IOException e) {
        why = "Apicurio's registry cannot be had: " + e.getMessage();
      }
      assume(directory != null, why);
      store.put(Apicurio.class, start(java.get(), directory));
    }

    private static void assume(boolean there, String lack) {
      boolean met = Requirements.met(NAME, there, lack);
      Assumptions.assumeTrue(met, lack);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Apicurio.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Apicurio.class))
          .get(Apicurio.class);
    }
  }
}
