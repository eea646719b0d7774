package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverviewIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest(2);

  @Test
  void shouldShowTheFiguresWhenDocumentsWereHandedIn() throws Exception {
    handIn("01");
    handIn("07");
    handIn("13");
    CONSOLE.rows().deadLetter("reports.clean", new byte[0], new byte[0], "no Avro");

    Document page = CONSOLE.pageWith("/", "[data-figure=dead-letters] b", "1");
    assertThat(page.select("[data-figure=received] b").text()).isEqualTo("3");
    assertThat(page.select("[data-figure=clean] b").text()).isEqualTo("1");
    assertThat(page.select("[data-figure=flagged] b").text()).isEqualTo("1");
    assertThat(page.select("[data-figure=unreadable] b").text()).isEqualTo("1");
    assertThat(page.select("#by-rule tr[data-rule=T3-TOTAL] .number").text()).isEqualTo("1");
    assertThat(page.select("#by-reason tr").text()).contains("Cut off");
    assertThat(page.select("[data-deadline=bodies] b").text()).isEqualTo("11 days left");
    assertThat(page.select(".days g title").last().text()).startsWith("2024-01-20: received 3");
  }

  @Test
  void shouldTellAnOpenPageWhenThereIsNews() throws Exception {
    try (InputStream news = news()) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(news, StandardCharsets.UTF_8));
      String first = version(lines);
      handIn("07");
      assertThat(version(lines)).isNotEqualTo(first);
    }
  }

  @Test
  void shouldRefuseAListenerWhenThereAreAsManyAsAllowed() throws Exception {
    try (InputStream first = news();
        InputStream second = news()) {
      assertThat(version(new BufferedReader(new InputStreamReader(first, StandardCharsets.UTF_8))))
          .isNotEmpty();
      assertThat(version(new BufferedReader(new InputStreamReader(second, StandardCharsets.UTF_8))))
          .isNotEmpty();
      assertThat(CONSOLE.get("/news", "Accept", "text/event-stream").statusCode()).isEqualTo(503);
      assertThat(CONSOLE.get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldKeepTheLanguageWhenItWasChosen() throws Exception {
    assertThat(CONSOLE.get("/").body()).contains("<html lang=\"zh-Hans\"").contains("总览");
    assertThat(CONSOLE.get("/", "Accept-Language", "en").body()).contains("Overview");

    HttpResponse<String> chosen = CONSOLE.get("/flagged?year=2023&lang=en");
    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).hasValue("/flagged?year=2023");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("lang=en")
        .contains("HttpOnly");
    assertThat(CONSOLE.get("/", "Cookie", "lang=en; theme=dark").body())
        .contains("<html lang=\"en\" data-theme=\"dark\"");
    assertThat(CONSOLE.get("//evil.example/?theme=dark").headers().firstValue("Location"))
        .hasValue("/evil.example/");
  }

  @Test
  void shouldSendTheHeadersThatGuardAPageWithEveryAnswer() throws Exception {
    for (String address : new String[] {"/", "/no-such-page", "/assets/x/y.js", "/%ff"}) {
      HttpResponse<String> answer = CONSOLE.get(address);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(address)
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }
  }

  @Test
  void shouldServeWhatAPageLoads() throws Exception {
    Document page = CONSOLE.page("/");
    for (String address :
        page.select("script[src], link[href]").stream()
            .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
            .toList()) {
      HttpResponse<String> asset = CONSOLE.get(address);
      assertThat(asset.statusCode()).as(address).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }
    assertThat(CONSOLE.get("/no-such-page").statusCode()).isEqualTo(404);
  }

  private static void handIn(String sample) throws Exception {
    CONSOLE
        .documents()
        .handIn(
            "",
            sample + ".txt",
            Documents.sample(sample),
            ConsoleUnderTest.NOW.minus(2, ChronoUnit.MINUTES));
  }

  private static InputStream news() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(CONSOLE.uri().resolve("/news"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String version(BufferedReader lines) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data:")) {
      line = lines.readLine();
    }
    return line;
  }
}
