package io.gongkai.app.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.Golden;
import io.gongkai.testkit.Requirements;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus beside the test, with the repository's configuration and rules, only quicker. */
final class Prometheus implements Closeable {
  /** What it takes, for those who have it not. */
  static final String LACK =
      "prometheus and promtool are not on the PATH: apt-get install prometheus";

  private static final Path FOLDER = Golden.root().resolve("deploy/prometheus");
  private static final Pattern LISTENS =
      Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");
  private static final Pattern DISCOVERY =
      Pattern.compile("(?m)^ {4}dns_sd_configs:\\n(?: {6}.*\\n)+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private Prometheus(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static boolean isThere() {
    return Requirements.met(
        "prometheus",
        Requirements.isOnPath("prometheus") && Requirements.isOnPath("promtool"),
        LACK);
  }

  /**
   * Starts it.
   *
   * @param targets the processes to ask, by name; an instance's name begins with its stage's
   */
  static Prometheus start(Path directory, Map<String, URI> targets) throws IOException {
    Files.createDirectories(directory.resolve("rules"));
    Files.copy(FOLDER.resolve("rules/gongkai.yml"), directory.resolve("rules/gongkai.yml"));
    StringBuilder instances = new StringBuilder("    static_configs:\n");
    targets.forEach(
        (name, target) ->
            instances
                .append("      - targets: [\"")
                .append(target.getAuthority())
                .append("\"]\n        labels: {__meta_dns_name: ")
                .append(name.replaceFirst("-.*", ""))
                .append("}\n"));
    Matcher discovery = DISCOVERY.matcher(Files.readString(FOLDER.resolve("prometheus.yml")));
    if (!discovery.find()) {
      throw new AssertionError("prometheus.yml does not look for its targets by DNS");
    }
    Files.writeString(
        directory.resolve("prometheus.yml"),
        discovery
            .replaceFirst(Matcher.quoteReplacement(instances.toString()))
            .replaceAll("(scrape|evaluation)_interval: \\d+s", "$1_interval: 1s"));
    Path log = directory.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + directory.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:0")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      Matcher listens = LISTENS.matcher(Files.readString(log));
      if (listens.find()) {
        return new Prometheus(process, URI.create("http://" + listens.group(1)));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    process.destroyForcibly();
    throw new AssertionError("Prometheus does not start: " + Files.readString(log));
  }

  /** How many series a query finds. */
  int series(String query) throws IOException, InterruptedException {
    return get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .path("result")
        .size();
  }

  /** The groups of rules, as its API has them. */
  JsonNode rules() throws IOException, InterruptedException {
    return get("/api/v1/rules").path("groups");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofString());
    // While it starts it answers 503 with a text.
    if (answer.statusCode() == 503) {
      return JSON.createObjectNode();
    }
    JsonNode body = JSON.readTree(answer.body());
    if (!body.path("status").asText().equals("success")) {
      throw new AssertionError(path + ": " + answer.body());
    }
    return body.path("data");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
