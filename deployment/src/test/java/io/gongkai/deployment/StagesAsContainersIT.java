package io.gongkai.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stages as containers of our image, on a Kafka and a PostgreSQL that ask for logins. */
class StagesAsContainersIT {
  private static final Path SAMPLES =
      Path.of(System.getProperty("gongkai.root")).resolve("samples");
  private static final int REPORTS = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<StageContainer> STAGES = new ArrayList<>();
  private static Servers servers;

  @BeforeAll
  static void start() throws Exception {
    Images.assumeEngine();
    servers = Servers.start();
    for (String stage : List.of("normalize", "validate")) {
      STAGES.add(servers.stage(stage, "a"));
      STAGES.add(servers.stage(stage, "b"));
    }
    STAGES.add(servers.stage("sink", "a"));
    STAGES.add(servers.stage("sink", "b"));
  }

  @AfterAll
  static void stop() {
    STAGES.clear();
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  void shouldGiveEverySampleItsVerdictWhenAnAgencyPublishesIt() throws Exception {
    Map<String, byte[]> samples = new TreeMap<>();
    Set<String> expected = new TreeSet<>();
    for (JsonNode sample : expectations()) {
      String name = sample.path("file").asText();
      samples.put(name, sample(name));
      expected.add(name + "|" + sample.path("verdict").asText());
    }

    try (TopicClient agency = new TopicClient(servers, "agency")) {
      agency.publish(samples);
    }

    String verdicts =
        "SELECT filename, verdict FROM current_report WHERE filename ~ '^[01]'"
            + " UNION SELECT filename, 'UNREADABLE' FROM unreadable WHERE filename ~ '^[01]'";
    assertThat(servers.awaitRows(verdicts, expected)).isEqualTo(expected);
    try (TopicClient consumer = new TopicClient(servers, "consumer")) {
      for (String verdict : List.of("CLEAN", "FLAGGED")) {
        assertThat(consumer.filenames(verdict.equals("CLEAN") ? Topics.CLEAN : Topics.FLAGGED))
            .containsAll(
                expected.stream()
                    .filter(row -> row.endsWith(verdict))
                    .map(row -> row.substring(0, row.indexOf('|')))
                    .toList());
      }
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenInstancesAreStoppedAndKilledUnderLoad() throws Exception {
    Map<String, byte[]> load = load();
    List<String> names = new ArrayList<>(load.keySet());
    int share = REPORTS / (2 * STAGES.size());
    try (TopicClient agency = new TopicClient(servers, "agency")) {
      for (int i = 0; i < STAGES.size(); i++) {
        StageContainer stage = STAGES.get(i);
        boolean byHand = i % 2 == 0;
        agency.publish(part(load, names, 2 * i * share, share));
        if (byHand) {
          assertThat(stage.terminate()).as("exit status of " + stage.name()).isZero();
        } else {
          stage.kill();
        }
        agency.publish(part(load, names, (2 * i + 1) * share, share));
        stage.resume();
      }
      agency.publish(part(load, names, 2 * STAGES.size() * share, REPORTS));
    }

    Set<String> all = Set.of(REPORTS + "|" + REPORTS);
    String counted =
        "SELECT count(*), count(DISTINCT filename) FROM %s WHERE filename LIKE 'load-%%'";
    assertThat(servers.awaitRows(String.format(counted, "current_report"), all)).isEqualTo(all);
    assertThat(servers.rows(String.format(counted, "report"))).isEqualTo(all);
    List<String> records = new ArrayList<>();
    try (TopicClient consumer = new TopicClient(servers, "consumer")) {
      records.addAll(consumer.filenames(Topics.CLEAN));
      records.addAll(consumer.filenames(Topics.FLAGGED));
    }
    records.removeIf(name -> !name.startsWith("load-"));
    assertThat(records).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void shouldRefuseWhatAUserHasNoRightTo() {
    try (TopicClient agency = new TopicClient(servers, "agency")) {
      assertThatThrownBy(() -> agency.filenames(Topics.CLEAN))
          .isInstanceOf(TopicAuthorizationException.class);
    }
    try (TopicClient consumer = new TopicClient(servers, "consumer")) {
      assertThatThrownBy(() -> consumer.publish(Map.of("x", new byte[] {1})))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void shouldJudgeWhatComesThroughTheGateway() throws Exception {
    String agency = "青松县人民政府办公室";
    String token =
        servers
            .run("gateway", List.of("tokens", "create", "--agency", agency))
            .lines()
            .filter(line -> line.matches("\\S{30,}"))
            .findFirst()
            .orElseThrow();
    StageContainer gateway = servers.stage("gateway", "a");
    HttpClient client = HttpClient.newHttpClient();
    URI reports = URI.create(gateway.address() + "/v1/reports");
    byte[] document = sample("01-tab-grid-clean.txt");

    HttpResponse<String> nobody =
        client.send(
            HttpRequest.newBuilder(reports).POST(BodyPublishers.ofByteArray(document)).build(),
            BodyHandlers.ofString());
    HttpResponse<String> taken =
        client.send(
            HttpRequest.newBuilder(reports)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(document))
                .build(),
            BodyHandlers.ofString());

    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    String submission = JSON.readTree(taken.body()).path("id").asText();
    assertThat(submission).isNotEmpty();
    assertThat(
            servers.awaitRows(
                "SELECT agency_id, verdict FROM current_report WHERE submission_id = '"
                    + submission
                    + "'",
                Set.of(agency + "|CLEAN")))
        .containsExactly(agency + "|CLEAN");
    assertThat(gateway.terminate()).isZero();
  }

  /** Reports of as many agencies, by file name. */
  private static Map<String, byte[]> load() {
    ReportGenerator reports = new ReportGenerator(new Random(11));
    Map<String, byte[]> load = new LinkedHashMap<>();
    for (int i = 0; i < REPORTS; i++) {
      load.put("load-" + i, render(reports));
    }
    return load;
  }

  private static byte[] render(ReportGenerator reports) {
    return TextLayout.TABS
        .render(new PrintedReport(reports.next()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> part(
      Map<String, byte[]> documents, List<String> names, int from, int count) {
    Map<String, byte[]> part = new LinkedHashMap<>();
    names
        .subList(from, Math.min(names.size(), from + count))
        .forEach(name -> part.put(name, documents.get(name)));
    return part;
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(name));
  }

  private static List<JsonNode> expectations() throws IOException {
    List<JsonNode> expectations = new ArrayList<>();
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".expected.json")).toList()) {
        expectations.add(JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)));
      }
    }
    assertThat(expectations).isNotEmpty();
    return expectations;
  }
}
