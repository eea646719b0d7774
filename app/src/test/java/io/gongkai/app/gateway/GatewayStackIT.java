package io.gongkai.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.embedded.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency's whole way: a token from the command, a report through the gateway, its receipts. */
class GatewayStackIT {
  private static final Path ROOT = Path.of(System.getProperty("gongkai.root"));
  private static final Path SAMPLE = ROOT.resolve("samples/07-wrong-total.txt");
  private static final String AGENCY = "雁栖市金谷区市场监督管理局";
  private static final String REPORT_PATH =
      "/v1/reports/" + URLEncoder.encode(AGENCY, StandardCharsets.UTF_8) + "/2024";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private String gateway;
  private String token;

  @Test
  void shouldTellTheAgencyWhatIsWrongWhenItHandsItsReportIn() throws Exception {
    Path config = folder.resolve("gongkai.properties");
    Files.writeString(
        config,
        "data.dir="
            + folder.resolve("data")
            + "\ntopic.partitions=2\ngateway.token.cache.ms=1\ngateway.agency.requests.per.minute=5000\n",
        StandardCharsets.UTF_8);
    try (EmbeddedStack stack =
        EmbeddedStack.start(ConfigSource.load(config, Map.of()), new CountDownLatch(1))) {
      gateway = stack.gatewayUrl();
      CommandRun made = tokens(config, "create", "--agency", AGENCY, "--expires", "P1Y");
      assertThat(made.status()).as(made.err()).isZero();
      token = made.out().strip();
      assertThat(token).startsWith("gk_").doesNotContain("\n");
      assertThat(made.err()).contains("VALID  " + AGENCY).doesNotContain(token);

      assertTheWholeWay();
      assertTheLinesOfThePage();
      assertRevoked(config);
    }
  }

  private void assertTheWholeWay() throws Exception {
    HttpResponse<String> accepted =
        send(
            request("/v1/reports")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofFile(SAMPLE)));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String path = accepted.headers().firstValue("Location").orElseThrow();
    JsonNode submission = JSON.createObjectNode();
    for (int i = 0; i < 600 && !submission.path("status").asText().equals("FLAGGED"); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      submission = JSON.readTree(send(request(path)).body());
    }
    assertThat(submission.path("receipts").findValuesAsText("status"))
        .as(submission.toString())
        .containsExactly("RECEIVED", "NORMALIZED", "FLAGGED");
    JsonNode last = submission.path("receipts").path(2);
    assertThat(last.at("/causes/0/suspect/cells/0/suggested").asText()).isEqualTo("69");
    assertThat(last.at("/message/zh").asText()).isNotEmpty();

    JsonNode report = JSON.readTree(send(request(REPORT_PATH)).body());
    assertThat(report.path("verdict").asText()).isEqualTo("FLAGGED");
    assertThat(report.path("submission")).isEqualTo(submission.path("id"));
    assertThat(report.path("findings").findValuesAsText("rule"))
        .contains("T3-FLOW", "T3-ROW-SUM", "T3-TOTAL");
    assertThat(report.path("cells").size()).isGreaterThan(180);
  }

  /** Runs what docs/gateway.md tells an agency to type. */
  private void assertTheLinesOfThePage() throws IOException, InterruptedException {
    String page = Files.readString(ROOT.resolve("docs/gateway.md"), StandardCharsets.UTF_8);
    Matcher block = Pattern.compile("```sh\n(curl.*?)```", Pattern.DOTALL).matcher(page);
    int blocks = 0;
    while (block.find()) {
      blocks++;
      Path output = folder.resolve("curl-" + blocks + ".txt");
      ProcessBuilder shell =
          new ProcessBuilder("sh", "-eu", "-c", block.group(1))
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      shell.environment().put("GATEWAY", gateway);
      shell.environment().put("TOKEN", token);
      Process process = shell.start();
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue())
          .as("%s\n%s", block.group(1), Files.readString(output, StandardCharsets.UTF_8))
          .isZero();
    }
    assertThat(blocks).isEqualTo(5);
  }

  private void assertRevoked(Path config) throws Exception {
    CommandRun list = tokens(config, "list");
    assertThat(list.out()).contains(AGENCY).contains("…" + token.substring(token.length() - 4));
    String id = list.out().substring(0, list.out().indexOf(' '));
    assertThat(tokens(config, "revoke", id).out()).contains("REVOKED");
    assertThat(tokens(config, "revoke", "none").err()).contains("there is no token none");
    assertThat(tokens(config, "create", "--agency", "a/b").err()).contains("is no agency id");
    assertThat(tokens(config, "create", "--agency", "a", "--expires", "soon").err())
        .contains("--expires soon");
    int status = 200;
    for (int i = 0; i < 100 && status == 200; i++) {
      status = send(request(REPORT_PATH)).statusCode();
    }
    assertThat(status).isEqualTo(401);
  }

  private static CommandRun tokens(Path config, String command, String... options) {
    String[] args = new String[options.length + 4];
    args[0] = "tokens";
    args[1] = command;
    System.arraycopy(options, 0, args, 2, options.length);
    args[options.length + 2] = "--config";
    args[options.length + 3] = config.toString();
    return CommandRun.of(args);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
