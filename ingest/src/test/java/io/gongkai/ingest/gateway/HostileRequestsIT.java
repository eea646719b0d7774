package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongkai.schemas.topic.SubmissionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of somebody who holds a token, and wants more than it gives. */
class HostileRequestsIT {
  private static final String OTHER = "雁栖市卫生健康委员会";

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  private String token;

  @BeforeEach
  void makeToken() throws Exception {
    token = GATEWAY.token(AGENCY);
  }

  @Test
  void shouldPublishAsTheTokensAgencyWhateverTheRequestSays() throws Exception {
    JsonNode accepted =
        GATEWAY.body(
            GATEWAY
                .request("/v1/reports?agency=X&agency-id=X", token)
                .header("agency-id", "X")
                .header("X-Agency", "X")
                .header("submission-id", "f".repeat(64))
                .header("Content-Type", "multipart/form-data; boundary=b; agency-id=X")
                .POST(
                    BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"document\";"
                            + " agency-id=\"X\"\r\nagency-id: X\r\n\r\nabc\r\n--b--\r\n")),
            202);

    assertThat(accepted.path("agency").asText()).isEqualTo(AGENCY);
    assertThat(GATEWAY.lastHeaders()).containsEntry("agency-id", AGENCY);
    assertThat(GATEWAY.lastHeaders().get("submission-id"))
        .isEqualTo(SubmissionId.of(AGENCY, "abc".getBytes(StandardCharsets.UTF_8)));
    assertThat(GATEWAY.producer().history().get(0).key()).isEqualTo(AGENCY);
    assertThat(GATEWAY.lastHeaders().toString()).doesNotContain("X");
  }

  @Test
  void shouldTellNothingOfAnotherAgencysKeyWhenItIsReplayed() throws Exception {
    String others = GATEWAY.token(OTHER);
    JsonNode first = GATEWAY.body(keyed(token, "report"), 202);
    JsonNode replayed = GATEWAY.body(keyed(others, "report"), 202);

    assertThat(replayed.path("id")).isNotEqualTo(first.path("id"));
    assertThat(replayed.path("agency").asText()).isEqualTo(OTHER);
    assertThat(GATEWAY.producer().history()).hasSize(2);
    GATEWAY.body(GATEWAY.request("/v1/submissions/" + first.path("id").asText(), others), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x'; DROP TABLE gateway.token; --",
        "x' OR '1'='1",
        "x\"\"; SELECT pg_sleep(60)",
        "$$x$$ -- ?",
        "{x:?} :name"
      })
  void shouldTakeAnAgencysNameForANameWhenItLooksLikeSql(String agency) throws Exception {
    String named = GATEWAY.token(agency);
    JsonNode accepted = GATEWAY.body(GATEWAY.post(named, "report"), 202);

    assertThat(accepted.path("agency").asText()).isEqualTo(agency);
    GATEWAY.body(GATEWAY.request(accepted.path("href").asText(), named), 200);
    GATEWAY.body(GATEWAY.request(accepted.path("href").asText(), token), 404);
    GATEWAY.body(GATEWAY.request("/v1/reports/" + encoded(agency) + "/2024", named), 404);
    assertThat(GATEWAY.rows("SELECT agency FROM gateway.submission")).containsExactly(agency);
    assertThat(GATEWAY.rows("SELECT count(*) FROM gateway.token")).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source-url=%zz",
        "source-url=%",
        "source-url=https://user:password@example.org/",
        "source-url=https://example.org/%E2%80%AEfdp.exe",
        "source-url=https://example.org/%0D%0ASet-Cookie:a=b",
        "source-url=javascript:alert(1)",
        "source-url=file:///etc/passwd"
      })
  void shouldRefuseASourceThatIsNoAddress(String query) throws Exception {
    try (Socket socket = socket()) {
      write(socket, "POST /v1/reports?" + query, "Content-Length: 1", "x");
      Answer answer = Answer.read(socket.getInputStream());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("content-type")).isEqualTo(Answers.PROBLEM_JSON);
      assertThat(answer.header("set-cookie")).isNull();
    }
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldAddNoHeaderToAnAnswerWhenARequestHoldsLineEnds() throws Exception {
    String path = "/v1/submissions/%0D%0ASet-Cookie:%20a=b";
    try (Socket socket = socket()) {
      write(socket, "GET " + path, "Idempotency-Key: a\tb", "");
      Answer answer = Answer.read(socket.getInputStream());

      assertThat(answer.status()).isBetween(400, 404);
      assertThat(answer.header("set-cookie")).isNull();
    }
  }

  /** What the client did wrong is no fault of the gateway's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/openapi.json HTTP/9.9",
        "GET /v1/%zz HTTP/1.1",
        "GET /v1/problems/%? HTTP/1.1",
        "GET /v1/../../etc/passwd HTTP/1.1",
        "FROBNICATE /v1/reports HTTP/1.1",
        "GET http://[::1 HTTP/1.1",
        "\u0000\u0001\u0002"
      })
  void shouldAnswerWithTheClientsProblemWhenItSpeaksNoHttp(String line) throws Exception {
    try (Socket socket = socket()) {
      socket
          .getOutputStream()
          .write((line + "\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      Answer answer = Answer.read(socket.getInputStream());

      assertThat(answer.status()).matches(status -> status / 100 == 4 || status == 505);
      assertThat(answer.header("content-type")).isEqualTo(Answers.PROBLEM_JSON);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("\"type\":\"/v1/problems/")
          .doesNotContain("/v1/problems/internal");
      assertThat(answer.header("server")).isNull();
    }
  }

  private HttpRequest.Builder keyed(String by, String document) {
    return GATEWAY.post(by, document).header("Idempotency-Key", "k-1");
  }

  private static String encoded(String agency) {
    return URLEncoder.encode(agency, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.gateway().uri().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private void write(Socket socket, String line, String header, String body) throws IOException {
    String request =
        line
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + token
            + "\r\n"
            + header
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }
}
