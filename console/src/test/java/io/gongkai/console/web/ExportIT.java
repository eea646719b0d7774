package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.console.data.FigureQueries;
import io.gongkai.console.export.ParquetFile;
import io.gongkai.console.text.Language;
import io.gongkai.console.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  private static final Messages EN = Messages.in(Language.EN);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(FigureQueries.ZONE);

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"flagged", "findings", "reports"})
  void shouldSayTheSameInEveryFormat(String rows) throws Exception {
    handIn("浙江省杭州市西湖区教育局", "07");
    handIn("乙县财政局", "09");
    handIn("丙县财政局", "01");

    ParquetFile parquet = parquet("/export?format=parquet&rows=" + rows);
    List<List<String>> csv =
        csv(
            CONSOLE
                .get("/export?format=csv&rows=" + rows, "Accept-Language", "en")
                .body()
                .substring(1));

    assertThat(parquet.rows()).hasSizeGreaterThan(1);
    assertThat(csv.remove(0))
        .isEqualTo(parquet.columns().stream().map(name -> word("column", name)).toList());
    assertThat(csv).containsExactlyInAnyOrderElementsOf(texts(parquet));
  }

  @Test
  void shouldHoldTheFiguresOfEveryReportThatStands() throws Exception {
    handIn("甲县财政局", "07");
    handIn("丙县财政局", "01");
    handIn("丁县财政局", "17");

    ParquetFile all = parquet("/export?rows=reports&format=parquet");

    List<Object> clean = all.rows().get(column(all, "agency").indexOf("丙县财政局"));
    int cells = 0;
    for (String fact : Files.readAllLines(facts("01"), StandardCharsets.UTF_8)) {
      String[] parts = fact.split("\t", -1);
      int place = all.columns().indexOf(parts[0].replace('.', '_') + "_" + parts[1]);
      if (place >= 0) {
        assertThat(text("", clean.get(place))).as(fact).isEqualTo(parts[2]);
        cells++;
      }
    }
    assertThat(cells).isEqualTo(200);
    assertThat(all.types().get(all.columns().indexOf("t3_received_total"))).isEqualTo("INT64 null");
    assertThat(all.types().get(all.columns().indexOf("t2_fees_amount"))).contains("DECIMAL");
    assertThat(agencies("&verdict=CLEAN&year=2022")).containsExactly("丁县财政局");
    assertThat(agencies("&rule=T3-TOTAL")).containsExactly("甲县财政局");
    assertThat(agencies("")).hasSize(3);
  }

  @Test
  void shouldSetApartACountThatIsNotWhole() throws Exception {
    handIn("丙县财政局", "01");
    CONSOLE
        .rows()
        .execute(
            """
            UPDATE report SET t4_values[1] = 15,
              t4_scales = array_fill(1::smallint, ARRAY[cardinality(t4_values)])
            """);

    ParquetFile file = parquet("/export?rows=reports&format=parquet");

    assertThat(column(file, "t4_reconsideration_upheld")).containsExactly((Object) null);
    assertThat(column(file, "not_whole"))
        .first()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .contains("t4_reconsideration_upheld=1.5");
  }

  @Test
  void shouldTakeTheFilterOfTheList() throws Exception {
    handIn("甲县财政局", "07");
    handIn("乙县财政局", "09");

    Document list = CONSOLE.page("/flagged?rule=T4-SUM&agency=" + Page.encode("县"));
    ParquetFile file = parquet(list.select("#parquet").attr("href"));
    assertThat(column(file, "agency")).containsExactly("乙县财政局");
    assertThat(column(file, "rules").toString()).contains("T4-SUM");
    Document data = CONSOLE.page(list.select("#tables").attr("href"));
    assertThat(data.select("#export-form input[name=rule]").val()).isEqualTo("T4-SUM");
    assertThat(data.select("#export-form input[name=agency]").val()).isEqualTo("县");
    assertThat(CONSOLE.get("/export?rows=x&format=csv").statusCode()).isEqualTo(400);
    assertThat(CONSOLE.get("/export?rows=flagged").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void shouldBreakOffWhenARowCannotBeRead(String format) throws Exception {
    handIn("甲县财政局", "07");
    CONSOLE.rows().execute("UPDATE finding SET expected = 'NaN'");

    assertThatThrownBy(() -> CONSOLE.get("/export?rows=findings&format=" + format))
        .isInstanceOf(IOException.class);
    assertThat(CONSOLE.get("/export?rows=flagged&format=" + format).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhenThereAreAsManyAsAllowed() throws Exception {
    CONSOLE
        .rows()
        .execute(
            """
            INSERT INTO standing_report
            SELECT '机关' || n || '/2023', n, 'FLAGGED', '机关' || n, 2023, 'BODY',
              'FORM_2021', '', repeat('s', 20000), timestamptz '2024-01-01', 1, '{T4-SUM}', '{}', 1, 0
            FROM generate_series(1, 2000) n
            """);
    List<InputStream> open = new ArrayList<>();
    try {
      int status = 200;
      while (status == 200) {
        HttpResponse<InputStream> answer = send("/flagged.csv");
        status = answer.statusCode();
        open.add(answer.body());
      }
      assertThat(status).isEqualTo(503);
      assertThat(open).as("three that are read slowly, and one too many").hasSize(4);
      assertThat(CONSOLE.get("/data").statusCode()).isEqualTo(200);
    } finally {
      for (InputStream body : open) {
        body.close();
      }
    }
  }

  @Test
  void shouldShowSchemasAndPrograms() throws Exception {
    Document page = CONSOLE.page("/data");

    for (org.jsoup.nodes.Element link : page.select("#schemas details a")) {
      HttpResponse<String> file = CONSOLE.get(link.attr("href"));
      assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
          .contains(link.text());
      new org.apache.avro.Schema.Parser().parse(file.body());
    }
    assertThat(page.select("#schemas details")).hasSize(7);
    assertThat(page.select("pre[data-file]").eachText())
        .hasSize(3)
        .allSatisfy(code -> assertThat(code).contains("broker.test:9092"));
    assertThat(page.select("#code-java, #code-python").eachText())
        .allSatisfy(code -> assertThat(code).contains("\"http://registry.test:8081\""));
    assertThat(CONSOLE.get("/data/schemas/x").statusCode()).isEqualTo(404);
  }

  private HttpResponse<InputStream> send(String address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(CONSOLE.uri() + address))
            .timeout(Duration.ofSeconds(30))
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private ParquetFile parquet(String address) throws Exception {
    HttpResponse<InputStream> answer = send(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    try (InputStream body = answer.body()) {
      return ParquetFile.read(body.readAllBytes());
    }
  }

  private List<Object> agencies(String query) throws Exception {
    return column(parquet("/export?rows=reports&format=parquet" + query), "agency");
  }

  private static Path facts(String sample) throws IOException {
    for (Path file : Documents.samples()) {
      if (file.getFileName().toString().startsWith(sample)) {
        return file.resolveSibling(
            file.getFileName().toString().replaceFirst("\\.[a-z]+$", ".facts.tsv"));
      }
    }
    throw new IllegalArgumentException("there is no sample " + sample);
  }

  private static List<Object> column(ParquetFile file, String name) {
    List<Object> values = new ArrayList<>();
    file.rows().forEach(row -> values.add(row.get(file.columns().indexOf(name))));
    return values;
  }

  /** The rows as a table program shows them. */
  private static List<List<String>> texts(ParquetFile file) {
    List<List<String>> all = new ArrayList<>();
    for (List<Object> row : file.rows()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        texts.add(text(file.columns().get(i), row.get(i)));
      }
      all.add(texts);
    }
    return all;
  }

  private static String text(String column, Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Instant instant) {
      return MINUTE.format(instant);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros().toPlainString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
    boolean code = List.of("level", "severity", "verdict").contains(column);
    return code ? word(column, value.toString()) : value.toString();
  }

  private static String word(String prefix, String value) {
    String key = prefix + "." + value;
    return EN.has(key) ? EN.text(key) : value;
  }

  private static List<List<String>> csv(String file) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : file.lines().toList()) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.substring(1, line.length() - 1).split("\",\"", -1)) {
        cells.add(cell.replace("\"\"", "\""));
      }
      lines.add(cells);
    }
    return lines;
  }

  private static void handIn(String agency, String sample) throws Exception {
    CONSOLE
        .documents()
        .handIn(agency, sample + ".txt", Documents.sample(sample, agency), ConsoleUnderTest.NOW);
  }
}
