package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real reports in containers, every cell of which must be right. */
class SharedReportsTest {
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  @Test
  void shouldReadEveryCellWhenReportIsWebPage() throws IOException {
    Optional<SharedReport> shared = SharedReport.of("more", "015.txt");
    if (shared.isPresent()) {
      Report report = read(shared.get());
      assertThat(shared.get().differences(report)).isEmpty();
      assertThat(report.getAgency()).isEqualTo("测试市");
      assertThat(report.getYear()).isEqualTo(2025);
      assertThat(report.getForm()).isEqualTo(FormEdition.FORM_2021);
      assertThat(report.getSubmission().getMediaType()).isEqualTo("text/html");
    }
  }

  private Report read(SharedReport shared) {
    Submission submission =
        Submission.newBuilder()
            .setId("")
            .setSha256("")
            .setBytes(0)
            .setReceivedAt(Instant.EPOCH)
            .setPartition(0)
            .setOffset(0)
            .build();
    NormalizeResult result = normalizer.normalize(submission, shared.document());
    assertThat(result).as(result.text()).isInstanceOf(NormalizeResult.Read.class);
    return ((NormalizeResult.Read) result).report();
  }
}
