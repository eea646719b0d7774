package io.gongkai.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the stages say of their work, and what Prometheus makes of it. */
@TestMethodOrder(OrderAnnotation.class)
class MetricsIT {
  private static final Path SAMPLES = Golden.root().resolve("samples");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(gongkai_[a-z_]+)`");
  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (gongkai_[a-z_]+) ");

  /** What makes a figure an alarm: with it a query finds nothing on a good day. */
  private static final Pattern THRESHOLD = Pattern.compile("(?:[<>]=?|==) *-?[0-9.]+");

  private static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();

  @TempDir private static Path directory;
  private static MeasuredPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = new MeasuredPipeline(directory);
    DOCUMENTS.put("clean", Files.readString(SAMPLES.resolve("01-tab-grid-clean.txt")));
    DOCUMENTS.put("wrong", Files.readString(SAMPLES.resolve("07-wrong-total.txt")));
    DOCUMENTS.put("none", "市政府今日召开会议。");
    pipeline.publish(DOCUMENTS);
    pipeline.publishBroken(Topics.NORMALIZED);
  }

  @AfterAll
  static void stop() throws IOException {
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @Test
  @Order(1)
  void shouldCountWhatEachStageDid() throws Exception {
    await("sink", "gongkai_delay_seconds_count", "", 3);
    await("validate", "gongkai_dead_letters_total", "", 1);
    await("validate", "gongkai_processing_seconds_count", "", 3);

    assertThat(value("normalize", "gongkai_documents_read_total", "")).isEqualTo(2);
    assertThat(value("normalize", "gongkai_documents_unreadable_total", "NOT_A_REPORT"))
        .isEqualTo(1);
    assertThat(value("normalize", "gongkai_documents_unreadable_total", "")).isEqualTo(1);
    assertThat(value("normalize", "gongkai_processing_seconds_count", "")).isEqualTo(3);
    assertThat(value("normalize", "gongkai_delay_seconds_bucket", "+Inf")).isEqualTo(3);
    assertThat(value("validate", "gongkai_receipts_total", "")).isEqualTo(3);
    assertThat(value("validate", "gongkai_receipts_total", "UNREADABLE")).isEqualTo(1);
    assertThat(value("validate", "gongkai_reports_flagged", "ERROR")).isEqualTo(1);
    assertThat(value("validate", "gongkai_reports_flagged", "")).isEqualTo(1);
    assertThat(value("validate", "gongkai_reports_flagged_by_rule", "T3-TOTAL")).isEqualTo(1);
    assertThat(value("validate", "gongkai_reports_flagged_partitions", "")).isEqualTo(3);
    assertThat(value("sink", "gongkai_sink_batch_records_sum", ""))
        .isEqualTo(value("sink", "gongkai_sink_records_total", ""))
        .isGreaterThanOrEqualTo(8);
    // The lag of each partition once, not a second time under the topic's older name. Kafka's
    // figures are looked for every few seconds.
    String lag = pipeline.metrics("sink");
    for (int i = 0; i < 600 && !lag.contains("topic=\"reports.flagged\""); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      lag = pipeline.metrics("sink");
    }
    assertThat(lag)
        .contains("topic=\"reports.flagged\"")
        .doesNotContain("topic=\"reports_flagged\"");
  }

  @Test
  @Order(2)
  void shouldNameEveryMeterInItsPage() throws Exception {
    Set<String> documented = new TreeSet<>();
    Matcher rows = DOCUMENTED.matcher(Files.readString(Golden.root().resolve("docs/metrics.md")));
    while (rows.find()) {
      documented.add(rows.group(1));
    }
    Set<String> there = new TreeSet<>();
    for (String process : pipeline.processes().keySet()) {
      Matcher families = FAMILY.matcher(pipeline.metrics(process));
      while (families.find()) {
        // Micrometer puts the longest of late beside each histogram.
        there.add(families.group(1).replaceFirst("_max$", ""));
      }
    }
    assertThat(documented).isEqualTo(there);
  }

  @Test
  @Order(3)
  void shouldTellTheSameInTheTerminal() throws Exception {
    String config = pipeline.configuration().toString();
    JsonNode status = null;
    for (int i = 0;
        i < 20
            && (status == null
                || !status
                    .path("stages")
                    .findValuesAsText("behind")
                    .equals(List.of("0", "0", "0")));
        i++) {
      CommandRun json = CommandRun.of("status", "--format", "json", "--config", config);
      assertThat(json.status()).as(json.err()).isZero();
      status = new ObjectMapper().readTree(json.out());
    }

    assertThat(status.path("stages").findValuesAsText("name"))
        .containsExactly("normalize", "validate", "sink");
    assertThat(status.path("stages").findValuesAsText("behind")).containsOnly("0");
    assertThat(status.path("stages").findValuesAsText("works")).containsOnly("true");
    assertThat(status.path("received").intValue()).isEqualTo(3);
    assertThat(status.path("clean").intValue()).isEqualTo(1);
    assertThat(status.path("flagged").intValue()).isEqualTo(1);
    assertThat(status.path("unreadable").intValue()).isEqualTo(1);
    assertThat(status.path("flaggedByRule").path("T3-TOTAL").intValue()).isEqualTo(1);
  }

  @Test
  @Order(4)
  void shouldAnswerEveryQueryOfDashboardsAndAlerts() throws Exception {
    assumeTrue(Prometheus.isThere(), Prometheus.LACK);
    Set<String> silent = new LinkedHashSet<>();
    Dashboards.queries()
        .forEach(
            query -> {
              assertThat(query.replace("$__rate_interval", "")).doesNotContain("$");
              silent.add(query.replace("$__rate_interval", "20s"));
            });
    try (Prometheus prometheus =
        Prometheus.start(directory.resolve("prometheus"), pipeline.processes())) {
      JsonNode groups = prometheus.rules();
      for (int i = 0; i < 100 && groups.isEmpty(); i++) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        groups = prometheus.rules();
      }
      groups.findValues("rules").forEach(rules -> rules.forEach(rule -> silent.addAll(in(rule))));
      assertThat(silent).hasSizeGreaterThan(50);

      for (int i = 0; i < PATIENCE.toMillis() / 1_000 && !silent.isEmpty(); i++) {
        for (String query : Set.copyOf(silent)) {
          if (prometheus.series(query) > 0) {
            silent.remove(query);
          }
        }
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }

      assertThat(silent).as("queries that find nothing").isEmpty();
      assertThat(prometheus.rules().findValuesAsText("health")).containsOnly("ok");
      assertThat(prometheus.series("up == 1")).isEqualTo(pipeline.processes().size());
    }
  }

  /** The queries of a rule that must find something on a good day. */
  private static Set<String> in(JsonNode rule) {
    String query = rule.path("query").asText();
    return rule.path("type").asText().equals("recording")
        ? Set.of(query, rule.path("name").asText())
        : new LinkedHashSet<>(
            Arrays.asList(THRESHOLD.matcher(query).replaceAll("").split(" unless ", -1)));
  }

  @Test
  @Order(5)
  void shouldCountEachFlaggedReportOnceWhenInstancesComeAndGoAndDocumentsComeAgain()
      throws Exception {
    pipeline.startValidate("validate-2");
    awaitPartitions(true);
    assertThat(flagged("validate") + flagged("validate-2")).isEqualTo(1);

    pipeline.stop("validate");
    awaitPartitions(false);
    assertThat(flagged("validate-2")).isEqualTo(1);

    pipeline.publish(DOCUMENTS);
    await("validate-2", "gongkai_receipts_total", "DUPLICATE", 3);
    assertThat(flagged("validate-2")).isEqualTo(1);
    assertThat(value("validate-2", "gongkai_reports_flagged_by_rule", "T3-TOTAL")).isEqualTo(1);
  }

  private static double flagged(String process) throws Exception {
    return value(process, "gongkai_reports_flagged", "");
  }

  /** Waits until both instances, or the second alone, work on all partitions. */
  private static void awaitPartitions(boolean both) throws Exception {
    String covered = "gongkai_reports_flagged_partitions";
    double first = -1;
    double second = -1;
    for (int i = 0; i < PATIENCE.toMillis() / 100; i++) {
      first = both ? value("validate", covered, "") : 0;
      second = value("validate-2", covered, "");
      if (first + second == 3 && second > 0 && (first > 0) == both) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("partitions of the two instances: " + first + ", " + second);
  }

  private static double value(String process, String name, String label) throws Exception {
    double sum = 0;
    Matcher lines =
        Pattern.compile("(?m)^" + name + "\\{([^}]*)} (\\S+)$").matcher(pipeline.metrics(process));
    while (lines.find()) {
      if (lines.group(1).contains(label)) {
        sum += Double.parseDouble(lines.group(2));
      }
    }
    return sum;
  }

  private static void await(String process, String name, String label, double expected)
      throws Exception {
    for (int i = 0; i < PATIENCE.toMillis() / 100; i++) {
      if (value(process, name, label) == expected) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(value(process, name, label)).as(process + " " + name).isEqualTo(expected);
  }
}
