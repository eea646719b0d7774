package io.gongkai.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.gongkai.console.browser.Exhibition.Sight;
import io.gongkai.console.text.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every page. */
class EveryPageIT {
  @RegisterExtension private static final Exhibition EXHIBITION = new Exhibition();

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  /** The dark differs in nothing but colours. */
  private static final String[] ABOUT_COLOURS = {"color-contrast", "link-in-text-block"};

  @ParameterizedTest
  @EnumSource(Language.class)
  void shouldBeAccessibleInLightAndDarkAndFitAPhone(Language language) {
    SoftAssertions all = new SoftAssertions();
    try (Visitor visitor = EXHIBITION.visitor(language)) {
      for (Sight sight : Exhibition.SIGHTS) {
        if (sight.isVariant() && language != Language.EN) {
          continue; // they differ in what they show, not in words
        }
        visitor.in(ColorScheme.LIGHT).wide(DESKTOP).open(sight.address());
        all.assertThat(visitor.page().locator("html").getAttribute("lang"))
            .as("%s: language", sight)
            .isEqualTo(language.tag());
        all.assertThat(visitor.violations()).as("%s, light", sight).isEmpty();
        all.assertThat(visitor.in(ColorScheme.DARK).violations(ABOUT_COLOURS))
            .as("%s, dark", sight)
            .isEmpty();
        all.assertThat(visitor.overhang()).as("%s: too wide", sight).isZero();
        all.assertThat(visitor.wide(PHONE).overhang()).as("%s: too wide, phone", sight).isZero();
        all.assertThat(visitor.offences()).as("%s: offences", sight).isEmpty();
        visitor.offences().clear();
      }
    }
    all.assertAll();
  }

  @Test
  void shouldHaveAllPagesThatLinksLeadToAmongThoseThatAreLookedAt() throws Exception {
    Set<String> known =
        Exhibition.SIGHTS.stream().map(sight -> kind(sight.address())).collect(Collectors.toSet());
    Set<String> kinds = new TreeSet<>();
    Set<String> shapes = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add("/");
    while (!open.isEmpty()) {
      String address = open.remove();
      if (!shapes.add(shape(address))) {
        continue;
      }
      Document page = EXHIBITION.console().page(address);
      kinds.add(kind(address));
      for (Element link : page.select("a[href^=/]:not([download]):not([hreflang])")) {
        if (!link.attr("href").contains("theme=")) {
          open.add(link.attr("href"));
        }
      }
    }
    assertThat(kinds).contains("/", "/report", "/rules/CODE").isSubsetOf(known);
  }

  @Test
  void shouldKeepLanguageAndThemeWhenTheyAreChosen() {
    try (Visitor visitor = EXHIBITION.visitor(Language.ZH)) {
      visitor.open("/flagged?year=2022");
      visitor.page().click("#language");
      assertThat(visitor.page().url()).endsWith("/flagged?year=2022");
      visitor.page().click("footer a[href*='theme=dark']");
      visitor.page().click("#sections a[href='/rules']");
      assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("en");
      assertThat(visitor.page().locator("html").getAttribute("data-theme")).isEqualTo("dark");
      assertThat(visitor.page().evaluate("() => getComputedStyle(document.body).colorScheme"))
          .isEqualTo("dark");
      assertThat(visitor.offences()).isEmpty();
    }
  }

  /** What sort of page it is. */
  private static String kind(String address) {
    return address.replaceFirst("\\?.*", "").replaceFirst("^/rules/.+", "/rules/CODE");
  }

  /** The sort of page and the fields of its query, without their values. */
  private static String shape(String address) {
    return kind(address) + address.replaceFirst("^[^?]*", "").replaceAll("=[^&]*", "");
  }
}
