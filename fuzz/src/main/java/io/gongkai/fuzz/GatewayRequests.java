package io.gongkai.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.ingest.gateway.GatewayInMemory;
import io.gongkai.schemas.topic.SubmissionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What holds for every request to the gateway: it is answered, with a problem where it is refused
 * and never with a failure of ours; what is published is published as the agency whose token was
 * shown; nobody reads another's; and nothing is held on to.
 */
final class GatewayRequests {
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String ONE = "雁栖市教育局";
  private static final String OTHER = "雁栖市卫生局";
  private static final String TOKEN = "\u0005";
  private static final String OTHERS_TOKEN = "\u0006";
  private static final String OLD_TOKEN = "\u0007";
  private static final String SUBMISSION = "\u0008";
  private static final String OTHERS_SUBMISSION = "\u000e";
  private static final String DOCUMENT = "report";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Words WORDS =
      new Words(
          false,
          List.of(
              HttpInput.BODY,
              HttpInput.END,
              TOKEN,
              OTHERS_TOKEN,
              OLD_TOKEN,
              SUBMISSION,
              OTHERS_SUBMISSION,
              "Authorization: Bearer " + TOKEN + "\r\n",
              "Authorization: Bearer " + OTHERS_TOKEN + "\r\n",
              "Authorization: Bearer ",
              "Authorization: ",
              "GET ",
              "POST ",
              "PUT ",
              "DELETE ",
              "HEAD ",
              "OPTIONS ",
              "TRACE ",
              "POST /v1/reports",
              "GET /v1/submissions/",
              "GET /v1/reports/",
              "/v1/openapi.json",
              "/v1/problems/",
              "not-found",
              "%E9%9B%81%E6%A0%96%E5%B8%82%E6%95%99%E8%82%B2%E5%B1%80",
              "%E9%9B%81%E6%A0%96%E5%B8%82%E5%8D%AB%E7%94%9F%E5%B1%80",
              "/2024",
              "?source-url=",
              "https://example.org/",
              "javascript:",
              "user:password@",
              "&agency=x",
              "%0D%0A",
              "%00",
              "%zz",
              "%2F",
              "%E2%80%AE",
              "..",
              " HTTP/1.1\r\n",
              " HTTP/1.0\r\n",
              " HTTP/9.9\r\n",
              "\r\n",
              "\r\n\r\n",
              "Host: a\r\n",
              "Idempotency-Key: k\r\n",
              "Idempotency-Key: ",
              "Content-Type: text/plain\r\n",
              "Content-Type: multipart/form-data; boundary=b\r\n",
              "Content-Type: multipart/form-data\r\n",
              "Content-Type: multipart/mixed; boundary=b\r\n",
              "Content-Type: ",
              "Content-Disposition: attachment; filename=\"",
              "Content-Disposition: attachment; filename*=UTF-8''",
              "Content-Disposition: form-data; name=\"document\"",
              "; filename=\"",
              "; filename*=UTF-8''",
              "; filename*=GBK''",
              "a.txt",
              "年报.txt",
              "../../etc/passwd",
              "\"\r\n",
              "--b\r\n",
              "\r\n--b--\r\n",
              "Content-Transfer-Encoding: base64\r\n",
              "Content-Encoding: gzip\r\n",
              "Content-Encoding: identity\r\n",
              "Content-Length: 5\r\n",
              "Content-Length: 99999999999\r\n",
              "Content-Length: -1\r\n",
              "Transfer-Encoding: chunked\r\n",
              "Transfer-Encoding: gzip\r\n",
              "5\r\nabcde\r\n0\r\n\r\n",
              "Expect: 100-continue\r\n",
              "Connection: keep-alive\r\n",
              "agency-id: x\r\n",
              "Set-Cookie: a=b\r\n",
              "X-Forwarded-For: 1.2.3.4\r\n",
              "x".repeat(300),
              "x".repeat(5_000),
              DOCUMENT,
              "政府信息公开工作年度报告"));

  private static GatewayRequests shared;

  private final GatewayInMemory gateway;
  private final LocalExchange exchange;
  private final Map<String, String> marks = new LinkedHashMap<>();
  private final Map<String, String> agencies;
  private final Set<String> outcomes;

  private GatewayRequests() throws IOException, SQLException {
    Path root = Path.of(System.getProperty("gongkai.root"));
    gateway = new GatewayInMemory(root.resolve("sink/src/main/resources/db/migration"));
    exchange = new LocalExchange(gateway.connector());
    byte[] document = DOCUMENT.getBytes(StandardCharsets.UTF_8);
    String token = gateway.token(ONE, null);
    String others = gateway.token(OTHER, null);
    marks.put(TOKEN, token);
    marks.put(OTHERS_TOKEN, others);
    marks.put(OLD_TOKEN, gateway.token(ONE, Instant.parse("2020-01-01T00:00:00Z")));
    marks.put(SUBMISSION, SubmissionId.of(ONE, document));
    marks.put(OTHERS_SUBMISSION, SubmissionId.of(OTHER, document));
    agencies = Map.of(token, ONE, others, OTHER);
    outcomes = Set.copyOf(gateway.status().answers().keySet());
  }

  /** The gateway of this process: starting one for each input would take most of the time. */
  static synchronized GatewayRequests shared() {
    if (shared == null) {
      try {
        shared = new GatewayRequests();
      } catch (IOException e) {
        throw new UncheckedIOException("the gateway's database does not start", e);
      } catch (SQLException e) {
        throw new IllegalStateException("the gateway's database does not answer", e);
      }
    }
    return shared;
  }

  static List<byte[]> seeds() {
    String post = "POST /v1/reports?source-url=https://example.org/ HTTP/1.1\r\n";
    String bearer = "Authorization: Bearer " + TOKEN + "\r\n";
    String others = "Authorization: Bearer " + OTHERS_TOKEN + "\r\n";
    String form =
        "Content-Type: multipart/form-data; boundary=b\r\n"
            + HttpInput.BODY
            + "--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.txt\"\r\n\r\n"
            + DOCUMENT
            + "\r\n--b--\r\n";
    String get = " HTTP/1.1\r\n";
    return List.of(
        WORDS.bytes(
            post
                + bearer
                + "Idempotency-Key: k\r\n"
                + HttpInput.BODY
                + DOCUMENT
                + HttpInput.END
                + post
                + bearer
                + "Idempotency-Key: k\r\n"
                + HttpInput.BODY
                + "年报.txt"
                + HttpInput.END
                + ("GET /v1/submissions/" + SUBMISSION + get + bearer + HttpInput.END)
                + ("GET /v1/submissions/" + SUBMISSION + get + others)),
        WORDS.bytes(post + others + form),
        WORDS.bytes(
            post
                + bearer
                + "Content-Disposition: attachment; filename*=UTF-8''%E2%80%AEa.txt\r\n"
                + HttpInput.BODY
                + DOCUMENT),
        WORDS.bytes(
            "GET /v1/reports/%E9%9B%81%E6%A0%96%E5%B8%82%E6%95%99%E8%82%B2%E5%B1%80/2024"
                + get
                + bearer
                + HttpInput.END
                + "GET /v1/openapi.json"
                + HttpInput.END
                + "GET /v1/problems/not-found"),
        WORDS.bytes(
            post
                + bearer
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"
                + HttpInput.END
                + "Authorization: Bearer "
                + OLD_TOKEN));
  }

  /** Sends the requests of an input, and looks at the answers and at what was published. */
  void check(byte[] input) {
    statuses(input);
  }

  /** The same; returns what was answered, 0 where a connection was closed without an answer. */
  List<Integer> statuses(byte[] input) {
    forget();
    List<Integer> statuses = new ArrayList<>();
    for (HttpInput.Request request : HttpInput.requests(input, WORDS, marks)) {
      int before = gateway.published().size();
      Optional<LocalExchange.Answer> answer = exchange.send(request.bytes());
      answer.ifPresent(given -> check(request, given));
      statuses.add(answer.map(LocalExchange.Answer::status).orElse(0));
      List<ProducerRecord<String, byte[]>> published = gateway.published();
      for (ProducerRecord<String, byte[]> record : published.subList(before, published.size())) {
        check(request, record);
      }
      that(gateway.status().requestsUnderWay() == 0, "a request is still under way");
      that(gateway.status().bytesUnderWay() == 0, "memory is still held");
      that(gateway.status().answers().keySet().equals(outcomes), "a new kind of answer");
    }
    return statuses;
  }

  private void forget() {
    // An input that published nothing has left nothing.
    if (gateway.published().isEmpty()) {
      return;
    }
    try {
      gateway.forget();
    } catch (SQLException e) {
      throw new IllegalStateException("the gateway's database does not answer", e);
    }
  }

  private void check(HttpInput.Request request, LocalExchange.Answer answer) {
    int status = answer.status();
    // That a version of HTTP or a coding is not known is the client's affair.
    that(
        status < 500 || status == 501 || status == 505,
        "answered with " + status + " " + answer.body());
    that(answer.header("set-cookie").isEmpty(), "the request set a header of the answer");
    if (status == 200
        && request.text().startsWith("GET /v1/submissions/" + marks.get(SUBMISSION))) {
      that(shown(request).contains(ONE), "another agency read a submission");
    }
    if (request.isHead() || (answer.body().isEmpty() && status < 400)) {
      return;
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      that(body.isObject(), status + " is no object");
      if (status >= 400) {
        that(
            answer.header("content-type").equals(PROBLEM_JSON)
                && body.path("status").asInt() == status
                && body.path("type").asText().startsWith("/v1/problems/")
                && body.path("title").isTextual()
                && body.path("detail").isTextual()
                && body.path("instance").asText().startsWith("urn:uuid:"),
            status + " is no problem: " + answer.body());
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(status + " is no JSON: " + answer.body(), e);
    }
  }

  private void check(HttpInput.Request request, ProducerRecord<String, byte[]> record) {
    that(shown(request).contains(record.key()), "published as " + record.key());
    that(header(record, "agency-id").equals(record.key()), "the header names another agency");
    that(
        header(record, "submission-id").equals(SubmissionId.of(record.key(), record.value())),
        "the identity is not that of agency and bytes");
    for (Header header : record.headers()) {
      that(
          header(record, header.key()).codePoints().noneMatch(GatewayRequests::cannotBeSeen),
          header.key() + " holds what cannot be seen");
    }
    String name = header(record, "filename");
    that(name.indexOf('/') < 0 && name.indexOf('\\') < 0, "the name is a path: " + name);
  }

  /** The agencies whose tokens a request shows anywhere. */
  private Set<String> shown(HttpInput.Request request) {
    Set<String> shown = new HashSet<>();
    agencies.forEach(
        (token, agency) -> {
          if (request.text().contains(token)) {
            shown.add(agency);
          }
        });
    return shown;
  }

  private static String header(ProducerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static boolean cannotBeSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
