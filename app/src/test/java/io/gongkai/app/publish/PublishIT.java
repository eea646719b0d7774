package io.gongkai.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.up.Pipeline;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gongkai publish} to the embedded stack. */
class PublishIT {
  private static final Path SAMPLES =
      Path.of(System.getProperty("gongkai.root")).resolve("samples");
  private static final int MAX_BYTES = 64 << 20;

  @TempDir private static Path directory;
  private static Pipeline pipeline;
  private static Path config;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path data = directory.resolve("data");
    pipeline = new Pipeline(data, MAX_BYTES);
    config =
        Files.writeString(
            directory.resolve("gongkai.properties"),
            "data.dir=" + data + "\ndocument.max.bytes=" + MAX_BYTES + "\n",
            StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void shouldSendOnlyWhatIsNewAndTellTheVerdictsAgain() throws IOException {
    Path noise = write("noise.txt", "今天天气很好。");
    String clean = SAMPLES.resolve("01-tab-grid-clean.txt").toString();
    String wrong = SAMPLES.resolve("07-wrong-total.txt").toString();

    CommandRun first = publish("--wait", "--agency", "A-1", clean);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("01-tab-grid-clean.txt").contains("A-1").contains("CLEAN");

    CommandRun second = publish("--wait", "--agency", "A-1", clean, wrong, noise.toString());
    assertThat(second.status()).as(second.err()).isEqualTo(1);
    assertThat(second.out().lines().filter(line -> line.startsWith("01-")).toList())
        .singleElement()
        .asString()
        .contains("CLEAN");
    assertThat(second.out())
        .contains("FLAGGED")
        .contains("likely wrong: t3.total/natural_person, should be 69")
        .contains("T3-FLOW")
        .contains("UNREADABLE")
        .contains("NOT_A_REPORT");
    assertThat(second.err()).contains("1 of them were known already");
    List<String> counts = pipeline.recordCounts();

    CommandRun third = publish("--wait", "--agency", "A-1", clean, wrong, noise.toString());
    assertThat(third.out()).isEqualTo(second.out());
    assertThat(third.status()).isEqualTo(1);
    assertThat(pipeline.recordCounts()).isEqualTo(counts);

    // Another agency's submission is another submission.
    assertThat(publish("--agency", "A-2", clean).out()).startsWith("PUBLISHED");
    assertThat(publish("--agency", "A-2", clean).out()).startsWith("KNOWN");
  }

  @Test
  void shouldTellTheVerdictOfADuplicateWhenTheLedgerIsLost() {
    String clean = SAMPLES.resolve("04-one-cell-per-line.txt").toString();
    CommandRun first = publish("--wait", "--agency", "D", clean);

    CommandRun again =
        publish("--wait", "--agency", "D", "--ledger", folder.resolve("new").toString(), clean);

    assertThat(again.err()).doesNotContain("known already");
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void shouldSendTheOthersAndNameTheFileWhenOneCannotBeSent() throws IOException {
    Path good = write("good.txt", report(11));
    Path missing = folder.resolve("missing.pdf");

    CommandRun run = publish(missing.toString(), good.toString(), folder + "/*.docx");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("PUBLISHED  ").contains("good.txt");
    assertThat(run.err())
        .contains("missing.pdf: there is no such file")
        .contains("*.docx")
        .contains("published 1");
  }

  @Test
  void shouldSayWhatIsWrongWhenNoBrokerAnswers() {
    CommandRun run =
        CommandRun.of(
            "publish", "--bootstrap", "127.0.0.1:1", SAMPLES.resolve("01-tab-grid-clean.txt") + "");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("127.0.0.1:1");
  }

  @Test
  void shouldBringADocumentThatNoRecordHoldsThroughTheStore() throws Exception {
    Truth truth = new ReportGenerator(new Random(21)).next();
    byte[] large = withPicture(DocumentLayout.DOCX.render(new PrintedReport(truth)), 21 << 20);
    assertThat(large.length).isGreaterThan(Topics.MAX_RAW_BYTES);
    Path file = Files.write(folder.resolve("large.docx"), large);

    CommandRun run = publish("--wait", "--agency", "L", file.toString());

    assertThat(run.out()).as(run.err()).contains("large.docx").contains("CLEAN");
    assertThat(
            pipeline.rows(
                "SELECT filename, bytes, sha256 FROM current_report WHERE filename = 'large.docx'"))
        .containsExactly("large.docx|" + large.length + "|" + SubmissionId.hash(large));
    String hash = SubmissionId.hash(large);
    assertThat(directory.resolve("data/blobs").resolve(hash.substring(0, 2)).resolve(hash))
        .hasBinaryContent(large);
  }

  @Test
  void shouldPublishWhatIsDroppedIntoAFolderUntilItIsTerminated() throws Exception {
    Path drop = Files.createDirectory(folder.resolve("drop"));
    try (GongkaiProcess process =
        GongkaiProcess.start(
            folder.resolve("output"),
            "publish",
            "--watch",
            "--settle",
            "1",
            "--agency",
            "W",
            "--config",
            config.toString(),
            drop.toString())) {
      process.awaitOutput("watching");
      Files.writeString(drop.resolve("half.txt.part"), report(30), StandardCharsets.UTF_8);
      Files.writeString(drop.resolve("one.txt"), report(31), StandardCharsets.UTF_8);
      process.awaitOutput("one.txt");
      Files.move(drop.resolve("half.txt.part"), drop.resolve("whole.txt"));
      process.awaitOutput("whole.txt");

      assertThat(process.terminate()).as(process.output()).isZero();
      assertThat(process.output()).doesNotContain(".part").doesNotContain("Exception");
    }
    pipeline.await("SELECT count(*) FROM submission WHERE report_key LIKE 'W/%'", "2");
  }

  @Test
  void shouldLoseNothingWhenItIsKilledHalfWay() throws Exception {
    int documents = 300;
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < documents; i++) {
      Files.writeString(many.resolve(i + ".txt"), "第" + i + "号文件，并非报告。", StandardCharsets.UTF_8);
    }
    String[] args = {"publish", "--agency", "K", "--config", config.toString(), many.toString()};
    try (GongkaiProcess process = GongkaiProcess.start(folder.resolve("output"), args)) {
      process.awaitOutput("PUBLISHED");
      process.kill();
    }

    CommandRun second = CommandRun.of(args);

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.out().lines()).hasSize(documents);
    CommandRun third = CommandRun.of(args);
    assertThat(third.out().lines()).hasSize(documents).allMatch(line -> line.startsWith("KNOWN"));
    pipeline.await(
        "SELECT count(*) FROM unreadable WHERE agency_id = 'K'", Integer.toString(documents));
  }

  private static CommandRun publish(String... args) {
    return CommandRun.of(
        Stream.of(Stream.of("publish", "--config", config.toString()), Arrays.stream(args))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String report(int seed) {
    return TextLayout.TABS.render(new ReportGenerator(new Random(seed)).next());
  }

  /** A document with a picture that nothing can make smaller. */
  private static byte[] withPicture(byte[] docx, int bytes) throws IOException {
    byte[] picture = new byte[bytes];
    new Random(1).nextBytes(picture);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      List<String> names = new ArrayList<>();
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        zip.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(zip);
      }
      assertThat(names).contains("word/document.xml");
      zip.putNextEntry(new ZipEntry("word/media/image1.png"));
      zip.write(picture);
    }
    return out.toByteArray();
  }
}
