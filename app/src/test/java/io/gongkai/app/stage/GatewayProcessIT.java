package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.stage.SecureServers.Door;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways as processes of their own, over TLS, before a Kafka that knows its users. */
class GatewayProcessIT {
  private static final Path SAMPLE = Golden.root().resolve("samples/07-wrong-total.txt");
  private static final String AGENCY = "雁栖市金谷区市场监督管理局";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BLOBS = "blob.store=DIR/blobs\nblob.threshold.bytes=1000\n";
  private static final String TLS =
      """
      gateway.ssl.keystore.location=DIR/server.p12
      gateway.ssl.keystore.type=PKCS12
      gateway.ssl.keystore.password=${dir:DIR:store-password}
      """;

  @TempDir private Path directory;
  private final Deque<StageProcess> running = new ArrayDeque<>();
  private SecureServers servers;
  private HttpClient http;
  private String token;

  @BeforeEach
  void start() throws Exception {
    servers = new SecureServers(directory, List.of("normalize", "validate", "sink", "gateway"));
    CommandRun topics =
        CommandRun.of(
            "topics",
            "apply",
            "--config",
            servers.file("admin", Door.PLAIN, "topic.partitions=1\n").toString(),
            "--acl=normalize=User:normalize",
            "--acl=validate=User:validate",
            "--acl=sink=User:sink",
            "--acl=gateway=User:gateway");
    assertThat(topics.status()).as(topics.out() + topics.err()).isZero();
    http = HttpClient.newBuilder().sslContext(trusting()).build();
    CommandRun made =
        CommandRun.of(
            "tokens",
            "create",
            "--agency",
            AGENCY,
            "--config",
            servers.file("gateway", Door.SCRAM, "").toString());
    assertThat(made.status()).as(made.err()).isZero();
    token = made.out().strip();
  }

  @AfterEach
  void stop() throws IOException {
    while (!running.isEmpty()) {
      running.pop().close();
    }
    servers.close();
  }

  @Test
  void shouldTakeADocumentOnceAndTellOfItAtEitherGateway() throws Exception {
    start(StageSpec.normalize(servers.config("normalize", Door.SCRAM, BLOBS)));
    start(StageSpec.validate(servers.config("validate", Door.SCRAM, "")));
    start(StageSpec.sink(servers.config("sink", Door.SCRAM, "")));
    List<URI> gateways = new ArrayList<>();
    StageProcess first = startGateway("1", gateways);
    StageProcess second = startGateway("2", gateways);

    HttpResponse<String> accepted = post(gateways.get(0), Files.readAllBytes(SAMPLE));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    HttpResponse<String> repeated = post(gateways.get(1), Files.readAllBytes(SAMPLE));
    assertThat(repeated.statusCode()).isEqualTo(202);
    assertThat(repeated.body()).isEqualTo(accepted.body());
    HttpResponse<String> refused = post(gateways.get(1), "other".getBytes(StandardCharsets.UTF_8));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");

    awaitFlagged(gateways.get(1), accepted.headers().firstValue("Location").orElseThrow());
    assertPublishedOnceByItsHash();
    assertThat(get(first.uri(), "/health/ready"))
        .contains("{\"stage\":\"UP\",\"kafka\":\"UP\",\"database\":\"UP\"}");
    assertThat(get(first.uri(), "/metrics"))
        .containsPattern("gongkai_gateway_answers_total\\{[^}]*outcome=\"accepted\"[^}]*} 1\\.0")
        .contains("gongkai_gateway_document_bytes{")
        .contains("kafka_producer_");

    first.close();
    assertThatThrownBy(() -> get(gateways.get(0), "/v1/openapi.json"))
        .isInstanceOf(ConnectException.class);
    assertThat(second.isRunning()).isTrue();
    assertThat(get(gateways.get(1), "/v1/openapi.json")).contains("\"openapi\"");
  }

  @Test
  void shouldLetTheGatewayWriteDocumentsAndNothingElse() throws Exception {
    WriteRights.assertDocumentsAlone(
        new HashMap<>(servers.config("gateway", Door.SCRAM, "").kafka().clientProperties()),
        List.of(Topics.NORMALIZED, Topics.CLEAN, Topics.RECEIPTS));
  }

  @Test
  void shouldSayWhatIsWrongWhenTheGatewayCannotStart() throws IOException {
    CommandRun key =
        CommandRun.of(
            "gateway",
            "--config",
            servers.file("gateway", Door.SCRAM, TLS.replace("server.p12", "none.p12")).toString());
    CommandRun database =
        CommandRun.of(
            "gateway",
            "--config",
            servers
                .file("gateway", Door.SCRAM, "database.url=" + servers.jdbcUrl() + "none\n")
                .toString());

    assertThat(key.status()).isEqualTo(2);
    assertThat(key.err())
        .contains("the stage gateway does not start")
        .contains("the gateway's key and certificate cannot be read")
        .contains("none.p12");
    assertThat(database.status()).isEqualTo(2);
    assertThat(database.err()).contains("the database jdbc:postgresql://127.0.0.1");
  }

  private StageProcess startGateway(String instance, List<URI> gateways) throws Exception {
    GongkaiConfig config =
        servers.config("gateway", Door.SCRAM, TLS + BLOBS + "instance.id=" + instance + "\n");
    List<String> said = new ArrayList<>();
    StageProcess process = start(StageSpec.gateway(config, said::add), config);
    assertThat(said).singleElement().asString().startsWith("listening on https://127.0.0.1:");
    gateways.add(URI.create(said.get(0).substring("listening on ".length())));
    return process;
  }

  private void start(StageSpec stage) throws Exception {
    start(stage, servers.config(stage.name(), Door.SCRAM, ""));
  }

  private StageProcess start(StageSpec stage, GongkaiConfig config) throws Exception {
    StageProcess process =
        StageProcess.start(stage, config.stage(), new CountDownLatch(1), line -> {});
    running.push(process);
    return process;
  }

  private HttpResponse<String> post(URI gateway, byte[] document) throws Exception {
    return http.send(
        request(gateway, "/v1/reports")
            .header("Idempotency-Key", "2024")
            .POST(BodyPublishers.ofByteArray(document))
            .build(),
        BodyHandlers.ofString());
  }

  private void awaitFlagged(URI gateway, String path) throws Exception {
    JsonNode submission = JSON.createObjectNode();
    for (int i = 0; i < 600 && !submission.path("status").asText().equals("FLAGGED"); i++) {
      LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
      submission = JSON.readTree(get(gateway, path));
    }
    assertThat(submission.path("receipts").findValuesAsText("status"))
        .as(submission.toString())
        .containsExactly("RECEIVED", "NORMALIZED", "FLAGGED");
  }

  private void assertPublishedOnceByItsHash() throws IOException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            new HashMap<>(servers.config("admin", Door.PLAIN, "").kafka().clientProperties()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(Topics.RAW, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).get(partitions.get(0));
      for (int i = 0; i < 60 && consumer.position(partitions.get(0)) < end; i++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    assertThat(records).hasSize(1);
    assertThat(records.get(0).value()).isEmpty();
    assertThat(records.get(0).headers().lastHeader(RawHeaders.BLOB_SIZE).value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(Long.toString(Files.size(SAMPLE)));
  }

  private String get(URI server, String path) throws IOException, InterruptedException {
    return http.send(request(server, path).build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(URI server, String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private SSLContext trusting() throws Exception {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("server.p12"))) {
      certificates.load(in, SecureServers.STORE_PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
