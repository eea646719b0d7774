package io.gongkai.app.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Submission;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.validate.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Year and agency through the whole of a report: title, preamble, opening, signature, header. */
class SelfReferenceTest {
  private static final String TITLE = "云溪县水利局2023年政府信息公开工作年度报告";
  private static final String PREAMBLE = "根据《中华人民共和国政府信息公开条例》编制本报告。";
  private static final String OPENING = "一、总体情况\n";

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  @ParameterizedTest
  @CsvSource({
    "TXT-YEAR,现公布云溪县水利局2022年度政府信息公开工作年度报告。,2022",
    "TXT-YEAR,现公布2022年政府信息公开年度报告。,2022",
    "TXT-AGENCY,现公布云溪县教育局2023年政府信息公开年度报告。,云溪县教育局",
    ",现公布县水利局2023年政府信息公开年度报告。,",
    ",我局于2023年1月按时发布2022年政府信息公开年度报告。,",
    ",由云溪县人民政府办公室指导编制。,",
  })
  void shouldReadThePreamble(String rule, String preamble, String quoted) {
    expect(document().replace(PREAMBLE, preamble), "", rule, quoted);
  }

  @ParameterizedTest
  @CsvSource({
    "TXT-YEAR,'2022年，我局认真贯彻条例。',2022",
    "TXT-AGENCY,'2023年，云溪县民政局认真贯彻条例。',云溪县民政局",
    ",'2023年，我局认真贯彻条例。',",
    ",'2023年，县水利局认真贯彻条例。',",
    ",'2023年，云溪县委县政府认真贯彻条例。',",
    ",'2019年，新修订的条例施行。',",
    ",'2022年以来，我局认真贯彻条例。',",
  })
  void shouldReadTheOpening(String rule, String opening, String quoted) {
    expect(document().replace(OPENING, OPENING + opening + "\n"), "", rule, quoted);
  }

  @ParameterizedTest
  @CsvSource({
    "TXT-AGENCY,云溪县教育局,2024年1月20日,云溪县教育局",
    "TXT-YEAR,云溪县水利局,2023年1月20日,2023年1月20日",
    ",云溪县水利局,2024年1月20日,",
    ",水利局,2024年1月20日,",
    ",云溪县水利局办公室,2023年12月31日,",
    ",云溪县人民政府,2024年1月20日,",
    ",主办：云溪县教育局,2024年1月20日,",
    ",云溪县水务局（水利局）,2024年1月20日,",
  })
  void shouldReadTheSignature(String rule, String name, String day, String quoted) {
    expect(document() + "\n" + name + "\n" + day + "\n", "", rule, quoted);
  }

  @Test
  void shouldQuoteTheTitleWhenTheReportWasHandedInForAnotherAgency() {
    expect(document(), "云溪县教育局", "TXT-AGENCY", "云溪县水利局");
    expect(document(), "云溪县水利局", null, null);
    expect(document(), "11530100MB1234567X", null, null);
  }

  @Test
  void shouldLetListedReportsOfOtherYearsPass() {
    expect(document().replace(TITLE, TITLE + "\n2022年政府信息公开工作年度报告"), "", null, null);
    expect(document().replace(TITLE, TITLE + "\n上一篇：云溪县水利局2022年政府信息公开工作年度报告"), "", null, null);
  }

  private void expect(String document, String agencyId, String rule, String quoted) {
    Submission submission =
        new Submission(
            "a", agencyId, "a.txt", "", "text/plain", "a", document.length(), Instant.EPOCH, 0, 0L);
    NormalizeResult result =
        normalizer.normalize(submission, document.getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    NormalizeResult.Read read = (NormalizeResult.Read) result;
    List<Finding> found =
        Validator.standard().validate(read.report()).getFindings().stream()
            .filter(finding -> finding.getOutcome() == Outcome.FAIL)
            .filter(finding -> finding.getRule().startsWith("TXT-"))
            .toList();
    if (rule == null) {
      assertThat(found).isEmpty();
      return;
    }
    assertThat(found).extracting(Finding::getRule).containsExactly(rule);
    assertThat(found.get(0).getQuotes()).hasSize(1);
    QuotedNumber quote = found.get(0).getQuotes().get(0);
    assertThat(read.text().substring(quote.getStart(), quote.getEnd())).isEqualTo(quoted);
  }

  private static String document() {
    try (InputStream in = SelfReferenceTest.class.getResourceAsStream("report.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .replace("{narrative}", "我局共收到政府信息公开申请148件。");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
