package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static io.gongkai.ingest.gateway.GatewayUnderTest.MAX_DOCUMENT_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GatewayBoundsIT {
  private static final int SOCKET_TIMEOUT_MILLIS = 30_000;

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  private String token;

  @BeforeEach
  void makeToken() throws Exception {
    token = GATEWAY.token(AGENCY);
  }

  @Test
  void shouldTakeTheLargestDocumentAndNoLargerOne() throws Exception {
    GATEWAY.body(GATEWAY.post(token, "x".repeat(MAX_DOCUMENT_BYTES)), 202);

    assertThat(GATEWAY.problem(GATEWAY.post(token, "x".repeat(MAX_DOCUMENT_BYTES + 1))))
        .isEqualTo("document-too-large");
    assertThat(GATEWAY.problem(chunked("y".repeat(MAX_DOCUMENT_BYTES + 1))))
        .isEqualTo("document-too-large");
    assertThat(GATEWAY.problem(form("z".repeat(MAX_DOCUMENT_BYTES + 1))))
        .isEqualTo("document-too-large");
    assertThat(GATEWAY.problem(form("z".repeat(MAX_DOCUMENT_BYTES + 100_000))))
        .isEqualTo("document-too-large");
    GATEWAY.body(chunked("y".repeat(MAX_DOCUMENT_BYTES)), 202);
    GATEWAY.body(form("z".repeat(MAX_DOCUMENT_BYTES)), 202);
    assertThat(GATEWAY.producer().history()).hasSize(3);
  }

  @Test
  void shouldHoldBackAnAgencyAndNoOtherWhenItsRequestsAreUsedUp() throws Exception {
    GATEWAY.start(limits(2, 1_000_000, 20, 20), Map.of());
    GATEWAY.body(GATEWAY.post(token, "1"), 202);
    GATEWAY.body(GATEWAY.post(GATEWAY.token(AGENCY), "2"), 202);

    Answer refused = GATEWAY.send(GATEWAY.post(token, "3"));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    GATEWAY.body(GATEWAY.post(GATEWAY.token("another agency"), "3"), 202);
  }

  @Test
  void shouldHoldBackAnAgencyWhenItsBytesAreUsedUp() throws Exception {
    GATEWAY.start(limits(100, MAX_DOCUMENT_BYTES, 20, 20), Map.of());
    GATEWAY.body(GATEWAY.post(token, "x".repeat(MAX_DOCUMENT_BYTES - 100)), 202);

    assertThat(GATEWAY.problem(GATEWAY.post(token, "y".repeat(1_000))))
        .isEqualTo("too-many-requests");
    assertThat(GATEWAY.problem(chunked("y".repeat(1_000)))).isEqualTo("too-many-requests");
    GATEWAY.body(GATEWAY.post(token, "small"), 202);
  }

  @Test
  void shouldBeBusyWhenTheMemoryForDocumentsIsTaken() throws Exception {
    GATEWAY.start(limits(100, 1_000_000, 20, 20), Map.of());
    try (Socket waiting = socket()) {
      // 100 Continue is sent when the body is about to be read: its memory is taken then.
      write(
          waiting,
          head(
              "POST /v1/reports",
              "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n"
                  + "Content-Type: multipart/form-data; boundary=b"));
      assertThat(Answer.read(waiting.getInputStream()).status()).isEqualTo(100);

      Answer refused = GATEWAY.send(GATEWAY.post(token, "x"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");

      String form =
          "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\nabc\r\n--b--\r\n";
      write(waiting, Integer.toHexString(form.length()) + "\r\n" + form + "\r\n0\r\n\r\n");
      assertThat(Answer.read(waiting.getInputStream()).status()).isEqualTo(202);
    }
    GATEWAY.body(GATEWAY.post(token, "x"), 202);
  }

  @Test
  void shouldRefuseTheBodyWhenItStopsComing() throws Exception {
    GATEWAY.start(limits(100, 1_000_000, 20, 1), Map.of());
    try (Socket socket = socket()) {
      write(socket, head("POST /v1/reports", "Content-Length: 100") + "only this");
      assertThat(checked(socket).path("type").asText()).isEqualTo("/v1/problems/request-timeout");
    }
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldCloseTheConnectionWhenTheHeaderTricklesIn() throws Exception {
    GATEWAY.start(limits(100, 1_000_000, 1, 20), Map.of());
    try (Socket socket = socket()) {
      socket.setSoTimeout(50);
      write(socket, "POST /v1/reports HTTP/1.1\r\nHost: localhost\r\n");
      boolean open = true;
      // 200 looks of 50 ms: the bound is two seconds, and the line is never silent for long.
      for (int i = 0; i < 200 && open; i++) {
        open = isOpenAfter(socket, "A: b\r\n");
      }
      assertThat(open).isFalse();
    }
  }

  private static boolean isOpenAfter(Socket socket, String more) {
    try {
      write(socket, more);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void shouldRefuseTheBodyWhenItEndsEarly() throws Exception {
    try (Socket socket = socket()) {
      write(socket, head("POST /v1/reports", "Content-Length: 100") + "only this");
      socket.shutdownOutput();
      assertThat(checked(socket).path("type").asText()).isEqualTo("/v1/problems/malformed-request");
    }
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldAnswerWithAProblemWhenTheRequestBreaksHttp() throws Exception {
    try (Socket socket = socket()) {
      write(
          socket,
          "POST /v1/reports HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(9_000) + "\r\n\r\n");
      assertThat(checked(socket).path("type").asText()).isEqualTo("/v1/problems/headers-too-large");
    }
    try (Socket socket = socket()) {
      write(socket, head("POST /v1/reports", "Content-Length: 5\r\nContent-Length: 6") + "hello");
      assertThat(checked(socket).path("type").asText()).isEqualTo("/v1/problems/malformed-request");
    }
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  private static JsonNode checked(Socket socket) throws IOException {
    return GATEWAY.contract().check("POST", "/v1/reports", Answer.read(socket.getInputStream()));
  }

  private String head(String line, String headers) {
    return line
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.gateway().uri().getPort());
    socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private HttpRequest.Builder chunked(String document) {
    InputStream stream = new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    return GATEWAY.request("/v1/reports", token).POST(BodyPublishers.ofInputStream(() -> stream));
  }

  private HttpRequest.Builder form(String document) {
    return GATEWAY
        .request("/v1/reports", token)
        .header("Content-Type", "multipart/form-data; boundary=frontier")
        .POST(
            BodyPublishers.ofString(
                "--frontier\r\nContent-Disposition: form-data; name=\"document\";"
                    + " filename=\"a.txt\"\r\n\r\n"
                    + document
                    + "\r\n--frontier--\r\n"));
  }

  /** Room for one chunked form with a document of the largest size, and for nothing beside it. */
  private static GatewayLimits limits(
      int requests, long bytesPerHour, int requestSeconds, int idleSeconds) {
    return new GatewayLimits(
        MAX_DOCUMENT_BYTES,
        requests,
        bytesPerHour,
        2L * (MAX_DOCUMENT_BYTES + GatewayLimits.MULTIPART_OVERHEAD_BYTES),
        16,
        64,
        Duration.ofSeconds(requestSeconds),
        Duration.ofSeconds(idleSeconds),
        Duration.ofSeconds(20),
        Duration.ofMinutes(10),
        Duration.ofHours(24));
  }
}
