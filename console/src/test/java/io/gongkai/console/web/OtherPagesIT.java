package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OtherPagesIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  @Test
  void shouldTellOfARuleHowOftenItFires() throws Exception {
    handIn("甲县财政局", "07");

    Document rules = CONSOLE.pageWith("/rules", "tr[data-rule=T3-TOTAL] .number", "1");
    assertThat(rules.select("#rules tbody tr")).hasSize(RuleCatalogue.all().size());
    Document rule = CONSOLE.page("/rules/T3-TOTAL");
    assertThat(rule.select("#trend tr[data-year=2024] .number").text()).isEqualTo("1");
    assertThat(rule.select("#examples tbody th").text()).isEqualTo("甲县财政局");
    assertThat(CONSOLE.get("/rules/NO-SUCH").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldHaveAPageForEveryRule() throws Exception {
    for (Rule rule : RuleCatalogue.all()) {
      assertThat(CONSOLE.page("/rules/" + rule.code()).select("h1").text())
          .as(rule.code())
          .contains(rule.title().en());
    }
  }

  @Test
  void shouldShowTheYearsOfAnAgencyAndWhereTheyDoNotJoin() throws Exception {
    handIn("甲县财政局", "17");
    handIn("甲县财政局", "18");

    Document page = CONSOLE.page("/agency?name=" + Page.encode("甲县财政局"));
    assertThat(page.select("#years tbody tr")).hasSize(2);
    assertThat(page.select("#years tbody tr").first().select(".breaks .why").text())
        .contains("the year before carried out");
    assertThat(CONSOLE.get("/agency?name=x").statusCode()).isEqualTo(404);
    assertThat(CONSOLE.get("/agency").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldListTheAgenciesThatHaveNotReported() throws Exception {
    CONSOLE
        .rows()
        .execute(
            """
            INSERT INTO standing_report
            SELECT '机关' || n || '/' || y, n, 'CLEAN', '机关' || n, y,
              CASE WHEN n % 10 = 0 THEN 'JURISDICTION' ELSE 'BODY' END, 'FORM_2021', '', 's', now(),
              9, '{}', '{}', 0, 0
            FROM generate_series(1, 150) n, generate_series(2022, 2023) y
            WHERE y = 2022 OR n <= 20;
            INSERT INTO kafka_offset VALUES ('x', 0, 1)
            """);

    Document overview = CONSOLE.pageWith("/", "[data-deadline=bodies] a", "117");
    assertThat(overview.select("[data-deadline=jurisdictions] a").text()).contains("13");
    List<String> seen = new ArrayList<>();
    String address = "/outstanding";
    while (!address.isEmpty()) {
      Document page = CONSOLE.page(address);
      seen.addAll(page.select("#missing tbody th").eachText());
      Element next = page.selectFirst("#next");
      address = next == null ? "" : next.attr("href");
    }
    assertThat(seen).hasSize(130).doesNotHaveDuplicates();
    assertThat(CONSOLE.page("/outstanding?level=JURISDICTION").select("#missing tbody tr"))
        .hasSize(13);
  }

  @Test
  void shouldListWhatCouldNotBeProcessed() throws Exception {
    CONSOLE
        .documents()
        .handIn(ConsoleUnderTest.HOSTILE, "=1.txt", Documents.sample("13"), ConsoleUnderTest.NOW);
    CONSOLE.rows().deadLetter("reports.clean", null, null, "<script>alert(1)</script>");

    Document page = CONSOLE.page("/unreadable");
    assertThat(page.select("#unreadable tbody tr")).hasSize(1);
    assertThat(page.select("#unreadable tbody th").text()).contains("<script>alert(1)</script>");
    assertThat(page.select("#letters tbody td").first().text())
        .isEqualTo("<script>alert(1)</script>");
    assertThat(page.select("#main script, #main img")).isEmpty();
    assertThat(CONSOLE.page("/unreadable?reason=TRUNCATED").select("#unreadable tbody tr"))
        .hasSize(1);
    assertThat(CONSOLE.page("/unreadable?reason=ENCRYPTED").select("#none")).hasSize(1);
    assertThat(CONSOLE.get("/unreadable?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldNameTheTopicsAndViewsThatThereAre() throws Exception {
    Document page = CONSOLE.page("/data");
    assertThat(page.select("#topics tbody tr")).hasSizeGreaterThan(5);
    for (String view : page.select("#views tbody tr").eachAttr("data-view")) {
      CONSOLE.rows().execute("SELECT * FROM " + view + " LIMIT 0");
    }
  }

  private static void handIn(String agency, String sample) throws Exception {
    CONSOLE
        .documents()
        .handIn(agency, sample + ".txt", Documents.sample(sample, agency), ConsoleUnderTest.NOW);
  }
}
