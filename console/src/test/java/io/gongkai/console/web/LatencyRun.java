package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Showroom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Measures how long pages take over 200,000 reports, and writes it into {@code docs/console.md}:
 * {@code ./mvnw verify -Platency -pl console -am}. Not a test: what it finds is the machine's too.
 */
class LatencyRun {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  private static final Path DOCUMENT =
      Path.of(System.getProperty("gongkai.root", ".")).resolve("docs/console.md");
  private static final String BEGIN = "<!-- latency -->\n";
  private static final String END = "<!-- /latency -->\n";

  /** Years of reports; a twelfth of them has not been handed in. */
  private static final int YEARS = 218_182;

  private static final int WARM_UP = 20;
  private static final int REQUESTS = 100;
  private static final double NANOS = 1e6;

  @Test
  void measure() throws Exception {
    Showroom.makeUp(CONSOLE.rows(), YEARS, ConsoleUnderTest.NOW);
    CONSOLE.rows().execute("ANALYZE");
    CONSOLE.pageWith("/", "[data-figure=received] b", "204");
    StringBuilder table =
        new StringBuilder(
            "| page | first | median | 95th percentile |\n| --- | ---: | ---: | ---: |\n");
    for (Map.Entry<String, String> page : pages().entrySet()) {
      long[] nanos = new long[REQUESTS];
      long first = 0;
      for (int i = -WARM_UP; i < REQUESTS; i++) {
        long start = System.nanoTime();
        assertThat(CONSOLE.get(page.getValue()).statusCode()).as(page.getValue()).isEqualTo(200);
        nanos[Math.max(i, 0)] = System.nanoTime() - start;
        first = i == -WARM_UP ? nanos[0] : first;
      }
      Arrays.sort(nanos);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f ms | %.0f ms | %.0f ms |\n",
              page.getKey(),
              first / NANOS,
              nanos[REQUESTS / 2] / NANOS,
              nanos[REQUESTS * 95 / 100 - 1] / NANOS));
    }
    System.err.print(table);
    write(table.toString());
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    String agency = "溪口市教育局";
    pages.put("overview", "/");
    pages.put("flagged reports", "/flagged");
    pages.put("… of a rule", "/flagged?rule=T3-TOTAL");
    pages.put("… of a rule that seldom fires", "/flagged?rule=X-CARRY&year=2021");
    pages.put("… of a year, by agency", "/flagged?year=2022&sort=agency");
    pages.put("… of agencies by name", "/flagged?agency=" + Page.encode("财政局"));
    pages.put("… by number of findings", "/flagged?sort=findings");
    pages.put("… by words of a finding", "/flagged?text=" + Page.encode("自然人"));
    pages.put("… by words that no finding has", "/flagged?text=nowhere");
    pages.put("report, without its document", "/report?key=" + Page.encode(agency + "/2022"));
    pages.put("agency", "/agency?name=" + Page.encode(agency));
    pages.put("rules", "/rules");
    pages.put("rule", "/rules/T3-TOTAL");
    pages.put("rule that never fired", "/rules/NUM-FEE-HIGH");
    pages.put("not yet reported", "/outstanding");
    pages.put("not processed", "/unreadable");
    pages.put("… for a reason", "/unreadable?reason=TRUNCATED");
    pages.put("data", "/data");
    return pages;
  }

  private static void write(String table) throws IOException {
    String text = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(
        DOCUMENT,
        text.substring(0, begin) + table + text.substring(text.indexOf(END)),
        StandardCharsets.UTF_8);
  }
}
