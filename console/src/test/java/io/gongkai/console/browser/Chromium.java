package io.gongkai.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.gongkai.testkit.Requirements;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright on the machine's own Node. */
final class Chromium implements AutoCloseable {
  /** The name under which it can be required. */
  static final String NAME = "chromium";

  private static final String NODE = "node";

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** What is missing to start it; empty when nothing is. */
  static String lack() {
    return Stream.of(NAME, NODE)
        .filter(program -> !Requirements.isOnPath(program))
        .findFirst()
        .map(program -> "there is no program '" + program + "' on the PATH")
        .orElse("");
  }

  /** Starts it; nothing is fetched. */
  static Chromium start() {
    // Its sandbox is not to be had for root.
    List<String> arguments =
        "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        onPath(NODE).toString())));
    try {
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions().setExecutablePath(onPath(NAME)).setArgs(arguments);
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException | Error e) {
      playwright.close();
      throw e;
    }
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
