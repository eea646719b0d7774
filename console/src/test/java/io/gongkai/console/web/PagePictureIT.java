package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.console.PdfReports;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.schemas.topic.ReportKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagePictureIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  private static final int SEED = 5;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldShowThePagesWithTheCellBoxed() throws Exception {
    Document page = CONSOLE.page(handIn(PdfReports.wrong(SEED)));

    String box = page.select("#findings .suspected .on-page").attr("href");
    Element suspect = page.select("#pages " + box).first();
    assertThat(suspect.classNames()).contains("suspect");
    assertThat(suspect.select("rect")).hasSize(2);
    assertThat(suspect.attr("aria-label")).contains("should be");
    assertThat(page.select(suspect.attr("href") + ".cause")).hasSize(1);
    Element sheet = suspect.closest("figure");
    assertThat(sheet.select("figcaption .mend").attr("href")).isEqualTo(box);
    assertThat(page.select("#findings .suspected .on-page").text())
        .isEqualTo("on page " + sheet.attr("data-page"));
    assertThat(page.select("#pages g[aria-hidden] a")).isEmpty();
    assertThat(page.select("#pages [style]")).isEmpty();
    assertThat(page.select("#pages .others a")).isNotEmpty();
    assertThat(sheet.select("img").attr("loading")).isEqualTo("lazy");
    assertThat(CONSOLE.documents().drawn()).as("the page waits for no picture").isZero();

    HttpResponse<byte[]> picture = picture(sheet.select("img").attr("src"));
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(picture.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth()).isEqualTo(909);
  }

  @Test
  void shouldBoxNothingWhenTheDocumentIsReadOtherwiseNow() throws Exception {
    String address = handIn(PdfReports.wrong(SEED));
    CONSOLE.rows().execute("UPDATE report SET t3_values[1] = t3_values[1] + 1");

    Document page = CONSOLE.page(address);
    assertThat(page.select("#text").attr("data-state")).isEqualTo("UNMARKED");
    assertThat(page.select("#pages svg, .on-page")).isEmpty();
    assertThat(page.select("#pages .others a")).hasSizeGreaterThan(3);
  }

  @Test
  void shouldDrawAPageOnceWhenItIsAskedForAgain() throws Exception {
    String address = address(CONSOLE.page(handIn(PdfReports.wrong(SEED))));

    HttpResponse<byte[]> first = picture(address);
    assertThat(picture(address).body()).isEqualTo(first.body());
    assertThat(CONSOLE.documents().drawn()).isEqualTo(1);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> known = picture(address, "If-None-Match", tag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(picture(address, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayThatThereIsNoneWhenThereIsNoSuchPage() throws Exception {
    String address = address(CONSOLE.page(handIn(PdfReports.wrong(SEED))));

    for (String page : List.of("0", "99", "-1", "1x", "", "99999", "1%20")) {
      HttpResponse<String> none = CONSOLE.get(address.replaceFirst("page=\\d+$", "page=" + page));
      assertThat(none.statusCode()).as(page).isEqualTo(404);
      assertThat(none.body()).as(page).contains("/assets/");
    }
    assertThat(CONSOLE.page(handIn(PdfReports.wrong(SEED + 1))).select("#pages")).isNotEmpty();
    assertThat(CONSOLE.get(address.replaceFirst("submission=\\w", "submission=_")).statusCode())
        .isEqualTo(404);
    assertThat(CONSOLE.get("/report/page?page=1").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldHaveNoPagesWhenItIsNoPdf() throws Exception {
    Document page = CONSOLE.page(handIn(Documents.sample("07").getBytes(StandardCharsets.UTF_8)));
    assertThat(page.select("#pages, .jump a[href=#pages]")).isEmpty();
    String id = page.select("#history tr[data-submission]").attr("data-submission");
    String key = page.select(".head").attr("data-key");
    HttpResponse<String> none =
        CONSOLE.get(
            "/report/page?key=" + Page.encode(key) + "&submission=" + id + "&page=1",
            "Accept-Language",
            "en");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("is no PDF");
  }

  @Test
  void shouldSayThatItCannotBeDrawnWhenAPageIsHuge() throws Exception {
    Document page = CONSOLE.page(handIn(huge(PdfReports.wrong(SEED))));

    assertThat(page.select("#pages figure")).isNotEmpty();
    assertThat(page.select("#pages img")).isEmpty();
    assertThat(page.select("#pages figure").first().text()).contains("too large to be drawn");
    HttpResponse<String> refused =
        CONSOLE.get(page.select("#pages .others a").attr("href"), "Accept-Language", "en");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("cannot be drawn").contains("A0 is the largest");
  }

  private static String address(Document page) {
    return page.select("#pages img").attr("src");
  }

  private HttpResponse<byte[]> picture(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(CONSOLE.uri() + address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The document with pages as large as a football field. */
  private static byte[] huge(byte[] document) throws Exception {
    ByteArrayOutputStream huge = new ByteArrayOutputStream();
    try (PDDocument pdf = Loader.loadPDF(document)) {
      pdf.getPages().forEach(page -> page.setMediaBox(new PDRectangle(300_000, 200_000)));
      pdf.save(huge);
    }
    return huge.toByteArray();
  }

  private static String handIn(byte[] document) throws Exception {
    NormalizeResult result =
        CONSOLE.documents().handIn("", "a.pdf", document, ConsoleUnderTest.NOW);
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    String key = ReportKey.of(((NormalizeResult.Read) result).report());
    return "/report?key=" + Page.encode(key);
  }
}
