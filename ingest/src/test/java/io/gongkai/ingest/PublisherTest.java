package io.gongkai.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.blob.BlobId;
import io.gongkai.blob.BlobStore;
import io.gongkai.blob.DirectoryBlobStore;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final byte[] BYTES = "青松县 2023 年报告".getBytes(StandardCharsets.UTF_8);

  @RegisterExtension
  private static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

  @TempDir private Path folder;

  @Test
  void shouldSendTheBytesWithHeadersWhenADocumentIsPublished() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    Document document = new Document(file("年报.txt", BYTES), "430000-1", "https://example.org/1");

    PublishResult result = publish(producer, document);

    ProducerRecord<String, byte[]> sent = producer.history().get(0);
    String id = SubmissionId.of("430000-1", BYTES);
    assertThat(sent.topic()).isEqualTo(Topics.RAW);
    assertThat(sent.key()).isEqualTo("430000-1");
    assertThat(sent.value()).isEqualTo(BYTES);
    assertThat(headers(sent))
        .isEqualTo(
            Map.of(
                "submission-id", id,
                "filename", "年报.txt",
                "agency-id", "430000-1",
                "source-url", "https://example.org/1",
                "content-type", "text/plain"));
    assertThat(result).isEqualTo(new PublishResult.Published(document, id, 0, 0));
  }

  @Test
  void shouldSendTheContextOfItsSpanWhenItIsTraced() throws Exception {
    MockProducer<String, byte[]> producer = producer(false);
    Traces traces = Traces.of(SPANS.getOpenTelemetry(), "");
    BlobStore store = new DirectoryBlobStore(folder.resolve("blobs"));
    try (Publisher publisher =
        new Publisher(producer, 1000, id -> false, new ClaimCheck(store, 0), traces)) {
      CompletableFuture<PublishResult> sent =
          publisher.publish(Document.of(file("report.txt", BYTES)));
      assertThat(SPANS.getSpans()).isEmpty();
      producer.completeNext();
      assertThat(sent.get(5, TimeUnit.SECONDS)).isInstanceOf(PublishResult.Published.class);
      CompletableFuture<PublishResult> lost =
          publisher.publish(Document.of(file("other.txt", "其他".getBytes(StandardCharsets.UTF_8))));
      producer.errorNext(new TimeoutException("60000 ms have passed"));
      assertThat(lost.get(5, TimeUnit.SECONDS)).isInstanceOf(PublishResult.Failed.class);
    }

    SpanData span = SPANS.getSpans().get(0);
    assertThat(span.getName()).isEqualTo("send reports.raw");
    assertThat(span.getAttributes().get(AttributeKey.stringKey(Traces.SUBMISSION_ID)))
        .isEqualTo(SubmissionId.of("", BYTES));
    Map<String, String> headers = headers(producer.history().get(0));
    assertThat(headers.get("traceparent"))
        .startsWith("00-" + span.getTraceId() + "-" + span.getSpanId() + "-");
    assertThat(headers).containsKey("blob-sha256");
    assertThat(SPANS.getSpans())
        .extracting(it -> it.getStatus().getStatusCode())
        .containsExactly(StatusCode.UNSET, StatusCode.ERROR);
  }

  @Test
  void shouldSendNoKeyAndOnlyKnownHeadersWhenOnlyTheFileIsGiven() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);

    publish(producer, Document.of(file("report", BYTES)));

    ProducerRecord<String, byte[]> sent = producer.history().get(0);
    assertThat(sent.key()).isNull();
    assertThat(headers(sent)).containsOnlyKeys("submission-id", "filename");
  }

  @Test
  void shouldRefuseBeforeReadingWhenTheFileIsOverTheLimit() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    Path huge = folder.resolve("huge.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      // Larger than the test's heap: reading it would fail.
      sparse.setLength(8L << 30);
    }

    PublishResult result = publish(producer, Document.of(huge));

    assertThat(producer.history()).isEmpty();
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(PublishResult.Reason.TOO_LARGE);
              assertThat(refused.message())
                  .contains("huge.txt")
                  .contains("8589934592 bytes")
                  .contains("the limit is 1000 bytes");
            });
  }

  @Test
  void shouldTakeADocumentOfExactlyTheLimitAndRefuseOneByteMore() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);

    assertThat(publish(producer, Document.of(file("full.txt", new byte[1000]))))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(publish(producer, Document.of(file("over.txt", new byte[1001]))))
        .isInstanceOf(PublishResult.Refused.class);
  }

  @Test
  void shouldRefuseWhenTheFileIsMissingOrAFolder() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);

    assertThat(publish(producer, Document.of(folder.resolve("gone.txt"))))
        .isInstanceOfSatisfying(
            PublishResult.Refused.class,
            refused -> assertThat(refused.message()).contains("gone.txt").contains("no such file"));
    assertThat(publish(producer, Document.of(folder)))
        .isInstanceOfSatisfying(
            PublishResult.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(PublishResult.Reason.NOT_READABLE));
  }

  @Test
  void shouldSendNothingWhenADroppedFileHasBecomeALink() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    Path secret = file("secret.txt", BYTES);
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), secret);

    assertThat(publish(producer, Document.dropped(link, "")))
        .isInstanceOfSatisfying(
            PublishResult.Refused.class,
            refused -> assertThat(refused.message()).contains("link.txt", "it is a link"));
    assertThat(producer.history()).isEmpty();
    assertThat(publish(producer, Document.dropped(secret, "")))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(publish(producer, Document.of(link))).isInstanceOf(PublishResult.Published.class);
  }

  @Test
  void shouldSendNothingWhenTheSubmissionIsKnown() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    Document document = Document.of(file("again.txt", BYTES));
    String id = SubmissionId.of("", BYTES);
    try (Publisher publisher = new Publisher(producer, 1000, id::equals)) {
      assertThat(publisher.publish(document).get(5, TimeUnit.SECONDS))
          .isEqualTo(new PublishResult.Known(document, id));
    }
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void shouldSayWhatFailedWhenTheBrokerDoesNotTakeTheDocument() throws Exception {
    MockProducer<String, byte[]> producer = producer(false);
    Document document = Document.of(file("report.txt", BYTES));
    try (Publisher publisher = new Publisher(producer, 1000, id -> false)) {
      CompletableFuture<PublishResult> result = publisher.publish(document);
      assertThat(result).isNotDone();
      producer.errorNext(new TimeoutException("60000 ms have passed"));
      assertThat(result.get(5, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              PublishResult.Failed.class,
              failed ->
                  assertThat(failed.message())
                      .contains("report.txt")
                      .contains("60000 ms have passed"));
    }
  }

  @Test
  void shouldFailTheDocumentWhenSendItselfThrows() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    producer.close();

    assertThat(publish(producer, Document.of(file("report.txt", BYTES))))
        .isInstanceOf(PublishResult.Failed.class);
  }

  @Test
  void shouldWaitForAPlaceWhenTooManyAreOnTheirWay() throws Exception {
    MockProducer<String, byte[]> producer = producer(false);
    Document document = Document.of(file("report.txt", BYTES));
    try (Publisher publisher = new Publisher(producer, 1000, id -> false)) {
      List<CompletableFuture<PublishResult>> results = new ArrayList<>();
      for (int i = 0; i < Publisher.MAX_IN_FLIGHT; i++) {
        results.add(publisher.publish(document));
      }
      CountDownLatch sent = new CountDownLatch(1);
      Thread oneMore =
          new Thread(
              () -> {
                try {
                  results.add(publisher.publish(document));
                  sent.countDown();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      oneMore.start();
      assertThat(sent.await(200, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(producer.history()).hasSize(Publisher.MAX_IN_FLIGHT);
      producer.completeNext();
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(producer.history()).hasSize(Publisher.MAX_IN_FLIGHT + 1);
      oneMore.join(10_000);
      assertThat(results.get(0)).isDone();
      assertThat(results.get(1)).isNotDone();
    }
  }

  @Test
  void shouldRejectALimitThatTheTopicCannotHold() {
    assertThatThrownBy(() -> new Publisher(producer(true), Topics.MAX_RAW_BYTES + 1, id -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20971520");
  }

  @Test
  void shouldAskForAcknowledgementOfAllReplicasAndIdempotence() {
    assertThat(Publisher.settings(Map.of("bootstrap.servers", "localhost:9092")))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("max.request.size", Topics.MAX_RAW_BYTES + Topics.RECORD_OVERHEAD_BYTES);
  }

  @Test
  void shouldPutOnlyTheHashOnTheTopicWhenADocumentIsOverTheThreshold() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    BlobStore store = new DirectoryBlobStore(folder.resolve("blobs"));
    byte[] large = new byte[Topics.MAX_RAW_BYTES + 1];
    Document document = new Document(file("large.pdf", large), "agency", "");
    Document small = new Document(file("small.pdf", new byte[100]), "agency", "");
    Publisher publisher =
        new Publisher(producer, large.length, id -> false, new ClaimCheck(store, 100));

    PublishResult result = publisher.publish(document).get(5, TimeUnit.SECONDS);
    publisher.publish(small).get(5, TimeUnit.SECONDS);

    ProducerRecord<String, byte[]> sent = producer.history().get(0);
    assertThat(sent.key()).isEqualTo("agency");
    assertThat(sent.value()).isEmpty();
    assertThat(headers(sent))
        .containsEntry("blob-sha256", SubmissionId.hash(large))
        .containsEntry("blob-size", Integer.toString(large.length))
        .containsEntry("submission-id", SubmissionId.of("agency", large))
        .containsEntry("filename", "large.pdf");
    assertThat(store.get(BlobId.of(large), large.length)).isEqualTo(large);
    assertThat(result).isInstanceOf(PublishResult.Published.class);
    assertThat(producer.history().get(1).value()).hasSize(100);
    assertThat(headers(producer.history().get(1))).doesNotContainKey("blob-sha256");
  }

  @Test
  void shouldSendNothingWhenTheStoreDoesNotTakeTheDocument() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    BlobStore store = new DirectoryBlobStore(file("blobs", BYTES));
    Publisher publisher = new Publisher(producer, 1000, id -> false, new ClaimCheck(store, 0));

    PublishResult result =
        publisher.publish(Document.of(file("report.txt", BYTES))).get(5, TimeUnit.SECONDS);

    assertThat(producer.history()).isEmpty();
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed ->
                assertThat(failed.message())
                    .contains("report.txt")
                    .contains("blob")
                    .contains(folder.toString()));
  }

  @Test
  void shouldPublishBytesWhoseFileIsNotThere() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    Document document = new Document(Path.of("upload.txt"), "agency", "");

    PublishResult result =
        new Publisher(producer, 1000, id -> false)
            .publish(document, BYTES)
            .get(5, TimeUnit.SECONDS);

    assertThat(result).isInstanceOf(PublishResult.Published.class);
    assertThat(producer.history().get(0).value()).isEqualTo(BYTES);
  }

  private static PublishResult publish(MockProducer<String, byte[]> producer, Document document)
      throws Exception {
    // Not closed: the test looks at the producer, and some publish twice.
    return new Publisher(producer, 1000, id -> false).publish(document).get(5, TimeUnit.SECONDS);
  }

  private static MockProducer<String, byte[]> producer(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new StringSerializer(), new ByteArraySerializer());
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
