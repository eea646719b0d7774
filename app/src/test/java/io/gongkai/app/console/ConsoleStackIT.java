package io.gongkai.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report's way from the topic to the pages of the console that runs with the stack. */
class ConsoleStackIT {
  private static final String AGENCY = "雁栖市金谷区市场监督管理局";

  private static final String CLEAN_AGENCY = "青松县人民政府办公室";

  @TempDir private static Path folder;

  private static Path config;
  private static EmbeddedStack stack;

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();

  @BeforeAll
  static void start() throws Exception {
    config = folder.resolve("gongkai.properties");
    Files.writeString(
        config, "data.dir=" + folder.resolve("data") + "\ntopic.partitions=2\n", UTF_8);
    stack = EmbeddedStack.start(ConfigSource.load(config, Map.of()), new CountDownLatch(1));
    publish("07-wrong-total.txt");
    publish("01-tab-grid-clean.txt");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void shouldShowAReportWithItsDocumentAndWaiveItsFindings() throws Exception {
    awaitText(stack.consoleUrl() + "/flagged", AGENCY);
    String key = URLEncoder.encode(AGENCY + "/2024", UTF_8);
    String report = get(stack.consoleUrl() + "/report?key=" + key).body();
    assertThat(report)
        .contains("data-state=\"MARKED\"")
        .contains("class=\"cell PRINTED suspect\"")
        .contains("should be 69")
        .contains("07-wrong-total.txt");
    assertThat(get(stack.consoleUrl() + "/report?key=" + key).body())
        .as("over the connection that was kept")
        .contains("data-state=\"MARKED\"");
    awaitText(stack.consoleUrl() + "/", "data-rule=\"T3-TOTAL\"");
    signIn(config, stack.consoleUrl());
    waiveAndRevoke(stack.consoleUrl(), "/report?key=" + key);
    redrive(stack.bootstrapServers(), stack.consoleUrl());
  }

  /** With the addresses that the page has of the running pipeline. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code-java   | CLEAN, FORM_2021, findings: 0
          code-python | CLEAN, FORM_2021, findings: 0
          code-kcat   | length: [1-9][0-9]*
          """)
  void shouldSubscribeWithTheProgramsThatThePageShows(String id, String told) throws Exception {
    Element code = Jsoup.parse(get(stack.consoleUrl() + "/data").body()).getElementById(id);
    try (Subscriber subscriber =
        Subscriber.start(folder, code.attr("data-file"), code.wholeText())) {
      subscriber.await(Pattern.compile("reports\\.clean " + CLEAN_AGENCY + "/2023\\W+" + told));
    }
  }

  @Test
  void shouldGiveTablesToAnalysts() throws Exception {
    awaitText(stack.consoleUrl() + "/export?rows=reports&format=csv", CLEAN_AGENCY);

    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(stack.consoleUrl() + "/export?rows=reports&format=parquet"))
                .timeout(Duration.ofSeconds(60))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8))
        .as("a whole file, made without Hadoop, which does not ship")
        .startsWith("PAR1")
        .endsWith("PAR1");
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void shouldDrawThePagesOfAPdf() throws Exception {
    PrintedReport printed = new PrintedReport(new ReportGenerator(new Random(3)).next());
    publish(stack.bootstrapServers(), Topics.RAW, null, DocumentLayout.PDF.render(printed));
    String key = printed.truth().agency() + "/" + printed.truth().year();
    String report = stack.consoleUrl() + "/report?key=" + URLEncoder.encode(key, UTF_8);
    String page = awaitText(report, "<figure");
    Matcher picture = Pattern.compile("<img src=\"([^\"]+)\"").matcher(page);
    assertThat(picture.find()).as(page).isTrue();
    String address = stack.consoleUrl() + picture.group(1).replace("&amp;", "&");
    HttpResponse<String> drawn = get(address);
    assertThat(drawn.statusCode()).as(drawn.body()).isEqualTo(200);
    assertThat(drawn.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(get(address.replaceFirst("page=\\d+$", "page=99")).statusCode()).isEqualTo(404);
  }

  private void signIn(Path config, String console) throws Exception {
    CommandRun added = CommandRun.of("users", "add", "li.hua", "--config", config.toString());
    assertThat(added.status()).as(added.err()).isZero();
    CommandRun list = CommandRun.of("users", "list", "--config", config.toString());
    assertThat(list.out()).startsWith("li.hua  (made ").doesNotContain(added.out().strip());
    String form = get(console + "/sign-in").body();
    HttpResponse<String> in =
        post(
            console + "/sign-in",
            Map.of("csrf", field(form, "csrf"), "name", "li.hua", "password", added.out().strip()));
    assertThat(in.statusCode()).isEqualTo(303);
  }

  private void waiveAndRevoke(String console, String report) throws Exception {
    String page = get(console + report).body();
    for (String finding : page.split("action=\"/waivers\"", -1)) {
      if (!finding.equals(page) && finding.contains("name=\"fingerprint\"")) {
        HttpResponse<String> waived =
            post(
                console + "/waivers",
                Map.of(
                    "csrf", field(finding, "csrf"),
                    "waiver", field(finding, "waiver"),
                    "fingerprint", field(finding, "fingerprint"),
                    "reason", "核对过底册"));
        assertThat(waived.statusCode()).as(waived.body()).isEqualTo(303);
      }
    }
    awaitText(console + report, "class=\"verdict CLEAN\"");
    String waivers = get(console + report).body();
    assertThat(waivers).contains("li.hua: 核对过底册");
    String revoking = waivers.substring(waivers.indexOf("action=\"/waivers/revoke\""));
    Map<String, String> revoked =
        Map.of("csrf", field(revoking, "csrf"), "waiver", field(revoking, "waiver"));
    assertThat(post(console + "/waivers/revoke", revoked).statusCode()).isEqualTo(303);
    awaitText(console + report, "class=\"verdict FLAGGED\"");
    assertThat(post(console + "/waivers/revoke", revoked).statusCode())
        .as("there is none any more")
        .isEqualTo(409);
  }

  /** What is no report fails the stage, and fails it again. */
  private void redrive(String bootstrapServers, String console) throws Exception {
    publish(bootstrapServers, Topics.NORMALIZED, "x/2024", "no report".getBytes(UTF_8));
    String letters = awaitText(console + "/dead-letters", "data-letter=\"validate/");
    Matcher letter = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(letters);
    assertThat(letter.find()).as(letters).isTrue();
    String id = URLEncoder.encode(letter.group(1), UTF_8);
    assertThat(get(console + "/dead-letters/show?id=" + id).body()).contains("no report");
    String plan = get(console + "/dead-letters/redrive?id=" + id).body();
    assertThat(plan).contains("data-outcome=\"SENT\"").contains("validate.redrive");
    HttpResponse<String> sent =
        post(
            console + "/dead-letters/redrive",
            Map.of("csrf", field(plan, "csrf"), "id", letter.group(1)));
    assertThat(sent.body()).contains("data-outcome=\"SENT\"");
    awaitText(console + "/dead-letters?state=all", "Failed again");
  }

  /** The value of a hidden field, the first of its name. */
  private static String field(String page, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(field.find()).as("%s in %s", name, page).isTrue();
    return field.group(1);
  }

  private HttpResponse<String> post(String address, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept-Language", "en")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static void publish(String bootstrapServers, String topic, String key, byte[] value)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static void publish(String name) throws Exception {
    Path sample = Path.of(System.getProperty("gongkai.root"), "samples", name);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(Topics.RAW, Files.readAllBytes(sample));
      record.headers().add(RawHeaders.FILENAME, name.getBytes(UTF_8));
      producer.send(record).get(20, TimeUnit.SECONDS);
    }
  }

  private String awaitText(String address, String text) throws Exception {
    HttpResponse<String> answer = get(address);
    for (int i = 0; i < 600 && !answer.body().contains(text); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = get(address);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(text);
    return answer.body();
  }

  private HttpResponse<String> get(String address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept-Language", "en")
            .timeout(Duration.ofSeconds(60))
            .build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }
}
