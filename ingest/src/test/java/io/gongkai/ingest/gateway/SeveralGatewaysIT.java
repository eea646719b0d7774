package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.blob.BlobId;
import io.gongkai.blob.BlobStore;
import io.gongkai.blob.DirectoryBlobStore;
import io.gongkai.ingest.ClaimCheck;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one database; the second one stores every document in a blob store. */
class SeveralGatewaysIT {
  private static final int REQUESTS = 16;

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  @TempDir private Path folder;
  private BlobStore blobs;
  private MockProducer<String, byte[]> otherBroker;
  private Gateway other;
  private String token;

  @BeforeEach
  void startAnother() throws Exception {
    blobs = new DirectoryBlobStore(folder);
    otherBroker = GatewayUnderTest.broker(true);
    other = GATEWAY.startAnother(otherBroker, new ClaimCheck(blobs, 0));
    token = GATEWAY.token(AGENCY);
  }

  @AfterEach
  void stop() {
    other.close();
    blobs.close();
  }

  @Test
  void shouldGiveTheSameAnswerWhenARequestIsRepeatedAtTheOther() throws Exception {
    Answer first = GATEWAY.send(post(GATEWAY.gateway(), "first"));
    Answer second = GATEWAY.send(post(other, "first"));

    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(GATEWAY.producer().history()).hasSize(1);
    assertThat(otherBroker.history()).isEmpty();
    assertThat(GATEWAY.problem(post(other, "second"))).isEqualTo("idempotency-key-reused");
    String path = first.header("Location");
    assertThat(GATEWAY.body(GATEWAY.request(other, path, token), 200))
        .isEqualTo(GATEWAY.body(GATEWAY.request(path, token), 200));
  }

  @Test
  void shouldLetOneDocumentPassWhenAKeyComesToBothAtOnce() throws Exception {
    List<HttpRequest.Builder> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(post(i % 2 == 0 ? GATEWAY.gateway() : other, "document " + i));
    }

    List<Answer> answers = sendAtOnce(requests);

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(202).containsOnly(202, 422);
    assertThat(GATEWAY.producer().history().size() + otherBroker.history().size()).isOne();
    assertThat(GATEWAY.rows("SELECT submission_id FROM gateway.submission"))
        .isEqualTo(GATEWAY.rows("SELECT submission_id FROM gateway.idempotency_key"));
  }

  @Test
  void shouldGiveOneAnswerWhenOneDocumentComesToBothAtOnce() throws Exception {
    List<HttpRequest.Builder> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(post(i % 2 == 0 ? GATEWAY.gateway() : other, "one document"));
    }

    List<Answer> answers = sendAtOnce(requests);

    Set<String> bodies = new HashSet<>();
    answers.forEach(answer -> bodies.add(new String(answer.body(), StandardCharsets.UTF_8)));
    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(bodies).hasSize(1);
    List<ProducerRecord<String, byte[]>> published = new ArrayList<>(otherBroker.history());
    published.addAll(GATEWAY.producer().history());
    // Repeated before the first was acknowledged, it is published again: the same submission.
    assertThat(published)
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(header(record, RawHeaders.SUBMISSION_ID))
                    .isEqualTo(SubmissionId.of(AGENCY, bytes("one document"))));
  }

  @Test
  void shouldPublishTheHashAndStoreTheDocumentWhenItIsLarge() throws Exception {
    GATEWAY.body(post(other, "a large document"), 202);

    ProducerRecord<String, byte[]> record = otherBroker.history().get(0);
    assertThat(record.value()).isEmpty();
    assertThat(header(record, RawHeaders.BLOB_SIZE)).isEqualTo("16");
    assertThat(header(record, RawHeaders.SUBMISSION_ID))
        .isEqualTo(SubmissionId.of(AGENCY, bytes("a large document")));
    assertThat(blobs.get(new BlobId(header(record, RawHeaders.BLOB_SHA256)), 16))
        .isEqualTo(bytes("a large document"));
  }

  @Test
  void shouldTellToTryAgainWhenTheStoreDoesNotTakeTheDocument() throws Exception {
    Files.delete(folder);
    Files.createFile(folder);

    assertThat(GATEWAY.problem(post(other, "a large document"))).isEqualTo("unavailable");
    assertThat(otherBroker.history()).isEmpty();
  }

  private HttpRequest.Builder post(Gateway to, String document) {
    return GATEWAY.post(to, token, document).header("Idempotency-Key", "k-1");
  }

  private static List<Answer> sendAtOnce(List<HttpRequest.Builder> requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    try {
      List<Callable<Answer>> sending = new ArrayList<>();
      requests.forEach(request -> sending.add(() -> GATEWAY.send(request)));
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(sending)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String header(ProducerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
