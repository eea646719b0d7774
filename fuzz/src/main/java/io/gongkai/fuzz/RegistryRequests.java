package io.gongkai.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.registry.InMemoryRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for every request to the registry: it is answered in Confluent's words, never with a
 * failure of ours, and whatever was asked, the state is one that a registry may have, no larger
 * than what was sent.
 */
final class RegistryRequests {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final String LAST_ID = "\u0005";
  private static final int ENTRY_OVERHEAD = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Words WORDS =
      new Words(
          false,
          List.of(
              HttpInput.BODY,
              HttpInput.END,
              "{\"schema\":" + HttpInput.QUOTE,
              HttpInput.UNQUOTE + "}",
              HttpInput.UNQUOTE,
              LAST_ID,
              "GET ",
              "POST ",
              "PUT ",
              "DELETE ",
              "HEAD ",
              "PATCH ",
              "OPTIONS ",
              "TRACE ",
              "CONNECT ",
              "/subjects",
              "/versions",
              "/latest",
              "/schemas/ids/",
              "/schemas/types",
              "/compatibility",
              "/config",
              "/mode",
              "/schema",
              "/referencedby",
              "/a",
              "/b",
              "/null",
              "/-1",
              "/1",
              "/2",
              "/99999999999",
              "%2F",
              "%00",
              "%0A",
              "%zz",
              "%E5%B9%B4",
              "..",
              "年",
              "?deleted=true",
              "?permanent=true",
              "?deletedOnly=true",
              "?verbose=true",
              "?defaultToGlobal=true",
              "?subjectPrefix=",
              " HTTP/1.1\r\n",
              " HTTP/1.0\r\n",
              " HTTP/9.9\r\n",
              "\r\n",
              "Host: a\r\n",
              "Content-Type: application/json\r\n",
              "Content-Type: text/html\r\n",
              "Content-Type: ",
              "Content-Length: 5\r\n",
              "Content-Length: 99999999999\r\n",
              "Transfer-Encoding: chunked\r\n",
              "Transfer-Encoding: gzip\r\n",
              "Content-Encoding: gzip\r\n",
              "Expect: 100-continue\r\n",
              "Authorization: Basic YTpi\r\n",
              "Accept: text/html\r\n",
              "{\"compatibility\":\"FULL_TRANSITIVE\"}",
              "{\"compatibility\":\"NONE\"}",
              "{\"compatibility\":",
              "{\"mode\":\"IMPORT\"}",
              "\"schemaType\":\"JSON\"",
              "\"schemaType\":\"AVRO\"",
              "\"references\":[{}]",
              "{",
              "}",
              "[",
              "]",
              "\"int\"",
              "\"long\"",
              "\"string\"",
              "\"null\"",
              "\"bytes\"",
              "null",
              "true",
              "{\"type\":",
              "\"record\",\"name\":\"r\",\"fields\":[",
              "\"error\",\"name\":\"r\",\"fields\":[",
              "{\"name\":\"f\",\"type\":",
              "{\"name\":\"g\",\"type\":",
              ",\"default\":",
              "\"array\",\"items\":",
              "\"map\",\"values\":",
              "\"enum\",\"name\":\"e\",\"symbols\":[\"x\",\"y\"]",
              "\"fixed\",\"name\":\"x\",\"size\":",
              "2147483647",
              "-1",
              "1e999",
              ",\"logicalType\":\"decimal\",\"precision\":",
              ",\"aliases\":[\"",
              ",\"namespace\":\"",
              ",\"doc\":\"",
              ",\"order\":\"ignore\"",
              "\"r\"",
              "\"e\"",
              "\\u0000",
              "\\ud800"));

  private static RegistryRequests shared;

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final LocalExchange exchange = new LocalExchange(registry.connector());

  private RegistryRequests() {}

  /** The registry of this process: starting one for each input would take most of the time. */
  static synchronized RegistryRequests shared() {
    if (shared == null) {
      shared = new RegistryRequests();
    }
    return shared;
  }

  static List<byte[]> seeds() {
    String register =
        "POST /subjects/a/versions"
            + HttpInput.BODY
            + "{\"schema\":"
            + HttpInput.QUOTE
            + "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"f\",\"type\":\"string\"}]}"
            + HttpInput.UNQUOTE
            + "}"
            + HttpInput.END;
    String other = register.replace("\"string\"", "\"int\",\"default\":1");
    return List.of(
        WORDS.bytes(register + "GET /subjects" + HttpInput.END + "GET /schemas/ids/" + LAST_ID),
        WORDS.bytes(
            "PUT /config/a"
                + HttpInput.BODY
                + "{\"compatibility\":\"NONE\"}"
                + HttpInput.END
                + register
                + other
                + "GET /subjects/a/versions"
                + HttpInput.END
                + other
                    .replace("POST /subjects", "POST /compatibility/subjects")
                    .replace("/versions", "/versions/latest?verbose=true")),
        WORDS.bytes(
            register
                + "DELETE /subjects/a"
                + HttpInput.END
                + "DELETE /subjects/a?permanent=true"
                + HttpInput.END
                + register
                + "DELETE /subjects/a/versions/latest"
                + HttpInput.END
                + "GET /subjects?deleted=true"),
        WORDS.bytes(
            "GET /mode"
                + HttpInput.END
                + "PUT /mode"
                + HttpInput.BODY
                + "{\"mode\":\"IMPORT\"}"
                + HttpInput.END
                + "HEAD /config"
                + HttpInput.END
                + "DELETE /config"));
  }

  /** Sends the requests of an input, and looks at the answers and at what they left behind. */
  void check(byte[] input) {
    statuses(input);
  }

  /** The same; returns what was answered, 0 where a connection was closed without an answer. */
  List<Integer> statuses(byte[] input) {
    long sent = 0;
    List<Integer> statuses = new ArrayList<>();
    try {
      for (HttpInput.Request request :
          HttpInput.requests(input, WORDS, Map.of(LAST_ID, String.valueOf(registry.lastId())))) {
        sent += request.bytes().length + ENTRY_OVERHEAD;
        Optional<LocalExchange.Answer> answer = exchange.send(request.bytes());
        answer.ifPresent(given -> check(request, given));
        statuses.add(answer.map(LocalExchange.Answer::status).orElse(0));
      }
      registry.check();
      that(registry.size() <= 8 * sent, "the state is larger than what was sent");
      return statuses;
    } finally {
      registry.forget();
    }
  }

  private static void check(HttpInput.Request request, LocalExchange.Answer answer) {
    int status = answer.status();
    // That a version of HTTP or a coding is not known is the client's affair.
    that(status < 500 || status == 501 || status == 505, "answered with " + status);
    that(
        answer.header("content-type").equals(MEDIA_TYPE),
        status + " is of type " + answer.header("content-type"));
    if (request.isHead() || (answer.body().isEmpty() && status < 400)) {
      return;
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      int code = body.path("error_code").asInt();
      that(
          status < 400
              || (body.path("message").isTextual() && (code < 1_000 ? code : code / 100) == status),
          status + " says " + answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(status + " is no JSON: " + answer.body(), e);
    }
  }

  private static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
