package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RevisionsIT {
  private static final String AGENCY = "雁栖市金谷区市场监督管理局";

  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  /** Sample 07 with a wrong total, and two days later the same with the total that is right. */
  @BeforeEach
  void handInTwice() throws Exception {
    String wrong = Documents.sample("07", AGENCY);
    CONSOLE
        .documents()
        .handIn(AGENCY, "wrong.txt", wrong, ConsoleUnderTest.NOW.minus(Duration.ofDays(2)));
    assertThat(CONSOLE.page("/report?key=" + Page.encode(AGENCY + "/2024")).select(".compare"))
        .as("there is one only")
        .isEmpty();
    String right = wrong.replace("（七）总计\t\t96", "（七）总计\t\t69");
    assertThat(right).isNotEqualTo(wrong);
    CONSOLE.documents().handIn(AGENCY, "right.txt", right, ConsoleUnderTest.NOW);
  }

  @Test
  void shouldShowWhatACorrectionChanged() throws Exception {
    Document report = CONSOLE.page("/report?key=" + Page.encode(AGENCY + "/2024"));
    String compare = report.selectFirst(".compare").attr("href");
    Document diff = CONSOLE.page(compare);

    assertThat(diff.select("#cells tbody tr")).hasSize(1);
    assertThat(diff.select("#cells tbody td").eachText()).containsExactly("96", "69");
    assertThat(diff.select("#findings .fixed").eachAttr("data-rule")).contains("T3-TOTAL");
    assertThat(diff.select("#findings .added")).isEmpty();
    assertThat(diff.select("#lines ins")).isNotEmpty();
    assertThat(diff.select("#lines del")).isNotEmpty();
    assertThat(CONSOLE.get(compare.replaceFirst("from=[0-9a-f]+", "from=0")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldCompareWithoutTheTextWhenADocumentIsGone() throws Exception {
    String compare =
        CONSOLE
            .page("/report?key=" + Page.encode(AGENCY + "/2024"))
            .selectFirst(".compare")
            .attr("href");
    CONSOLE.documents().lose(0);

    Document diff = CONSOLE.page(compare);
    assertThat(diff.select("#cells tbody tr")).hasSize(1);
    assertThat(diff.select("#lines").text()).contains("not to be had");
  }

  @Test
  void shouldTellHowFastTheAgencyCorrectedIt() throws Exception {
    Document agency = CONSOLE.page("/agency?name=" + Page.encode(AGENCY));

    assertThat(agency.select("#corrections").attr("data-done")).isEqualTo("1");
    assertThat(agency.select("#corrections caption").text()).contains("within 2 days");
    assertThat(agency.select("#corrections tr[data-year=2024] .codes").first().text())
        .contains("T3-TOTAL");
  }
}
