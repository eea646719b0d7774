package io.gongkai.conformance;

import io.gongkai.testkit.Requirements;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Confluent's client for Node, in the versions of {@code npm/package-lock.json}, run as a process.
 */
final class NodeClient {
  /** The version that the lock names. */
  static final String VERSION = "1.10.1";

  private static final String NAME = "npm";
  private static final int NODE = 20;
  private static final long SECONDS = 240;
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "client.cjs");

  private final Path directory;

  private NodeClient(Path directory) {
    this.directory = directory;
  }

  /** What a process left. */
  private record Ended(int status, String output, String errors) {}

  /** The client, installed; skips the test when there is no Node or npm. */
  static NodeClient installed() throws IOException, InterruptedException {
    Path target = ConformancePage.root().resolve("conformance/target/npm");
    Files.createDirectories(target);
    NodeClient client = new NodeClient(target);
    String lack = client.install();
    Assumptions.assumeTrue(Requirements.met(NAME, lack.isEmpty(), lack), lack);
    return client;
  }

  /** Says what is missing; empty when nothing is. */
  private String install() throws IOException, InterruptedException {
    Path source = ConformancePage.root().resolve("conformance/npm");
    try {
      String node = run(List.of("node", "--version"), "").output().strip();
      if (!node.matches("v\\d+\\..*")
          || Integer.parseInt(node.substring(1, node.indexOf('.'))) < NODE) {
        return "Node is of version " + node + ", and the client needs " + NODE + " or later";
      }
      Path lock = directory.resolve("node_modules").resolve("installed-package-lock.json");
      boolean fresh =
          Files.exists(lock) && Files.mismatch(lock, source.resolve("package-lock.json")) == -1;
      for (String file : FILES) {
        Files.copy(
            source.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!fresh) {
        Ended installing =
            run(
                List.of(
                    "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"),
                "");
        if (installing.status() != 0) {
          return "npm ci failed: " + installing.errors().strip();
        }
        Files.copy(source.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
      }
      return "";
    } catch (IOException e) {
      return "Node or npm is not there or cannot be run: " + e.getMessage();
    }
  }

  /** Runs the script with lines of input against a registry, and gives back its lines. */
  List<String> run(URI registry, List<String> lines) throws IOException, InterruptedException {
    Ended ended =
        run(List.of("node", "client.cjs", registry.toString()), String.join("\n", lines) + "\n");
    if (ended.status() != 0) {
      throw new AssertionError("Confluent's client for Node failed: " + ended.errors());
    }
    return ended.output().lines().toList();
  }

  private Ended run(List<String> command, String input) throws IOException, InterruptedException {
    Path in = directory.resolve("input");
    Path out = directory.resolve("output");
    Path err = directory.resolve("errors");
    Files.writeString(in, input, StandardCharsets.UTF_8);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(String.join(" ", command) + " took over " + SECONDS + " s");
      }
      return new Ended(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
