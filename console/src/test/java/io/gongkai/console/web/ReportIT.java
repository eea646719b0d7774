package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.schemas.topic.ReportKey;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  @Test
  void shouldShowWhatIsWrongBesideItsPlace() throws Exception {
    Document page = CONSOLE.page(handIn("", Documents.sample("07")));

    assertThat(page.select(".head .verdict").text()).isEqualTo("Flagged");
    assertThat(page.select("#text").attr("data-state")).isEqualTo("MARKED");
    assertThat(page.select("#findings .suspected .mend").text()).contains("should be");
    assertThat(page.select("#findings [data-rule=T3-TOTAL]")).isNotEmpty();
    String place = page.select("#findings .suspected a").attr("href");
    assertThat(page.select("pre " + place + ".suspect")).hasSize(1);
    assertThat(page.select("#tables td.suspect .mend").text()).startsWith("should be");
    assertThat(page.select("#tables table caption")).hasSize(3);
    assertThat(page.select("#history tbody tr")).hasSize(1);
  }

  @Test
  void shouldShowTheYearBeforeWhenItStands() throws Exception {
    handIn("", Documents.sample("17"));
    Document page = CONSOLE.page(handIn("", Documents.sample("18")));

    assertThat(page.select("#before caption").text()).isEqualTo("Beside the year before");
    assertThat(page.select("#before tbody tr").first().text()).startsWith("一、本年新收");
  }

  @Test
  void shouldShowTheTablesWhenTheDocumentIsLost() throws Exception {
    String address = handIn("", Documents.sample("07"));
    CONSOLE.documents().lose(0);

    Document page = CONSOLE.page(address);
    assertThat(page.select("#text").attr("data-state")).isEqualTo("GONE");
    assertThat(page.select("#tables td.suspect")).hasSize(1);
  }

  @Test
  void shouldMarkNothingWhenTheDocumentIsReadOtherwiseNow() throws Exception {
    String address = handIn("", Documents.sample("07"));
    CONSOLE
        .rows()
        .execute(
            "UPDATE report SET t3_values[1] = coalesce(t3_values[1], 0) + 1, t3_states = 'P'"
                + " || substr(t3_states, 2)");

    Document page = CONSOLE.page(address);
    assertThat(page.select("#text").attr("data-state")).isEqualTo("UNMARKED");
    assertThat(page.select("pre a")).isEmpty();
    assertThat(page.select("pre").text()).isNotEmpty();
  }

  @Test
  void shouldBeTextWhenDocumentAndAgencyAreHostile() throws Exception {
    String text =
        Documents.sample("07") + "\n备注：<script>alert(4)</script>\u202e<svg onload=alert(5)>\n";
    Document page = CONSOLE.page(handIn(ConsoleUnderTest.HOSTILE, text));

    assertThat(
            page.select("#main script, #main img, #main pre svg, #main [onerror], #main [onload]"))
        .isEmpty();
    assertThat(page.select("#main [style]")).isEmpty();
    assertThat(page.select("pre").text()).contains("<script>alert(4)</script>");
    assertThat(page.select("h1").text()).contains("<script>alert(1)</script>");
    assertThat(page.outerHtml()).doesNotContain("\u202e");
  }

  @Test
  void shouldSayThatThereIsNoneWhenNoReportStands() throws Exception {
    assertThat(CONSOLE.get("/report").statusCode()).isEqualTo(404);
    assertThat(CONSOLE.get("/report?key=x%2F2023").statusCode()).isEqualTo(404);
    assertThat(CONSOLE.get("/report?key=%00%2F2023").statusCode()).isEqualTo(404);
    assertThat(CONSOLE.get("/report?key=x%2F99999999999").statusCode()).isEqualTo(404);
  }

  private static String handIn(String agency, String text) throws Exception {
    NormalizeResult result =
        CONSOLE.documents().handIn(agency, "a.txt", text, ConsoleUnderTest.NOW);
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    String key = ReportKey.of(((NormalizeResult.Read) result).report());
    return "/report?key=" + Page.encode(key);
  }
}
