package io.gongkai.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody with one open page, who notes everything that a page should not do. */
final class Visitor implements AutoCloseable {
  private static final String AXE = read("/axe.min.js");

  /** An address that has no page. */
  static final String NOWHERE = "/no-such-page";

  private static final int WAIT_MILLIS = 20_000;

  /** Rules of axe-core that are broken, with the first places of each. */
  private static final String VIOLATIONS =
      """
      rules => axe.run(document, {
        resultTypes: ['violations'],
        ...(rules.length > 0 && {runOnly: rules})
      }).then(found => found.violations.map(
        rule => rule.impact + ' ' + rule.id + ': ' + rule.help + '\\n' + rule.nodes.slice(0, 4).map(
          node => '  ' + node.html.slice(0, 200) + '\\n  ' + node.failureSummary).join('\\n')))
      """;

  private final BrowserContext context;
  private final Page page;
  private final String home;
  private final List<String> offences = new ArrayList<>();

  Visitor(BrowserContext context, String home) {
    this.context = context;
    this.home = home;
    context.setDefaultTimeout(WAIT_MILLIS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().matches("error|warning") && !isNoPage(message.text())) {
            offences.add("console: " + message.text());
          }
        });
    page.onPageError(error -> offences.add("script: " + error));
    page.onDialog(
        dialog -> {
          offences.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(home)) {
            offences.add("request: " + request.url());
          }
        });
  }

  /** What the browser says of every page that is not there. */
  private static boolean isNoPage(String message) {
    return message.contains("the server responded with a status of 404");
  }

  Page page() {
    return page;
  }

  /** Goes to an address; fails where there is no page, or the console fails. */
  Visitor open(String address) {
    Response answer = page.navigate(home + address);
    assertThat(answer.status()).as(address).isEqualTo(address.equals(NOWHERE) ? 404 : 200);
    return this;
  }

  Visitor in(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return this;
  }

  Visitor wide(int pixels) {
    page.setViewportSize(pixels, pixels < 600 ? 844 : 900);
    return this;
  }

  /**
   * What axe-core finds wrong with the page as it is now.
   *
   * @param rules those that are asked; none for all
   */
  @SuppressWarnings("unchecked") // a list of texts, by the script
  List<String> violations(String... rules) {
    if (!(Boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    return (List<String>) page.evaluate(VIOLATIONS, List.of(rules));
  }

  /** By how many pixels the page is wider than what shows of it. */
  int overhang() {
    return (Integer)
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** Errors of scripts and of the policy, dialogs, and requests to elsewhere. */
  List<String> offences() {
    return offences;
  }

  @Override
  public void close() {
    context.close();
  }

  private static String read(String resource) {
    try (InputStream in = Visitor.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
