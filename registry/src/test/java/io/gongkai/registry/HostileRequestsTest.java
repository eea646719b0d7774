package io.gongkai.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean harm: each is refused in the registry's own words, and changes nothing. */
@Timeout(60)
class HostileRequestsTest {
  private final InMemorySchemaLog log = new InMemorySchemaLog();
  private SchemaRegistryServer server;
  private Rest rest;

  @BeforeEach
  void start() {
    server = SchemaRegistryServer.start(log, "127.0.0.1", 0);
    rest = new Rest(server.uri());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldLeaveTheGlobalLevelAloneWhenASubjectIsCalledNull() throws Exception {
    rest.put("/config/null", "{\"compatibility\":\"NONE\"}");

    assertThat(rest.get("/config")).isEqualTo("200 {\"compatibilityLevel\":\"BACKWARD\"}");
    assertThat(rest.get("/config/null")).isEqualTo("200 {\"compatibilityLevel\":\"NONE\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"fixed\",\"name\":\"a\",\"size\":2147483647}",
        "{\"type\":\"fixed\",\"name\":\"a\",\"size\":-1}",
        "{\"type\":\"fixed\",\"name\":\"a\",\"size\":1e99}",
        "{\"type\":\"enum\",\"name\":\"a\",\"symbols\":{}}",
        "{\"type\":\"record\",\"name\":\"a\",\"fields\":7}",
        "[\"null\",\"null\"]",
        "{\"type\":{\"type\":[]}}",
        "unknown",
        "\u0000"
      })
  void shouldRefuseASchemaThatAvrosParserStumblesOver(String schema) throws Exception {
    assertThat(rest.register("s", schema)).startsWith("422 {\"error_code\":42201,");
    assertThat(log.entries()).isEmpty();
  }

  @Test
  void shouldRefuseASchemaThatIsNestedDeeply() throws Exception {
    int depth = 50_000;
    String nested = "{\"type\":\"array\",\"items\":".repeat(depth) + "\"int\"" + "}".repeat(depth);

    assertThat(rest.register("s", nested)).startsWith("422 {\"error_code\":42201,");
    assertThat(rest.post("/subjects/s/versions", "[".repeat(100_000)))
        .startsWith("400 {\"error_code\":400,");
    assertThat(log.entries()).isEmpty();
  }

  @Test
  void shouldCompareSchemasThatAreNestedAsDeeplyAsJsonMayBe() throws Exception {
    int depth = 900;
    String nested = "{\"type\":\"array\",\"items\":".repeat(depth) + "%s" + "}".repeat(depth);

    assertThat(rest.register("s", nested.formatted("\"int\""))).startsWith("200 ");
    assertThat(rest.register("s", nested.formatted("\"long\""))).startsWith("200 ");
    assertThat(rest.register("s", nested.formatted("\"string\""))).startsWith("409 ");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /subjects/%zz/versions HTTP/1.1, 400",
    "GET /config/%? HTTP/1.1, 400",
    "GET /subjects/../../etc/passwd HTTP/1.1, 400",
    "FROBNICATE /subjects HTTP/1.1, 405",
    "GET /subjects HTTP/9.9, 505",
    "nonsense, 400",
  })
  void shouldAnswerInTheRegistrysWordsWhenARequestBreaksHttp(String line, int status)
      throws Exception {
    String answer = raw("\r\nHost: x\r\nConnection: close\r\n\r\n", line);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).contains("{\"error_code\":" + status + ",\"message\":\"");
    assertThat(answer).contains("Content-Type: application/vnd.schemaregistry.v1+json");
    assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("<");
  }

  @Test
  void shouldRefuseABodyThatIsTooLarge() throws Exception {
    assertThat(rest.post("/subjects/s/versions", " ".repeat(5 << 20)))
        .startsWith("413 {\"error_code\":413,");
  }

  @Test
  void shouldRefuseABodyThatTricklesIn() throws Exception {
    AtomicLong seconds = new AtomicLong();
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            seconds.incrementAndGet();
            return ' ';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            bytes[offset] = (byte) read();
            return 1;
          }
        };

    assertThatThrownBy(() -> RequestBody.read(trickle, () -> seconds.get() * 1_000_000_000L))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("within 30 s");
    assertThat(seconds).hasValue(31);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /subjects",
    "GET, /subjects/s/versions/latest/schema",
    "GET, /schemas/ids/1",
    "GET, /config",
    "GET, /mode",
    "POST, /subjects/s/versions",
    "POST, /compatibility/subjects/s/versions/latest",
    "PUT, /config",
    "DELETE, /subjects/s",
    "HEAD, /subjects",
    "PATCH, /subjects",
    "GET, /no/such/path",
  })
  void shouldLetNobodyInWithoutTheLoginWhateverIsAsked(String method, String path)
      throws Exception {
    RegistrySecurity login = new RegistrySecurity("stage:right", null, "");
    try (SchemaRegistryServer guarded =
        SchemaRegistryServer.start(new InMemorySchemaLog(), "127.0.0.1", 0, login)) {
      Rest client = new Rest(guarded.uri());
      assertThat(client.exchange(method, path, "{}").statusCode()).isEqualTo(401);
    }
  }

  private String raw(String rest, String line) throws IOException {
    try (Socket socket = socket()) {
      socket.setSoTimeout(20_000);
      write(socket, line + rest);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }
}
