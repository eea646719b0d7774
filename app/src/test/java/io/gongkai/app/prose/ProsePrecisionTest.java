package io.gongkai.app.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.Submission;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import io.gongkai.validate.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules about prose, through reading and judging: silent on what is right, and not on the rest.
 */
class ProsePrecisionTest {
  private static final Path REPORTS =
      Path.of(System.getProperty("gongkai.root"), "..", "shared", "reports");
  private static final int GENERATED = 200;

  /** What a careful person finds contradicting in the real reports, each judged by eye. */
  private static final List<String> CONTRADICTIONS =
      List.of(
          "000_bd5764f2f2266ecc.txt TXT-REVIEWS-AND-LAWSUITS 5 for 11",
          "002_07ea97a0e0dbb2b9.txt TXT-RECEIVED 4 for 3",
          "003_12d7c137f1960f71.txt TXT-ANSWERED 30 for 35");

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  private record Sentence(List<String> rules, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void shouldFindWhatContradictsAndNothingElse(Sentence sentence) {
    String document = resource("report.txt").replace("{narrative}", sentence.words());

    assertThat(prose(document.getBytes(StandardCharsets.UTF_8)))
        .extracting(Finding::getRule)
        .containsExactlyElementsOf(sentence.rules());
  }

  private static Stream<Sentence> sentences() {
    return resource("sentences.tsv")
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(
            field ->
                new Sentence(
                    field[0].equals("-") ? List.of() : Arrays.asList(field[0].split(",", -1)),
                    field[1]));
  }

  @Test
  void shouldStaySilentOnTheRealReportsButForTheirContradictions() throws IOException {
    assumeTrue(Files.isDirectory(REPORTS), () -> "there is no folder " + REPORTS.normalize());
    List<Path> files;
    try (Stream<Path> all = Files.walk(REPORTS)) {
      files = all.filter(file -> file.toString().matches(".*\\.(txt|pdf)")).sorted().toList();
    }
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      for (Finding finding : prose(Files.readAllBytes(file))) {
        found.add(file.getFileName() + " " + finding.getRule() + " " + values(finding));
      }
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(CONTRADICTIONS);
  }

  private static String values(Finding finding) {
    return finding.getActual() + " for " + finding.getExpected();
  }

  @Test
  void shouldStaySilentOnNarrativesWrittenFromTheTables() {
    ReportGenerator generator = new ReportGenerator(new Random(5));
    for (int i = 0; i < GENERATED; i++) {
      Truth truth = generator.next();
      assertThat(prose(document(truth, sum(truth, "t3.granted"))))
          .as(narrative(truth, sum(truth, "t3.granted")))
          .isEmpty();
    }
  }

  @Test
  void shouldFindTheWrongNumberAmongRightOnes() {
    ReportGenerator generator = new ReportGenerator(new Random(6));
    for (int i = 0; i < GENERATED; i++) {
      Truth truth = generator.next();
      BigDecimal wrong =
          sum(truth, "t3.granted").add(sum(truth, "t3.partially")).add(BigDecimal.valueOf(7));
      assertThat(prose(document(truth, wrong)))
          .as(narrative(truth, wrong))
          .extracting(Finding::getRule)
          .containsExactly("TXT-GRANTED");
    }
  }

  private static byte[] document(Truth truth, BigDecimal granted) {
    String received = "共收到政府信息公开申请" + truth.value("t3.received", "total").toPlainString() + "件。";
    String plain = TextLayout.TABS.render(truth);
    assertThat(plain).contains(received);
    return plain.replace(received, narrative(truth, granted)).getBytes(StandardCharsets.UTF_8);
  }

  private static String narrative(Truth truth, BigDecimal granted) {
    BigDecimal received = truth.value("t3.received", "total");
    return "共收到政府信息公开申请%s件，涉及自然人%s件。其中予以公开%s件%s，部分公开%s件，不予公开%s件，无法提供%s件，不予处理%s件，其他处理%s件，结转下年度继续办理%s件。因政府信息公开被申请行政复议%s件，其中维持%s件，纠正%s件。制发行政规范性文件%s件，废止%s件，现行有效%s件。"
        .formatted(
            received.toPlainString(),
            truth.value("t3.received", "natural_person").toPlainString(),
            granted.toPlainString(),
            share(sum(truth, "t3.granted"), granted, received),
            sum(truth, "t3.partially").toPlainString(),
            sum(truth, "t3.refused.").toPlainString(),
            sum(truth, "t3.unavailable.").toPlainString(),
            sum(truth, "t3.not_processed.").toPlainString(),
            sum(truth, "t3.other").toPlainString(),
            truth.value("t3.carried_out", "total").toPlainString(),
            truth.value("t4.reconsideration", "total").toPlainString(),
            truth.value("t4.reconsideration", "upheld").toPlainString(),
            truth.value("t4.reconsideration", "corrected").toPlainString(),
            truth.value("t2.normative_documents", "issued").toPlainString(),
            truth.value("t2.normative_documents", "repealed").toPlainString(),
            truth.value("t2.normative_documents", "in_force").toPlainString());
  }

  private static String share(BigDecimal right, BigDecimal granted, BigDecimal received) {
    return received.signum() == 0 || granted.compareTo(right) != 0
        ? ""
        : "，占"
            + right.movePointRight(2).divide(received, 2, RoundingMode.HALF_UP).toPlainString()
            + "%";
  }

  private static BigDecimal sum(Truth truth, String prefix) {
    return truth.layout().rows().stream()
        .filter(row -> row.item().startsWith(prefix))
        .map(row -> truth.value(row.item(), "total"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The findings about prose that failed; none for a document that is refused. */
  private List<Finding> prose(byte[] document) {
    Submission submission =
        Submission.newBuilder()
            .setId("a".repeat(64))
            .setSha256("0".repeat(64))
            .setBytes(document.length)
            .setReceivedAt(Instant.EPOCH)
            .setPartition(0)
            .setOffset(0)
            .build();
    return normalizer.normalize(submission, document) instanceof NormalizeResult.Read read
        ? Validator.standard().validate(read.report()).getFindings().stream()
            .filter(finding -> finding.getRule().startsWith("TXT-"))
            .filter(finding -> finding.getOutcome() == Outcome.FAIL)
            .toList()
        : List.of();
  }

  private static String resource(String name) {
    try (InputStream stream = ProsePrecisionTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
