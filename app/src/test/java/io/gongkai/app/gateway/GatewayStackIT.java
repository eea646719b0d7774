package io.gongkai.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.app.trace.Collector;
import io.gongkai.app.trace.Collector.ReceivedSpan;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
    try (Collector collector = new Collector()) {
      handIn(collector);
    }
  }

  private void handIn(Collector collector) throws Exception {
    Path config = folder.resolve("gongkai.properties");
    Files.writeString(
        config,
        "data.dir="
            + folder.resolve("data")
            + "\ntraces.otlp.endpoint="
            + collector.endpoint()
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

      String submissionId = assertTheWholeWay();
      assertTheTrace(collector, submissionId);
      assertNoHarm(stack, collector);
      assertTheLinesOfThePage();
      assertRevoked(config);
    }
  }

  /** One trace from the door to the database, each stage below the one before it. */
  private static void assertTheTrace(Collector collector, String submissionId) {
    List<String> way =
        List.of(
            "gongkai-gateway POST /v1/reports",
            "gongkai-gateway send reports.raw",
            "gongkai-normalize process reports.raw",
            "gongkai-validate process reports.normalized",
            "gongkai-sink process reports.flagged");
    // Each part sends in its own time: the last step may be there before those above it.
    List<ReceivedSpan> spans =
        of(collector.await(all -> steps(all, submissionId).containsAll(way)), submissionId)
            .toList();
    String parent = "";
    for (String step : way) {
      ReceivedSpan span = spans.stream().filter(it -> step(it).equals(step)).findFirst().get();
      assertThat(span.parent()).as(step).isEqualTo(parent);
      parent = span.id();
    }
    assertThat(spans).extracting(ReceivedSpan::trace).containsOnly(spans.get(0).trace());
  }

  private static List<String> steps(List<ReceivedSpan> spans, String submissionId) {
    return of(spans, submissionId).map(GatewayStackIT::step).toList();
  }

  private static String step(ReceivedSpan span) {
    return span.service() + " " + span.name();
  }

  private static Stream<ReceivedSpan> of(List<ReceivedSpan> spans, String submissionId) {
    return spans.stream()
        .filter(it -> submissionId.equals(it.attributes().get("gongkai.submission.id")));
  }

  /** A stranger's header is no trace, and a collector that goes away stops nobody. */
  private void assertNoHarm(EmbeddedStack stack, Collector collector) throws Exception {
    byte[] document = "明天开会".getBytes(StandardCharsets.UTF_8);
    publish(stack, document, "00-" + "f".repeat(900_000) + "\r\n\u202e");
    String id = SubmissionId.of(AGENCY, document);
    List<ReceivedSpan> spans =
        collector.await(
            all ->
                steps(all, id)
                    .containsAll(
                        List.of(
                            "gongkai-normalize process reports.raw",
                            "gongkai-sink process reports.unreadable")));
    assertThat(of(spans, id))
        .filteredOn(it -> it.service().equals("gongkai-normalize"))
        .extracting(ReceivedSpan::parent)
        .containsExactly("");

    collector.close();
    byte[] later = "后天开会".getBytes(StandardCharsets.UTF_8);
    publish(stack, later, "x");
    assertStatus("/v1/submissions/" + SubmissionId.of(AGENCY, later), "UNREADABLE");
  }

  private static void publish(EmbeddedStack stack, byte[] document, String context)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RAW, AGENCY, document);
      record.headers().add("traceparent", context.getBytes(StandardCharsets.UTF_8));
      producer.send(record).get(60, TimeUnit.SECONDS);
    }
  }

  private JsonNode assertStatus(String path, String status) throws Exception {
    JsonNode submission = JSON.createObjectNode();
    for (int i = 0; i < 600 && !submission.path("status").asText().equals(status); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      submission = JSON.readTree(send(request(path)).body());
    }
    assertThat(submission.path("status").asText()).as(submission.toString()).isEqualTo(status);
    return submission;
  }

  private String assertTheWholeWay() throws Exception {
    HttpResponse<String> accepted =
        send(
            request("/v1/reports")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofFile(SAMPLE)));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String path = accepted.headers().firstValue("Location").orElseThrow();
    JsonNode submission = assertStatus(path, "FLAGGED");
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
    return submission.path("id").asText();
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
