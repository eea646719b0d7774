package io.gongkai.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.app.embedded.StackException;
import io.gongkai.ingest.DocumentFolder;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on the embedded broker, registry and PostgreSQL. */
class PipelineIT {
  private static final Path ROOT = Path.of(System.getProperty("gongkai.root"));
  private static final Path SAMPLES = ROOT.resolve("samples");
  private static final Path SEEDS = ROOT.resolve("../shared/reports/seeds");

  @TempDir private Path directory;

  @Test
  void shouldStoreEveryCellOnceWhenDocumentsArePublishedAndTheStackIsStartedAgain()
      throws IOException, InterruptedException, SQLException {
    List<Path> documents = new ArrayList<>(DocumentFolder.list(SAMPLES).documents());
    documents.addAll(badDocuments());
    Path data = directory.resolve("data");
    Pipeline.Printed first;
    List<String> counts;
    List<String> reports;
    try (Pipeline pipeline = new Pipeline(data)) {
      first = pipeline.publish(documents);
      assertThat(first.processed()).as(first.table()).isTrue();
      assertOneCommandPerDirectory(data);
      assertSamples(pipeline);
      assertThat(
              pipeline.rows("SELECT filename, reason FROM unreadable WHERE filename LIKE 'bad%'"))
          .containsExactlyInAnyOrder(
              "bad-empty.txt|EMPTY", "bad-noise.txt|CORRUPT", "bad-other.txt|NOT_A_REPORT");
      assertThat(first.table()).contains("bad-large.txt").contains("TOO_LARGE").contains("100000");
      assertThat(pipeline.keys(Topics.UNREADABLE))
          .contains(SubmissionId.of("", new byte[0]))
          .hasSize(5);
      counts = pipeline.recordCounts();
      assertThat(counts)
          .contains("normalize.dead-letter 0", "validate.dead-letter 0")
          .contains("reports.raw " + (documents.size() - 1));
      reports = pipeline.rows("SELECT * FROM report ORDER BY id");
    }
    try (Pipeline pipeline = new Pipeline(data)) {
      Pipeline.Printed second = pipeline.publish(documents);
      assertThat(second.table()).isEqualTo(first.table());
      assertThat(second.progress()).contains("were known already");
      assertThat(pipeline.recordCounts()).isEqualTo(counts);
      assertThat(pipeline.rows("SELECT * FROM report ORDER BY id")).isEqualTo(reports);
      assertSeeds(pipeline);
    }
  }

  @Test
  void shouldMoveAReportWhenACorrectionMendsIt()
      throws IOException, InterruptedException, SQLException {
    Path wrong = SAMPLES.resolve("07-wrong-total.txt");
    String text = Files.readString(wrong, StandardCharsets.UTF_8);
    try (Pipeline pipeline = new Pipeline(directory.resolve("data"))) {
      pipeline.publish(List.of(wrong));
      assertThat(pipeline.rows("SELECT verdict FROM current_report")).containsExactly("FLAGGED");
      String key = pipeline.rows("SELECT report_key FROM current_report").get(0);
      assertThat(pipeline.keys(Topics.FLAGGED)).containsExactly(key);

      Path mended = directory.resolve("mended.txt");
      Files.writeString(mended, mend(pipeline, text), StandardCharsets.UTF_8);
      Pipeline.Printed printed = pipeline.publish(List.of(mended, wrong));
      assertThat(printed.table()).contains("a newer submission of this report stands");
      assertThat(pipeline.rows("SELECT verdict, filename FROM current_report"))
          .containsExactly("CLEAN|mended.txt");
      assertThat(pipeline.keys(Topics.FLAGGED)).containsExactly(key + "=");
      assertThat(pipeline.keys(Topics.CLEAN)).containsExactly(key);
    }
  }

  @Test
  void shouldKeepPoisonAsideWhenExactlyOnceRunsOnARealBroker()
      throws InterruptedException, SQLException {
    byte[] poison = "no Avro at all".getBytes(StandardCharsets.UTF_8);
    Path clean = SAMPLES.resolve("01-tab-grid-clean.txt");
    try (Pipeline pipeline = new Pipeline(directory.resolve("data"))) {
      pipeline.produce(Topics.NORMALIZED, "anyone/2023", poison);
      assertThat(pipeline.firstValue(Topics.VALIDATE_DEAD_LETTER)).isEqualTo(poison);
      assertThat(pipeline.publish(List.of(clean)).processed()).isTrue();
      assertThat(pipeline.rows("SELECT verdict FROM current_report")).containsExactly("CLEAN");
      assertThat(pipeline.recordCounts()).contains(Topics.VALIDATE_DEAD_LETTER + " 1");
    }
  }

  @Test
  void shouldClearAReportWhenItsFindingIsWaivedAndFlagItAgainWhenThatIsRevoked()
      throws IOException, InterruptedException, SQLException {
    Path data = directory.resolve("data");
    Path config =
        Files.writeString(
            directory.resolve("gongkai.properties"),
            "data.dir=" + data.toString().replace("\\", "/") + "\n",
            StandardCharsets.UTF_8);
    String[] options = {"--reason", "已核实", "--author", "王某", "--config", config.toString()};
    try (Pipeline pipeline = new Pipeline(data)) {
      pipeline.publish(List.of(SAMPLES.resolve("07-wrong-total.txt")));
      String key = pipeline.rows("SELECT report_key FROM current_report").get(0);
      CommandRun wrong = CommandRun.of(with(options, "waive", key, "T4-SUM"));
      assertThat(wrong.status()).isEqualTo(2);
      assertThat(wrong.err()).contains("T3-FLOW --item t3.total --column natural_person");

      for (String rule : List.of("T3-FLOW", "T3-ROW-SUM", "T3-TOTAL")) {
        CommandRun run = CommandRun.of(with(options, "waive", key, rule));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("waived " + key + "/" + rule);
      }
      String verdict = "SELECT verdict FROM current_report";
      pipeline.await(verdict, "CLEAN");
      pipeline.await("SELECT count(*) FROM waiver WHERE in_force", "3");
      CommandRun list = CommandRun.of("waivers", "list", "--config", config.toString());
      assertThat(list.out()).contains(key + "/T3-TOTAL").contains("王某: 已核实");

      String waiver = key + "/T3-FLOW";
      assertThat(CommandRun.of("waivers", "revoke", waiver, "--config", config.toString()).status())
          .isZero();
      pipeline.await(verdict, "FLAGGED");
      pipeline.await(
          "SELECT codes, codes_waived FROM submission", "{T3-FLOW}|{T3-ROW-SUM,T3-TOTAL}");
      assertThat(CommandRun.of("waivers", "revoke", waiver, "--config", config.toString()).err())
          .contains("there is no waiver");
    }
    CommandRun stopped = CommandRun.of("waivers", "list", "--config", config.toString());
    assertThat(stopped.status()).isEqualTo(2);
    assertThat(stopped.err()).contains("no pipeline is running").contains("gongkai up");
  }

  private static String[] with(String[] options, String... command) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray(String[]::new);
  }

  private void assertOneCommandPerDirectory(Path data) {
    assertThatThrownBy(() -> new Pipeline(data))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("is in use")
        .hasMessageContaining("--data");
  }

  /** Puts the number that the findings suggest in the place of the wrong one. */
  private static String mend(Pipeline pipeline, String text) throws SQLException {
    String[] numbers =
        pipeline
            .rows(
                "SELECT DISTINCT suspect -> 'cells' -> 0 ->> 'suggested', value FROM"
                    + " current_finding f JOIN fact ON fact.item = suspect -> 'cells' -> 0 ->>"
                    + " 'item' AND \"column\" = suspect -> 'cells' -> 0 ->> 'column' WHERE suspect"
                    + " IS NOT NULL")
            .get(0)
            .split("\\|", -1);
    String mended = text.replaceFirst("\\b" + numbers[1] + "\\b", numbers[0]);
    assertThat(mended).isNotEqualTo(text);
    return mended;
  }

  private List<Path> badDocuments() throws IOException {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    Path folder = Files.createDirectories(directory.resolve("bad"));
    return List.of(
        Files.write(folder.resolve("bad-empty.txt"), new byte[0]),
        Files.write(folder.resolve("bad-noise.txt"), noise),
        Files.write(
            folder.resolve("bad-other.txt"),
            "今天天气很好，我们去公园散步，看见许多花。".repeat(20).getBytes(Charset.forName("GB18030"))),
        Files.write(folder.resolve("bad-large.txt"), new byte[Pipeline.MAX_DOCUMENT_BYTES + 1]));
  }

  private static void assertSamples(Pipeline pipeline) throws IOException, SQLException {
    Map<String, String> verdicts = new HashMap<>();
    for (String row : pipeline.rows("SELECT filename, verdict FROM current_report")) {
      String[] field = row.split("\\|", -1);
      verdicts.put(field[0], field[1]);
    }
    int compared = 0;
    for (Path document : DocumentFolder.list(SAMPLES).documents()) {
      String name = document.getFileName().toString();
      String expected =
          Files.readString(sidecar(document, ".expected.json"), StandardCharsets.UTF_8);
      if (expected.contains("\"verdict\": \"UNREADABLE\"")) {
        assertThat(verdicts).doesNotContainKey(name);
        continue;
      }
      assertThat(expected).as(name).contains("\"verdict\": \"" + verdicts.get(name) + "\"");
      assertThat(facts(pipeline, name, "item, \"column\", coalesce(value::text, ''), state"))
          .as(name)
          .isEqualTo(lines(sidecar(document, ".facts.tsv")));
      compared++;
    }
    assertThat(compared).isGreaterThanOrEqualTo(12);
  }

  private static void assertSeeds(Pipeline pipeline)
      throws IOException, InterruptedException, SQLException {
    if (!Files.isDirectory(SEEDS)) {
      System.err.println("NOT TESTED: the real reports, because " + SEEDS + " is not there");
      return;
    }
    List<Path> seeds = DocumentFolder.list(SEEDS).documents();
    assertThat(pipeline.publish(seeds).processed()).isTrue();
    for (Path seed : seeds) {
      String name = seed.getFileName().toString();
      String number = name.substring(0, 3);
      // Two rows of 002 lack a cell each, and which one it is cannot be known.
      boolean ambiguous = number.equals("002");
      List<String> expected = lines(SEEDS.resolve(number + ".facts.tsv"));
      List<String> actual = facts(pipeline, name, "item, \"column\", coalesce(value::text, '')");
      if (ambiguous) {
        expected = expected.stream().filter(line -> !line.contains("granted\t")).toList();
        actual = actual.stream().filter(line -> !line.contains("granted\t")).toList();
      }
      assertThat(actual).as(name).isEqualTo(expected).hasSizeGreaterThan(180);
    }
  }

  private static List<String> facts(Pipeline pipeline, String filename, String columns)
      throws SQLException {
    return pipeline
        .rows(
            "SELECT "
                + columns
                + " FROM fact JOIN current_report USING (report_key) WHERE filename = '"
                + filename
                + "' ORDER BY form_table, place")
        .stream()
        .map(row -> row.replace('|', '\t'))
        .toList();
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static Path sidecar(Path document, String ending) {
    String name = document.getFileName().toString();
    return document.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }
}
