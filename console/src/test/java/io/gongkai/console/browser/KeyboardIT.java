package io.gongkai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.gongkai.console.browser.Exhibition.Sight;
import io.gongkai.console.text.Language;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Walks through pages without a mouse. */
class KeyboardIT {
  @RegisterExtension private static final Exhibition EXHIBITION = new Exhibition();

  private static final int TOO_MANY = 1_000;

  /** Gives everything that can be used a number. */
  private static final String COUNT =
      """
      () => {
        window.stops = Array.from(document.querySelectorAll(
          'a[href], button, input, select, textarea, summary, [tabindex="0"]'))
          .filter(stop => stop.checkVisibility());
        window.seen = new Set();
        return window.stops.length;
      }
      """;

  /** Where the focus is: whether it is home again, and what is wrong with how it shows. */
  private static final String HERE =
      """
      () => {
        const here = document.activeElement;
        const number = window.stops.indexOf(here);
        if (here === document.body || window.seen.has(here)) {
          return {home: true, left: window.stops.filter(stop => !window.seen.has(stop))
            .map(stop => stop.outerHTML.slice(0, 120))};
        }
        window.seen.add(here);
        const style = getComputedStyle(here);
        const box = here.getClientRects()[0];
        const top = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2,
          box.top + Math.min(box.height, innerHeight) / 2);
        const shows = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const free = top !== null && (here.contains(top) || top.contains(here));
        return {home: false, fault: (shows ? '' : 'no ring: ') + (free ? '' : 'hidden: '),
          what: here.outerHTML.slice(0, 120)};
      }
      """;

  @Test
  void shouldCopyAProgramWhenItsButtonIsPressed() {
    try (Visitor visitor = EXHIBITION.visitor(Language.EN)) {
      Page page = visitor.open("/data").page();
      page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      page.locator("button[data-copy=code-python]").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("button[data-copy=code-python] + [role=status]")).hasText("Copied");
      assertThat(page.evaluate("() => navigator.clipboard.readText()"))
          .isEqualTo(page.locator("#code-python").textContent());
      assertThat(visitor.offences()).isEmpty();
    }
  }

  @Test
  void shouldReachEverythingAndShowWhereOneIs() {
    SoftAssertions all = new SoftAssertions();
    try (Visitor visitor = EXHIBITION.visitor(Language.EN)) {
      for (Sight sight : Exhibition.SIGHTS) {
        if (!sight.name().matches("flagged|report-lost")) {
          walk(visitor.open(sight.address()).page(), sight, all);
        }
      }
    }
    all.assertAll();
  }

  @Test
  void shouldSkipToTheContent() {
    try (Visitor visitor = EXHIBITION.visitor(Language.EN)) {
      Page page = visitor.open("/flagged").page();
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      assertThat(page.locator(".skip")).isInViewport();
      page.keyboard().press("Enter");
      assertThat(page.locator("#main")).isFocused();
      page.keyboard().press("Tab");
      assertThat(page.locator("#csv")).isFocused();
    }
  }

  @Test
  void shouldFilterAndReadAReport() {
    try (Visitor visitor = EXHIBITION.visitor(Language.ZH)) {
      Page page = visitor.open("/flagged").page();
      page.locator("#tables").focus();
      page.keyboard().press("Tab");
      assertThat(page.locator("#filter select[name=rule]")).isFocused();
      page.keyboard().type("T3-TOTAL");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(page.locator("#filter select[name=year]")).isFocused();
      page.keyboard().type("2023");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(page.locator("#filter input[name=agency]")).isFocused();
      page.keyboard().type("雁栖");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*agency=.*"));
      assertThat(page.url()).contains("rule=T3-TOTAL").contains("year=2023");
      assertThat(page.locator("#reports tbody tr")).hasCount(1);

      page.locator("#reports thead a").last().focus();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*/report\\?.*"));
      page.locator("#findings .suspected a").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("pre .suspect:target, #tables .suspect:target").first())
          .isInViewport();
      assertThat(visitor.offences()).isEmpty();
    }
  }

  @SuppressWarnings("unchecked") // what the script gives
  private static void walk(Page page, Sight sight, SoftAssertions all) {
    int stops = (Integer) page.evaluate(COUNT);
    all.assertThat(stops).as("%s: things to use", sight).isGreaterThan(8);
    for (int i = 0; i < TOO_MANY; i++) {
      page.keyboard().press("Tab");
      Map<String, Object> here = (Map<String, Object>) page.evaluate(HERE);
      if ((Boolean) here.get("home")) {
        all.assertThat((List<String>) here.get("left")).as("%s: never reached", sight).isEmpty();
        return;
      }
      all.assertThat((String) here.get("fault")).as("%s: %s", sight, here.get("what")).isEmpty();
    }
    all.fail("%s: the focus never came home", sight);
  }
}
