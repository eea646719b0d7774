package io.gongkai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.console.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an open page does when something is handed in, and what it never does. */
class LivePageIT {
  @RegisterExtension private static final Exhibition EXHIBITION = new Exhibition();

  private static final int WAIT_MILLIS = 20_000;

  @Test
  void shouldShowAReportThatIsFlaggedWhileThePageIsOpen() throws Exception {
    try (Visitor visitor = EXHIBITION.visitor(Language.ZH);
        Visitor other = EXHIBITION.visitor(Language.EN)) {
      Page overview = stay(visitor.open("/"));
      Page list = stay(other.open("/flagged?agency=" + "云雾"));
      Locator flagged = overview.locator("[data-figure=flagged] b");
      int before = Integer.parseInt(flagged.textContent());
      assertThat(list.locator("#none")).isVisible();

      handIn("云雾县财政局", "07");

      assertThat(flagged).hasText(Integer.toString(before + 1), inTime());
      assertThat(list.locator("#reports tbody th a")).hasText("云雾县财政局", inTime());
      assertThat(overview.locator("#connection")).hasText("实时更新中");
      assertThat(wasReloaded(overview)).isFalse();
      assertThat(wasReloaded(list)).isFalse();
      assertThat(visitor.offences()).isEmpty();
      assertThat(other.offences()).isEmpty();
    }
  }

  @Test
  void shouldMoveNothingUnderSomebodyWhoFillsInAFilter() throws Exception {
    try (Visitor visitor = EXHIBITION.visitor(Language.EN)) {
      Page list = stay(visitor.open("/flagged?agency=" + "晨光"));
      Locator agency = list.locator("#filter input[name=agency]");
      agency.fill("晨光县");

      String news =
          "() => new Promise(done => new EventSource('/news').addEventListener('news',"
              + " event => event.data !== document.getElementById('live').dataset.version && done()))";
      list.evaluate("script => { window.told = eval(script)(); }", news);
      handIn("晨光县财政局", "07");
      list.evaluate("() => window.told");

      assertThat(agency).hasValue("晨光县");
      assertThat(list.locator("#none")).isVisible();
      agency.press("Tab");
      list.locator("h1").click();
      assertThat(list.locator("#reports tbody th a")).hasText("晨光县财政局", inTime());
    }
  }

  @Test
  void shouldBeTextWhenWhatWasHandedInIsHostile() throws Exception {
    String claims = "（二）2024 年新收<img src=x onerror=alert(3)>\u202e政府信息公开申请 9999 件，办结 1 件。\n";
    String text =
        Documents.sample("07").replace("（三）监督保障。", claims + "（三）监督保障。")
            + "\n<script>alert(4)</script><svg onload=alert(5)></svg><a href='javascript:alert(6)'"
            + " hx-get='/evil' style='position:fixed'>x</a>\u202e\u2066\n";
    EXHIBITION.documents().handIn(ConsoleUnderTest.HOSTILE, "<b>.txt", text, ConsoleUnderTest.NOW);
    EXHIBITION
        .documents()
        .handIn(
            ConsoleUnderTest.HOSTILE,
            "<img src=x onerror=alert(7)>",
            Documents.sample("13"),
            ConsoleUnderTest.NOW);

    try (Visitor visitor = EXHIBITION.visitor(Language.ZH)) {
      Page page = visitor.page();
      visitor.open("/flagged?agency=%3Cscript");
      harmless(page);
      page.click("#reports tbody th a");
      assertThat(page.locator("h1")).containsText("<script>alert(1)</script>");
      assertThat(page.locator("pre")).containsText("<svg onload=alert(5)>");
      assertThat(page.locator("#findings")).containsText("9999");
      assertThat(page.locator("pre")).containsText("<img src=x onerror=alert(3)>");
      harmless(page);
      for (String link : new String[] {"h1 a", "#sections a[href='/unreadable']"}) {
        page.click(link);
        assertThat(page.locator("#main")).containsText("<script>alert(1)</script>");
        harmless(page);
      }
      assertThat(visitor.offences()).isEmpty();
    }
  }

  /** Nothing of a document has become part of the page, or turns its text round. */
  private static void harmless(Page page) {
    assertThat(
            page.locator(
                "#main script, #main img, #main pre svg, #main pre [style], #main [onerror],"
                    + " #main [onload], #main [href^=javascript], #main pre [hx-get]"))
        .hasCount(0);
    assertThat(page.content()).doesNotContain("\u202e").doesNotContain("\u2066");
  }

  private static void handIn(String agency, String sample) throws Exception {
    EXHIBITION
        .documents()
        .handIn(agency, "a.txt", Documents.sample(sample, agency), ConsoleUnderTest.NOW);
  }

  /** Leaves a trace in the page that is gone when it is loaded anew. */
  private static Page stay(Visitor visitor) {
    visitor.page().evaluate("() => { window.stayed = true; }");
    // Whoever hears news was there before it.
    assertThat(visitor.page().locator("#connection")).hasAttribute("data-state", "live");
    return visitor.page();
  }

  private static boolean wasReloaded(Page page) {
    return !Boolean.TRUE.equals(page.evaluate("() => window.stayed === true"));
  }

  private static LocatorAssertions.HasTextOptions inTime() {
    return new LocatorAssertions.HasTextOptions().setTimeout(WAIT_MILLIS);
  }
}
