package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlaggedIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  @Test
  void shouldListWhatAFilterLetsThrough() throws Exception {
    handIn("甲县财政局", "07");
    handIn("乙县财政局", "09");
    handIn("丙县财政局", "01");

    assertThat(agencies("/flagged")).containsExactlyInAnyOrder("甲县财政局", "乙县财政局");
    assertThat(agencies("/flagged?rule=T4-SUM")).containsExactly("乙县财政局");
    assertThat(agencies("/flagged?agency=%E7%94%B2")).containsExactly("甲县财政局");
    assertThat(agencies("/flagged?severity=WARNING")).isEmpty();
    assertThat(agencies("/flagged?severity=ERROR&level=BODY")).hasSize(2);
    assertThat(agencies("/flagged?year=1999")).isEmpty();
    assertThat(agencies("/flagged?text=%E6%80%BB%E8%AE%A1")).hasSize(2);
    assertThat(agencies("/flagged?text=50%25_")).isEmpty();
    assertThat(agencies("/flagged?sort=agency")).containsExactly("乙县财政局", "甲县财政局");
    assertThat(agencies("/flagged?rule=%27--&year=x&sort=y&severity=z")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"received", "agency", "year", "severity", "findings"})
  void shouldShowEachReportOnceWhenThePagesAreTurned(String sort) throws Exception {
    CONSOLE
        .rows()
        .execute(
            """
            INSERT INTO standing_report
            SELECT '机关' || n || '/2023', n, 'FLAGGED', '机关' || n, 2020 + n % 4, 'BODY',
              'FORM_2021', '', 's' || n, timestamptz '2024-01-01' + n % 7 * interval '1 us',
              1 + n % 2, '{T4-SUM}', '{}', n % 3, 0
            FROM generate_series(1, 120) n
            """);
    List<String> seen = new ArrayList<>();
    String address = "/flagged?sort=" + sort;
    int pages = 0;
    while (!address.isEmpty()) {
      Document page = CONSOLE.page(address);
      assertThat(page.select("#total").text()).contains("120");
      page.select("#reports tbody tr").forEach(row -> seen.add(row.attr("data-report")));
      Element next = page.selectFirst("#next");
      address = next == null ? "" : next.attr("href");
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void shouldFilterByRegionAndSayWhenANameTellsNone() throws Exception {
    handIn("浙江省杭州市西湖区教育局", "07");
    handIn("浙江省教育厅", "07");
    handIn("甲县财政局", "07");

    assertThat(agencies("/flagged?region=33&sort=agency"))
        .containsExactly("浙江省教育厅", "浙江省杭州市西湖区教育局");
    assertThat(agencies("/flagged?region=3301")).hasSize(1);
    assertThat(agencies("/flagged?region=none")).containsExactly("甲县财政局");
    assertThat(agencies("/flagged?region=34")).isEmpty();
    Document page = CONSOLE.page("/flagged?region=3301");
    assertThat(page.select("#reports td.region").text()).isEqualTo("浙江省 杭州市 西湖区");
    assertThat(page.select("select[name=region] option[selected]").text()).isEqualTo("杭州市");
    assertThat(page.select("select[name=region] option").eachText()).contains("西湖区", "浙江省");
    Document overview = CONSOLE.pageWith("/", "#by-region", "Not told");
    assertThat(overview.select("#by-region tbody th").eachText())
        .containsExactly("浙江省", "Not told by the name");
  }

  @Test
  void shouldFindWordsWhateverTheirCapitals() throws Exception {
    handIn("甲县财政局", "07");

    assertThat(agencies("/flagged?text=THE%20PARTS%20of")).hasSize(1);
    assertThat(agencies("/flagged?text=tHe%20pArTs%20x")).isEmpty();
  }

  @Test
  void shouldRefuseAPageThatNoPageNamed() throws Exception {
    assertThat(CONSOLE.get("/flagged?after=x").statusCode()).isEqualTo(400);
    assertThat(CONSOLE.get("/flagged?after=%2B%2F").statusCode()).isEqualTo(400);
    assertThat(CONSOLE.get("/flagged?sort=year&after=eA").statusCode()).isEqualTo(400);
    assertThat(CONSOLE.get("/flagged?sort=year&after=eAp5").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldBeTextWhenAnAgencyHasAHostileName() throws Exception {
    handIn(ConsoleUnderTest.HOSTILE, "07");

    Document page = CONSOLE.page("/flagged");
    assertThat(page.select("#reports th a").text()).contains("<script>alert(1)</script>\"'><img");
    assertThat(page.select("#main script, #main img, #main [onerror]")).isEmpty();
    assertThat(page.text()).doesNotContain("\u202e");
    assertThat(
            CONSOLE
                .page("/flagged?agency=" + Page.encode("\"><script>alert(3)</script>"))
                .select("#main script"))
        .isEmpty();
  }

  @Test
  void shouldGiveAFileWhoseCellsAreNoFormulas() throws Exception {
    handIn("=HYPERLINK(\"http://x\")", "07");

    var answer = CONSOLE.get("/flagged.csv?sort=agency", "Accept-Language", "en");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(answer.body())
        .startsWith("\uFEFF\"Agency\",\"Year\",")
        .contains("\r\n\"'=HYPERLINK(\"\"http://x\"\")\",\"2024\"");
  }

  private static void handIn(String agency, String sample) throws Exception {
    CONSOLE
        .documents()
        .handIn(agency, sample + ".txt", Documents.sample(sample, agency), ConsoleUnderTest.NOW);
  }

  private static List<String> agencies(String address) throws Exception {
    return CONSOLE.page(address).select("#reports tbody th").eachText();
  }
}
