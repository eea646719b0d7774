package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.BareSubmission;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real reports in containers, every cell of which must be right. */
class SharedReportsTest {
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  @ParameterizedTest
  @CsvSource({
    "more, 015.txt, text/html, FORM_2021",
    "pdf, hzq2023.pdf, application/pdf, FORM_2019",
    "pdf, hzq2024.pdf, application/pdf, FORM_2019",
    "pdf, szfgs2024.pdf, application/pdf, FORM_2021"
  })
  void shouldReadEveryCellWhenReportIsReal(
      String folder, String name, String mediaType, FormEdition table3Form) throws IOException {
    Optional<SharedReport> shared = SharedReport.of(folder, name);
    if (shared.isPresent()) {
      Report report = read(shared.get());
      assertThat(shared.get().differences(report)).isEmpty();
      assertThat(report.getAgency()).isEqualTo(shared.get().expected("agency"));
      assertThat(String.valueOf(report.getYear())).isEqualTo(shared.get().expected("year"));
      assertThat(report.getForm()).isEqualTo(FormEdition.FORM_2021);
      assertThat(report.getTable3Form()).isEqualTo(table3Form);
      assertThat(report.getSubmission().getMediaType()).isEqualTo(mediaType);
    }
  }

  private Report read(SharedReport shared) {
    NormalizeResult result = normalizer.normalize(BareSubmission.of(0), shared.document());
    assertThat(result).as(result.text()).isInstanceOf(NormalizeResult.Read.class);
    return ((NormalizeResult.Read) result).report();
  }
}
