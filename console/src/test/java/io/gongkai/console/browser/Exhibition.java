package io.gongkai.console.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.console.text.Language;
import io.gongkai.console.web.Page;
import io.gongkai.testkit.Requirements;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A console with {@link Exhibits} and a browser to look at it. Both are started once and kept for
 * all tests of a run, so a test may add to what is shown and must not count on being alone.
 */
final class Exhibition implements BeforeAllCallback {
  /**
   * Every kind of page.
   *
   * @param name what a picture of it is called
   * @param address path and query
   * @param isVariant whether it is a page that is there already, in another state
   */
  record Sight(String name, String address, boolean isVariant) {
    Sight(String name, String address) {
      this(name, address, false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Every kind of page, and those that look otherwise with other contents. */
  static final List<Sight> SIGHTS =
      List.of(
          new Sight("overview", "/"),
          new Sight("flagged", "/flagged"),
          new Sight("flagged-filtered", "/flagged?rule=T3-TOTAL&severity=ERROR&year=2023", true),
          new Sight("flagged-none", "/flagged?agency=nobody", true),
          new Sight("report", report(Exhibits.FLAGGED)),
          new Sight("report-pdf", report(Exhibits.PDF)),
          new Sight("report-lost", report(Exhibits.LOST), true),
          new Sight("agency", "/agency?name=" + Page.encode("柏川县档案局")),
          new Sight("rules", "/rules"),
          new Sight("rule", "/rules/T3-TOTAL"),
          new Sight("outstanding", "/outstanding"),
          new Sight("unreadable", "/unreadable"),
          new Sight("dead-letters", "/dead-letters"),
          new Sight("sign-in", "/sign-in"),
          new Sight("data", "/data"),
          new Sight("not-found", Visitor.NOWHERE, true));

  private Running running;

  /** A console and a browser. */
  private record Running(ConsoleUnderTest console, Chromium chromium) implements AutoCloseable {
    static Running start(ExtensionContext context) {
      ConsoleUnderTest console = new ConsoleUnderTest();
      try {
        console.beforeAll(context);
        console.beforeEach(context);
        Exhibits.fill(console);
        return new Running(console, Chromium.start());
      } catch (Exception e) {
        throw new IllegalStateException("the console or the browser does not start", e);
      }
    }

    @Override
    public void close() throws IOException {
      chromium.close();
      console.afterEach(null);
      console.afterAll(null);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String lack = Chromium.lack();
    assumeTrue(Requirements.met(Chromium.NAME, lack.isEmpty(), lack), lack);
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Exhibition.class))
            .getOrComputeIfAbsent(
                Running.class, key -> Running.start(context.getRoot()), Running.class);
  }

  /** The address of a report's page. */
  static String report(String key) {
    return "/report?key=" + Page.encode(key);
  }

  /** The console. */
  ConsoleUnderTest console() {
    return running.console();
  }

  /** Hands documents in. */
  Documents documents() {
    return console().documents();
  }

  /** Somebody new, in front of a wide screen in the light. */
  Visitor visitor(Language language) {
    return new Visitor(
        running
            .chromium()
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale(language == Language.ZH ? "zh-CN" : "en-GB")),
        console().uri().toString());
  }
}
