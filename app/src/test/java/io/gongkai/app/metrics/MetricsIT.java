package io.gongkai.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.Golden;
import io.gongkai.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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

  @TempDir private static Path directory;
  private static MeasuredPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = new MeasuredPipeline(directory);
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put("clean", Files.readString(SAMPLES.resolve("01-tab-grid-clean.txt")));
    documents.put("wrong", Files.readString(SAMPLES.resolve("07-wrong-total.txt")));
    documents.put("none", "市政府今日召开会议。");
    pipeline.publish(documents);
    pipeline.publishBroken(Topics.NORMALIZED);
  }

  @AfterAll
  static void stop() throws Exception {
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @Test
  @Order(1)
  void shouldCountWhatEachStageDid() throws Exception {
    await("sink", "gongkai_delay_seconds_count", "", 3);
    await("validate", "gongkai_dead_letters_total", "", 1);
    for (String p : pipeline.processes().keySet()) {
      Files.writeString(Path.of("/tmp/h/metrics/scrape-" + p), pipeline.metrics(p));
    }
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
