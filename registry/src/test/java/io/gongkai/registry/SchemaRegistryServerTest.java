package io.gongkai.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.registry.HttpSchemaRegistry;
import io.gongkai.schemas.registry.RegistryConfig;
import io.gongkai.schemas.registry.SchemaRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The REST API over real HTTP, with the log in memory. */
class SchemaRegistryServerTest {
  private static final String INT = "\"int\"";
  private static final String V1 = record("{\"name\":\"a\",\"type\":\"string\"}");
  private static final String V2 =
      record(
          "{\"name\":\"a\",\"type\":\"string\"},"
              + "{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final String BREAKING =
      record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"c\",\"type\":\"int\"}");

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
  void shouldGiveTheSameIdWhenTheSameSchemaIsRegisteredAgain() throws Exception {
    assertThat(rest.register("s1", V1)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.register("s1", V1.replace(":", " : "))).isEqualTo("200 {\"id\":1}");
    assertThat(rest.register("s2", V1)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.register("s2", V2)).isEqualTo("200 {\"id\":2}");
    assertThat(rest.register("s3", INT)).isEqualTo("200 {\"id\":3}");
    assertThat(rest.get("/subjects")).isEqualTo("200 [\"s1\",\"s2\",\"s3\"]");
    assertThat(rest.get("/subjects?subjectPrefix=s2")).isEqualTo("200 [\"s2\"]");
    assertThat(rest.get("/subjects/s1/versions")).isEqualTo("200 [1]");
    assertThat(rest.get("/subjects/s2/versions")).isEqualTo("200 [1,2]");
    assertThat(rest.get("/schemas/ids/1/subjects")).isEqualTo("200 [\"s1\",\"s2\"]");
    assertThat(rest.get("/schemas/ids/1/versions"))
        .isEqualTo("200 [{\"subject\":\"s1\",\"version\":1},{\"subject\":\"s2\",\"version\":1}]");
    assertThat(log.entries()).hasSize(4);
  }

  @Test
  void shouldShowSchemasWhenAskedByVersionOrId() throws Exception {
    assertThat(rest.register("s", INT)).startsWith("200");
    String version = "{\"subject\":\"s\",\"version\":1,\"id\":1,\"schema\":\"\\\"int\\\"\"}";
    assertThat(rest.get("/subjects/s/versions/1")).isEqualTo("200 " + version);
    assertThat(rest.get("/subjects/s/versions/latest")).isEqualTo("200 " + version);
    assertThat(rest.get("/subjects/s/versions/-1")).isEqualTo("200 " + version);
    assertThat(rest.get("/subjects/s/versions/1/schema")).isEqualTo("200 \"int\"");
    assertThat(rest.get("/schemas/ids/1")).isEqualTo("200 {\"schema\":\"\\\"int\\\"\"}");
    assertThat(rest.get("/schemas/ids/1/schema")).isEqualTo("200 \"int\"");
    assertThat(rest.post("/subjects/s", Rest.schema(INT))).isEqualTo("200 " + version);
    assertThat(rest.get("/schemas/types")).isEqualTo("200 [\"AVRO\"]");
    assertThat(rest.get("/")).isEqualTo("200 {}");
  }

  @Test
  void shouldKeepDocsAndDefaultsWhenStoring() throws Exception {
    String documented =
        "{\"type\":\"record\",\"name\":\"R\",\"doc\":\"青石县\",\"fields\":"
            + "[{\"name\":\"b\",\"type\":\"int\",\"doc\":\"d\",\"default\":3}]}";
    assertThat(rest.register("s", documented)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.get("/schemas/ids/1/schema")).isEqualTo("200 " + documented);
  }

  @Test
  void shouldTakeSubjectsWithAnyPrintableName() throws Exception {
    assertThat(rest.register("a%2Fb%20%E5%85%AC%E5%BC%80", INT)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.get("/subjects")).isEqualTo("200 [\"a/b 公开\"]");
    assertThat(rest.get("/subjects/a%2Fb%20%E5%85%AC%E5%BC%80/versions")).isEqualTo("200 [1]");
  }

  @Test
  void shouldAnswerInTheRegistrysMediaTypeWhenGoodAndWhenBad() throws Exception {
    for (String path : new String[] {"/subjects", "/subjects/none/versions", "/nowhere"}) {
      HttpResponse<String> response = rest.exchange("GET", path, "");
      assertThat(response.headers().firstValue("Content-Type"))
          .as(path)
          .hasValueSatisfying(
              type -> assertThat(type).startsWith("application/vnd.schemaregistry.v1+json"));
    }
  }

  @Test
  void shouldRefuseWithConfluentsCodesWhenSomethingIsNotThere() throws Exception {
    assertThat(rest.register("s", V1)).startsWith("200");
    assertThat(rest.get("/subjects/none/versions")).isEqualTo(notFound(40401, "none"));
    assertThat(rest.get("/subjects/none/versions/1")).isEqualTo(notFound(40401, "none"));
    assertThat(rest.delete("/subjects/none")).isEqualTo(notFound(40401, "none"));
    assertThat(rest.delete("/subjects/none/versions/1")).isEqualTo(notFound(40401, "none"));
    assertThat(rest.post("/subjects/none", Rest.schema(V1))).isEqualTo(notFound(40401, "none"));
    assertThat(rest.delete("/config/none")).isEqualTo(notFound(40401, "none"));
    assertThat(rest.get("/subjects/s/versions/7"))
        .isEqualTo("404 {\"error_code\":40402,\"message\":\"Version 7 not found.\"}");
    assertThat(rest.post("/subjects/s", Rest.schema(V2)))
        .isEqualTo("404 {\"error_code\":40403,\"message\":\"Schema not found\"}");
    assertThat(rest.get("/schemas/ids/77"))
        .isEqualTo("404 {\"error_code\":40403,\"message\":\"Schema 77 not found\"}");
    assertThat(rest.get("/config/s")).startsWith("404 {\"error_code\":40408,");
    assertThat(rest.get("/nowhere")).startsWith("404 {\"error_code\":404,");
    assertThat(rest.get("/schemas/ids/x")).startsWith("404 {\"error_code\":404,");
    assertThat(rest.put("/subjects", "")).startsWith("405 {\"error_code\":405,");
  }

  @Test
  void shouldRefuseWithConfluentsCodesWhenTheRequestIsWrong() throws Exception {
    assertThat(rest.register("s", "{\"type\":\"record\"}"))
        .startsWith("422 {\"error_code\":42201,");
    assertThat(rest.register("s", "\"Unknown\"")).startsWith("422 {\"error_code\":42201,");
    assertThat(rest.register("s", "")).startsWith("422 {\"error_code\":42201,\"message\":\"Empty");
    assertThat(rest.post("/subjects/s/versions", "{\"schema\":\"x\",\"schemaType\":\"PROTOBUF\"}"))
        .startsWith("422 {\"error_code\":42201,")
        .contains("PROTOBUF");
    assertThat(
            rest.post(
                "/subjects/s/versions",
                "{\"schema\":\"\\\"int\\\"\",\"references\":[{\"name\":\"R\"}]}"))
        .startsWith("422 {\"error_code\":42201,")
        .contains("references");
    assertThat(rest.post("/subjects/s/versions", "nonsense")).startsWith("400 ");
    assertThat(rest.post("/subjects/s/versions", "[]")).startsWith("400 ");
    assertThat(rest.register("a%0Ab", INT)).startsWith("422 {\"error_code\":42208,");
    assertThat(rest.register("s", V1)).startsWith("200");
    for (String version : new String[] {"0", "-2", "x", "99999999999"}) {
      assertThat(rest.get("/subjects/s/versions/" + version))
          .as(version)
          .startsWith("422 {\"error_code\":42202,");
    }
    for (String body : new String[] {"{}", "{\"compatibility\":\"SIDEWAYS\"}"}) {
      assertThat(rest.put("/config", body)).as(body).startsWith("422 {\"error_code\":42203,");
      assertThat(rest.put("/config/s", body)).as(body).startsWith("422 {\"error_code\":42203,");
    }
    assertThat(rest.register("s", " ".repeat(5_000_000))).startsWith("413 {\"error_code\":413,");
  }

  @Test
  void shouldRefuseIncompatibleSchemasWhenTheLevelIsBackward() throws Exception {
    assertThat(rest.get("/config")).isEqualTo("200 {\"compatibilityLevel\":\"BACKWARD\"}");
    assertThat(rest.register("s", V1)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.register("s", BREAKING))
        .startsWith("409 {\"error_code\":409,")
        .contains("incompatible with an earlier schema for subject", "READER_FIELD_MISSING");
    assertThat(rest.register("s", V2)).isEqualTo("200 {\"id\":2}");
    assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [1,2]");
  }

  @Test
  void shouldTellWhetherASchemaWouldBeCompatible() throws Exception {
    assertThat(rest.register("s", V1)).startsWith("200");
    String all = "/compatibility/subjects/s/versions";
    assertThat(rest.post(all, Rest.schema(V2))).isEqualTo("200 {\"is_compatible\":true}");
    assertThat(rest.post(all, Rest.schema(BREAKING))).isEqualTo("200 {\"is_compatible\":false}");
    assertThat(rest.post(all + "/latest?verbose=true", Rest.schema(V2)))
        .isEqualTo("200 {\"is_compatible\":true,\"messages\":[]}");
    assertThat(rest.post(all + "/1?verbose=true", Rest.schema(BREAKING)))
        .startsWith("200 {\"is_compatible\":false,\"messages\":[\"")
        .contains("READER_FIELD_MISSING");
    assertThat(rest.post("/compatibility/subjects/none/versions", Rest.schema(V1)))
        .isEqualTo("200 {\"is_compatible\":true}");
    assertThat(rest.post("/compatibility/subjects/none/versions/latest", Rest.schema(V1)))
        .isEqualTo("200 {\"is_compatible\":true}");
    assertThat(rest.post("/compatibility/subjects/none/versions/1", Rest.schema(V1)))
        .startsWith("404 {\"error_code\":40402,");
    assertThat(rest.post(all + "/2", Rest.schema(V1))).startsWith("404 {\"error_code\":40402,");
  }

  @Test
  void shouldUseTheSubjectsLevelBeforeTheGlobalOne() throws Exception {
    assertThat(rest.register("s", V1)).startsWith("200");
    assertThat(rest.put("/config", "{\"compatibility\":\"none\"}"))
        .isEqualTo("200 {\"compatibility\":\"NONE\"}");
    assertThat(rest.put("/config/s", "{\"compatibility\":\"FULL_TRANSITIVE\"}"))
        .isEqualTo("200 {\"compatibility\":\"FULL_TRANSITIVE\"}");
    assertThat(rest.get("/config/s")).isEqualTo("200 {\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
    assertThat(rest.get("/config/t?defaultToGlobal=true"))
        .isEqualTo("200 {\"compatibilityLevel\":\"NONE\"}");
    assertThat(rest.register("s", BREAKING)).startsWith("409");
    assertThat(rest.delete("/config/s"))
        .isEqualTo("200 {\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
    assertThat(rest.register("s", BREAKING)).isEqualTo("200 {\"id\":2}");
    assertThat(rest.delete("/config")).isEqualTo("200 {\"compatibilityLevel\":\"NONE\"}");
    assertThat(rest.get("/config")).isEqualTo("200 {\"compatibilityLevel\":\"BACKWARD\"}");
  }

  @Test
  void shouldHideAndThenForgetASubjectWhenDeletedTwice() throws Exception {
    assertThat(rest.register("s", V1)).startsWith("200");
    assertThat(rest.register("s", V2)).startsWith("200");
    assertThat(rest.delete("/subjects/s?permanent=true")).startsWith("404 {\"error_code\":40405,");
    assertThat(rest.delete("/subjects/s")).isEqualTo("200 [1,2]");
    assertThat(rest.delete("/subjects/s")).startsWith("404 {\"error_code\":40404,");
    assertThat(rest.get("/subjects")).isEqualTo("200 []");
    assertThat(rest.get("/subjects?deleted=true")).isEqualTo("200 [\"s\"]");
    assertThat(rest.get("/subjects/s/versions")).isEqualTo(notFound(40401, "s"));
    assertThat(rest.get("/subjects/s/versions?deleted=true")).isEqualTo("200 [1,2]");
    assertThat(rest.get("/schemas/ids/1")).startsWith("200");
    assertThat(rest.register("s", V1)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [3]");
    assertThat(rest.delete("/subjects/s")).isEqualTo("200 [3]");
    assertThat(rest.delete("/subjects/s?permanent=true")).isEqualTo("200 [1,2,3]");
    assertThat(rest.get("/subjects?deleted=true")).isEqualTo("200 []");
    assertThat(rest.get("/schemas/ids/1")).startsWith("404 {\"error_code\":40403,");
    assertThat(rest.register("s", INT)).isEqualTo("200 {\"id\":3}");
    assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [1]");
  }

  @Test
  void shouldHideAndThenForgetAVersionWhenDeletedTwice() throws Exception {
    assertThat(rest.register("s", V1)).startsWith("200");
    assertThat(rest.register("s", V2)).startsWith("200");
    assertThat(rest.delete("/subjects/s/versions/2?permanent=true"))
        .startsWith("404 {\"error_code\":40407,");
    assertThat(rest.delete("/subjects/s/versions/latest")).isEqualTo("200 2");
    assertThat(rest.delete("/subjects/s/versions/2")).startsWith("404 {\"error_code\":40406,");
    assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [1]");
    assertThat(rest.get("/subjects/s/versions/2")).startsWith("404 {\"error_code\":40402,");
    assertThat(rest.get("/subjects/s/versions/2?deleted=true")).startsWith("200");
    assertThat(rest.get("/subjects/s/versions?deletedOnly=true")).isEqualTo("200 [2]");
    assertThat(rest.delete("/subjects/s/versions/2?permanent=true")).isEqualTo("200 2");
    assertThat(rest.get("/subjects/s/versions?deleted=true")).isEqualTo("200 [1]");
  }

  @Test
  void shouldComeBackTheSameWhenStartedAgainOnTheLog() throws Exception {
    assertThat(rest.register("s1", V1)).startsWith("200");
    assertThat(rest.register("s1", V2)).startsWith("200");
    assertThat(rest.register("s2", INT)).startsWith("200");
    assertThat(rest.delete("/subjects/s2")).startsWith("200");
    assertThat(rest.put("/config/s1", "{\"compatibility\":\"FULL\"}")).startsWith("200");
    for (InMemorySchemaLog again : new InMemorySchemaLog[] {log, log.compacted()}) {
      try (SchemaRegistryServer second = SchemaRegistryServer.start(again, "127.0.0.1", 0)) {
        Rest other = new Rest(second.uri());
        assertThat(other.get("/subjects?deleted=true")).isEqualTo("200 [\"s1\",\"s2\"]");
        assertThat(other.get("/subjects")).isEqualTo("200 [\"s1\"]");
        assertThat(other.get("/subjects/s1/versions")).isEqualTo("200 [1,2]");
        assertThat(other.get("/config/s1")).isEqualTo("200 {\"compatibilityLevel\":\"FULL\"}");
        assertThat(other.register("s1", V2)).isEqualTo("200 {\"id\":2}");
      }
    }
  }

  @Test
  void shouldIgnoreEntriesItDoesNotKnowWhenReadingTheLog() throws Exception {
    log.write(
        () ->
            new SchemaLog.Decision<>(
                List.of(
                    new SchemaLog.Entry("{\"keytype\":\"NOOP\",\"magic\":0}", "null"),
                    new SchemaLog.Entry("not JSON", "x"),
                    new SchemaLog.Entry("{\"keytype\":\"SCHEMA\",\"subject\":\"s\"}", "{}"),
                    new SchemaLog.Entry(
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":4,\"magic\":1}",
                        "{\"subject\":\"s\",\"version\":4,\"id\":9,\"schema\":\"\\\"int\\\"\","
                            + "\"deleted\":false,\"md5\":\"x\"}")),
                true));
    assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [4]");
    assertThat(rest.get("/schemas/ids/9/schema")).isEqualTo("200 \"int\"");
  }

  @Test
  void shouldWriteConfluentsShapesWhenRegistering() throws Exception {
    assertThat(rest.register("s", INT)).startsWith("200");
    assertThat(rest.put("/config", "{\"compatibility\":\"FULL\"}")).startsWith("200");
    assertThat(rest.delete("/subjects/s")).startsWith("200");
    assertThat(log.entries())
        .containsExactly(
            new SchemaLog.Entry(
                "{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":1,\"magic\":1}",
                "{\"subject\":\"s\",\"version\":1,\"id\":1,\"schema\":\"\\\"int\\\"\","
                    + "\"deleted\":false}"),
            new SchemaLog.Entry(
                "{\"keytype\":\"CONFIG\",\"subject\":null,\"magic\":0}",
                "{\"compatibilityLevel\":\"FULL\"}"),
            new SchemaLog.Entry(
                "{\"keytype\":\"DELETE_SUBJECT\",\"subject\":\"s\",\"magic\":0}",
                "{\"subject\":\"s\",\"version\":1}"));
  }

  @Test
  void shouldAnswer50001WhenTheLogCannotBeWritten() throws Exception {
    log.breakDown();
    assertThat(rest.register("s", INT)).startsWith("500 {\"error_code\":50001,");
  }

  @Test
  void shouldServeTheClientOfThePipeline() {
    RegistryConfig config =
        new RegistryConfig(Map.of("schema.registry.url", server.uri().toString()));
    try (SchemaRegistry client = new HttpSchemaRegistry(config)) {
      Schema schema = new Schema.Parser().parse(V1);
      assertThat(client.register("s", schema)).isEqualTo(1);
      assertThat(client.idOf("s", schema)).isEqualTo(1);
      assertThat(client.schema(1)).isEqualTo(schema);
      assertThat(client.latest("s").version()).isEqualTo(1);
    }
  }

  @Test
  void shouldHaveOneModeThatCannotBeChanged() throws Exception {
    assertThat(rest.get("/mode")).isEqualTo("200 {\"mode\":\"READWRITE\"}");
    assertThat(rest.get("/mode/s")).startsWith("404 {\"error_code\":40409,");
    assertThat(rest.get("/mode/s?defaultToGlobal=true")).isEqualTo("200 {\"mode\":\"READWRITE\"}");
    assertThat(rest.put("/mode", "{\"mode\":\"READONLY\"}"))
        .startsWith("422 {\"error_code\":42205,");
    assertThat(rest.put("/mode/s", "{\"mode\":\"SIDEWAYS\"}"))
        .startsWith("422 {\"error_code\":42204,");
    assertThat(rest.delete("/mode/s")).isEqualTo(notFound(40401, "s"));
  }

  @Test
  void shouldTellThatNothingRefersToAVersion() throws Exception {
    assertThat(rest.register("s", V1)).startsWith("200");
    assertThat(rest.get("/subjects/s/versions/1/referencedby")).isEqualTo("200 []");
    assertThat(rest.get("/subjects/s/versions/2/referencedby"))
        .startsWith("404 {\"error_code\":40402,");
  }

  @Test
  void shouldRefuseBodiesOfTypesThatAreNotJson() throws Exception {
    String path = "/subjects/s/versions";
    assertThat(rest.exchange("POST", path, Rest.schema(V1), "text/plain").body())
        .startsWith("{\"error_code\":415,");
    for (String type :
        new String[] {"application/octet-stream", "application/json; charset=utf-8"}) {
      assertThat(rest.exchange("POST", path, Rest.schema(V1), type).body())
          .as(type)
          .isEqualTo("{\"id\":1}");
    }
  }

  private static String notFound(int code, String subject) {
    return "404 {\"error_code\":" + code + ",\"message\":\"Subject '" + subject + "' not found.\"}";
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
  }
}
