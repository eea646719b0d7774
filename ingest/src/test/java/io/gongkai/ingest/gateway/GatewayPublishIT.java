package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongkai.schemas.topic.SubmissionId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPublishIT {
  private static final String REPORT = "青松县 2023 年报告";

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  private String token;

  @BeforeEach
  void makeToken() throws Exception {
    token = GATEWAY.token(AGENCY);
  }

  @Test
  void shouldPublishTheBytesWhenTheBodyIsTheDocument() throws Exception {
    JsonNode accepted =
        GATEWAY.body(
            GATEWAY
                .request("/v1/reports?source-url=https://example.org/%E5%B9%B4%E6%8A%A5", token)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header(
                    "Content-Disposition", "attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.txt")
                .POST(BodyPublishers.ofString(REPORT, StandardCharsets.UTF_8)),
            202);

    byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_8);
    String id = SubmissionId.of(AGENCY, bytes);
    assertThat(accepted.path("id").asText()).isEqualTo(id);
    assertThat(accepted.path("href").asText()).isEqualTo("/v1/submissions/" + id);
    assertThat(GATEWAY.producer().history()).hasSize(1);
    assertThat(GATEWAY.producer().history().get(0).value()).isEqualTo(bytes);
    assertThat(GATEWAY.producer().history().get(0).key()).isEqualTo(AGENCY);
    assertThat(GATEWAY.lastHeaders())
        .isEqualTo(
            Map.of(
                "submission-id", id,
                "agency-id", AGENCY,
                "filename", "年报.txt",
                "content-type", "text/plain; charset=UTF-8",
                "source-url", "https://example.org/年报"));
    assertThat(
            GATEWAY
                .body(GATEWAY.request("/v1/submissions/" + id, token), 200)
                .path("status")
                .asText())
        .isEqualTo("ACCEPTED");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`filename=\"年报.txt\"`, 年报.txt",
        "`filename=\"../../etc/passwd\"`, passwd",
        "`filename=\"C:\\Users\\wang\\report.docx\"`, report.docx",
        "`filename=\"..\"`, ``",
        "`filename=\"a\\\"b;filename=c.txt\"`, `a\"b;filename=c.txt`",
        "`filename=\"plain.txt\"; filename*=UTF-8''%E5%B9%B4.txt`, 年.txt",
        "`filename*=UTF-8''%0D%0AX-Evil%3A%201`, X-Evil: 1",
        "`filename*=UTF-8''..%2F..%2Fx`, x",
        "`filename*=UTF-8''%E2%80%AEfdp.exe`, fdp.exe",
        "`filename*=utf-8'zh'%E5%B9%B4`, 年",
      })
  void shouldKeepAPlainNameWhenTheFormNamesTheFileOddly(String parameter, String name)
      throws Exception {
    GATEWAY.body(form("form-data; name=\"document\"; " + parameter, REPORT), 202);

    assertThat(GATEWAY.lastHeaders().getOrDefault("filename", "")).isEqualTo(name);
    assertThat(GATEWAY.producer().history())
        .singleElement()
        .extracting(r -> r.value().length)
        .isEqualTo(REPORT.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`form-data; name=\"document\"; filename*=UTF-8''%zz`",
        "`form-data; name=\"document\"; filename*=GBK''%B1%A8`",
        "`form-data; name=\"document\"; filename*=UTF-8''%FF%FE`",
        "`form-data; name=\"other\"; filename=\"a.txt\"`",
        "`attachment`",
      })
  void shouldRefuseTheFormWhenItsPartIsWrong(String disposition) throws Exception {
    assertThat(GATEWAY.problem(form(disposition, REPORT))).isEqualTo("malformed-request");
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstandWhenTheBodyIsWrapped() throws Exception {
    assertThat(GATEWAY.problem(post().header("Content-Encoding", "gzip")))
        .isEqualTo("unsupported-media-type");
    assertThat(GATEWAY.problem(post().header("Content-Type", "multipart/mixed; boundary=b")))
        .isEqualTo("unsupported-media-type");
    assertThat(GATEWAY.problem(post().header("Content-Type", "multipart/form-data")))
        .isEqualTo("malformed-request");
    assertThat(GATEWAY.problem(post().header("Content-Type", "multipart/form-data; boundary=b")))
        .isEqualTo("malformed-request");
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldRefuseWhenARequestIsNotAsItShouldBe() throws Exception {
    assertThat(GATEWAY.problem(GATEWAY.post(token, ""))).isEqualTo("malformed-request");
    assertThat(GATEWAY.problem(post().header("Idempotency-Key", "x".repeat(256))))
        .isEqualTo("malformed-request");
    assertThat(
            GATEWAY.problem(
                GATEWAY
                    .request("/v1/reports?source-url=javascript:alert(1)", token)
                    .POST(BodyPublishers.ofString(REPORT))))
        .isEqualTo("malformed-request");
    assertThat(GATEWAY.problem(GATEWAY.request("/v1/reports", token).DELETE()))
        .isEqualTo("method-not-allowed");
    assertThat(GATEWAY.problem(GATEWAY.request("/v2/reports", token))).isEqualTo("not-found");
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldTellToTryAgainWhenTheBrokerDoesNotTakeTheDocument() throws Exception {
    GATEWAY.producer().sendException = new TimeoutException("no leader");

    Answer refused = GATEWAY.send(post());

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    String path =
        "/v1/submissions/" + SubmissionId.of(AGENCY, REPORT.getBytes(StandardCharsets.UTF_8));
    assertThat(GATEWAY.problem(GATEWAY.request(path, token))).isEqualTo("not-found");

    GATEWAY.producer().sendException = null;
    GATEWAY.body(post(), 202);
    GATEWAY.body(GATEWAY.request(path, token), 200);
  }

  private HttpRequest.Builder post() {
    return GATEWAY.post(token, REPORT);
  }

  private HttpRequest.Builder form(String disposition, String document) {
    String body =
        "--frontier\r\nContent-Disposition: "
            + disposition
            + "\r\nContent-Type: text/plain\r\n\r\n"
            + document
            + "\r\n--frontier--\r\n";
    return GATEWAY
        .request("/v1/reports", token)
        .header("Content-Type", "multipart/form-data; boundary=frontier")
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }
}
