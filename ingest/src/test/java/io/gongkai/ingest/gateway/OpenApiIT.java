package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static io.gongkai.ingest.gateway.GatewayUnderTest.MAX_DOCUMENT_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongkai.model.CellState;
import io.gongkai.model.FindingChange;
import io.gongkai.model.Outcome;
import io.gongkai.model.Party;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Severity;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.topic.SubmissionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation and status that the OpenAPI document has, had from the running gateway. */
class OpenApiIT {
  private static final String DOCUMENT = "青松县 2024 年报告";
  private static final String ID =
      SubmissionId.of(AGENCY, DOCUMENT.getBytes(StandardCharsets.UTF_8));
  private static final String SUBMISSION = "/v1/submissions/" + ID;
  private static final String REPORT =
      "/v1/reports/" + URLEncoder.encode(AGENCY, StandardCharsets.UTF_8) + "/2024";

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  private String token;

  @Test
  void shouldAnswerAsTheDocumentSaysForEveryOperationAndStatus() throws Exception {
    token = GATEWAY.token(AGENCY);
    assertThat(GATEWAY.body(GATEWAY.request("/v1/openapi.json", null), 200))
        .isEqualTo(GATEWAY.contract().document());
    publish();
    read();
    refuse();
    breakHttp();
    failAndBeBusy();
    assertThat(GATEWAY.contract().seen()).containsAll(GATEWAY.contract().documented());
    SchemaCoverage coverage = GATEWAY.contract().coverage();
    assertThat(coverage.seen()).containsAll(coverage.documented());
  }

  @Test
  void shouldKnowEveryWordOfTheModel() {
    assertWords("Status", true, ReceiptStatus.values());
    assertWords("Severity", false, Severity.values());
    assertWords("Suspect/properties/party", false, Party.values());
    assertWords("Finding/properties/outcome", false, Outcome.values());
    assertWords("Cell/properties/state", false, CellState.values());
    assertWords("Report/properties/level", false, ReportingLevel.values());
    assertWords("Report/properties/verdict", false, Verdict.values());
    assertWords("ReceiptFinding/properties/change", true, FindingChange.values());
  }

  /** Compares words in the document with the model's; the document may have one more of its own. */
  private static void assertWords(String schema, boolean oneMore, Enum<?>[] model) {
    List<String> words = new ArrayList<>();
    GATEWAY
        .contract()
        .document()
        .at("/components/schemas/" + schema + "/enum")
        .forEach(word -> words.add(word.asText()));
    assertThat(words)
        .as(schema)
        .containsAll(Arrays.stream(model).map(Enum::name).toList())
        .hasSize(model.length + (oneMore ? 1 : 0));
  }

  @Test
  void shouldDescribeEveryProblemThatItAnswersWith() throws Exception {
    List<String> types = new ArrayList<>();
    for (Problem problem : Problem.values()) {
      JsonNode described = GATEWAY.body(GATEWAY.request(problem.type(), null), 200);
      assertThat(described.path("status").asInt()).isEqualTo(problem.status());
      types.add(problem.type());
    }
    List<String> documented = new ArrayList<>();
    GATEWAY
        .contract()
        .document()
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(type -> documented.add(type.asText()));
    assertThat(documented).isEqualTo(types);
  }

  private void publish() throws Exception {
    GATEWAY.body(GATEWAY.post(token, DOCUMENT).header("Idempotency-Key", "k"), 202);
    GATEWAY.body(GATEWAY.post(token, "other").header("Idempotency-Key", "k"), 422);
    GATEWAY.body(GATEWAY.post(token, "x".repeat(MAX_DOCUMENT_BYTES + 1)), 413);
    GATEWAY.body(GATEWAY.post(token, "x").header("Content-Encoding", "gzip"), 415);
    GATEWAY.body(GATEWAY.post(token, ""), 400);
  }

  private void read() throws Exception {
    SinkRows.insert(GATEWAY, AGENCY, ID);
    JsonNode submission = GATEWAY.body(GATEWAY.request(SUBMISSION, token), 200);
    assertThat(submission.path("status").asText()).isEqualTo("FLAGGED");
    assertThat(submission.path("receipts").findValuesAsText("status"))
        .containsExactly("RECEIVED", "NORMALIZED", "FLAGGED");
    JsonNode flagged = submission.path("receipts").path(2);
    assertThat(flagged.at("/message/zh").asText()).isEqualTo("有问题");
    assertThat(flagged.at("/causes/0/findings/0/rule").asText()).isEqualTo("T3-FLOW");
    JsonNode report = GATEWAY.body(GATEWAY.request(REPORT, token), 200);
    assertThat(report.path("verdict").asText()).isEqualTo("FLAGGED");
    assertThat(report.path("cells")).hasSize(SinkRows.CELLS);
    assertThat(report.at("/cells/9/item").asText()).isEqualTo("t2.fees");
    assertThat(report.at("/cells/9/value").asText()).isEqualTo("12.50");
    assertThat(report.at("/cells/9/page").isNull()).isTrue();
    assertThat(report.at("/cells/10/page").asInt()).isEqualTo(3);
    assertThat(report.at("/overrides/T3-FLOW").asText()).isEqualTo("ERROR");
    assertThat(report.at("/findings/0/message/en").asText()).isEqualTo("the sum gives 69");
    assertThat(report.at("/findings/0/expected").asText()).isEqualTo("69");
    assertThat(report.at("/findings/0/waived/expiresAt").asText())
        .isEqualTo("2027-01-20T00:00:00Z");
  }

  private void refuse() throws Exception {
    GATEWAY.body(GATEWAY.request("/v1/problems/none", null), 404);
    for (String path : List.of(SUBMISSION, REPORT)) {
      GATEWAY.body(GATEWAY.request(path, null), 401);
      GATEWAY.body(GATEWAY.request(path, GATEWAY.token("another agency")), 404);
    }
    GATEWAY.body(GATEWAY.post(null, "x"), 401);
    GATEWAY.body(GATEWAY.request(REPORT.replace("2024", "24"), token), 400);
  }

  private void breakHttp() throws Exception {
    String longHeader = "x".repeat(9_000);
    for (String path : List.of(SUBMISSION, REPORT)) {
      GATEWAY.body(GATEWAY.request(path, token).header("X-Long", longHeader), 431);
    }
    GATEWAY.body(GATEWAY.post(token, "x").header("X-Long", longHeader), 431);
    raw("GET", "/v1/submissions/%zz", "");
    assertThat(raw("POST", "/v1/reports", "Content-Length: 9\r\n")).isEqualTo(408);
  }

  private void failAndBeBusy() throws Exception {
    GATEWAY.start(limits(), Map.of());
    GATEWAY.letThePublisherFail();
    GATEWAY.body(GATEWAY.post(token, "x"), 500);
    GATEWAY.execute("UPDATE report SET received_at = '-infinity'");
    GATEWAY.execute("ALTER TABLE receipt_record ALTER COLUMN at DROP NOT NULL");
    GATEWAY.execute("UPDATE receipt_record SET at = NULL");
    GATEWAY.execute("ALTER TABLE report ALTER COLUMN received_at DROP NOT NULL");
    GATEWAY.execute("UPDATE report SET received_at = NULL");
    GATEWAY.body(GATEWAY.request(SUBMISSION, token), 500);
    GATEWAY.body(GATEWAY.request(REPORT, token), 500);
    GATEWAY.execute("ALTER TABLE gateway.submission RENAME TO away");
    GATEWAY.execute("ALTER VIEW receipt RENAME TO receipt_away");
    GATEWAY.execute("ALTER VIEW current_report RENAME TO current_report_away");
    GATEWAY.body(GATEWAY.request(SUBMISSION, token), 503);
    GATEWAY.body(GATEWAY.request(REPORT, token), 503);
    GATEWAY.start(limits(), Map.of());
    GATEWAY.body(GATEWAY.post(token, "y"), 503);
    for (HttpRequest.Builder request :
        List.of(
            GATEWAY.post(token, "z"),
            GATEWAY.request(SUBMISSION, token),
            GATEWAY.request(REPORT, token))) {
      int status = 0;
      for (int i = 0; i < 10 && status != 429; i++) {
        status = GATEWAY.send(request).status();
      }
      assertThat(status).isEqualTo(429);
    }
  }

  /** Sends a request without its body and holds the answer against the document. */
  private int raw(String method, String path, String header) throws IOException {
    GATEWAY.start(limits(), Map.of());
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), GATEWAY.gateway().uri().getPort())) {
      socket.setSoTimeout(30_000);
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + token
              + "\r\n"
              + header
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Answer answer = Answer.read(socket.getInputStream());
      GATEWAY.contract().check(method, path, answer);
      return answer.status();
    }
  }

  /** A silent connection is given up soon, and few requests are allowed. */
  private static GatewayLimits limits() {
    return new GatewayLimits(
        MAX_DOCUMENT_BYTES,
        6,
        1_000_000,
        100_000,
        16,
        64,
        Duration.ofSeconds(20),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofMinutes(10),
        Duration.ofHours(24));
  }
}
