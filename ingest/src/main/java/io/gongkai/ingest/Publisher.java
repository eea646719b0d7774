package io.gongkai.ingest;

import io.gongkai.blob.BlobException;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.schemas.trace.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes documents to {@code reports.raw}, byte for byte, each with the headers that identify
 * it.
 *
 * <p>Safe for several threads. At most {@link #MAX_IN_FLIGHT} documents are on their way at a time;
 * {@link #publish} waits for a place.
 */
public final class Publisher implements AutoCloseable {
  /** Number of documents that may be sent and not yet acknowledged. */
  public static final int MAX_IN_FLIGHT = 64;

  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int BUFFER_BYTES = 3 * Topics.MAX_RAW_BYTES;

  private final Producer<String, byte[]> producer;
  private final int maxBytes;
  private final Predicate<String> known;

  /** Null where every document goes into its record. */
  private final ClaimCheck claimCheck;

  private final Traces traces;
  private final Semaphore places = new Semaphore(MAX_IN_FLIGHT);

  /**
   * A publisher over a producer, which it closes in the end.
   *
   * @param producer producer with the settings of {@link #settings}
   * @param maxBytes size of the largest document that is sent, 1 to {@link Topics#MAX_RAW_BYTES}
   * @param known whether a submission id has been published before; such a document is not sent
   * @throws IllegalArgumentException when the limit is out of range
   */
  public Publisher(Producer<String, byte[]> producer, int maxBytes, Predicate<String> known) {
    this(producer, maxBytes, known, null);
  }

  /** The same as {@link #Publisher(Producer, int, Predicate, ClaimCheck, Traces)}, untraced. */
  public Publisher(
      Producer<String, byte[]> producer,
      int maxBytes,
      Predicate<String> known,
      ClaimCheck claimCheck) {
    this(producer, maxBytes, known, claimCheck, Traces.none());
  }

  /**
   * A publisher over a producer, which it closes in the end, with a store for large documents.
   *
   * @param producer producer with the settings of {@link #settings}
   * @param maxBytes size of the largest document that is sent, 1 to {@link
   *     Topics#MAX_DOCUMENT_BYTES} with a store and to {@link Topics#MAX_RAW_BYTES} without
   * @param known whether a submission id has been published before; such a document is not sent
   * @param claimCheck where large documents go; null when all go into their records
   * @param traces is told of every document that is sent
   * @throws IllegalArgumentException when the limit is out of range
   */
  public Publisher(
      Producer<String, byte[]> producer,
      int maxBytes,
      Predicate<String> known,
      ClaimCheck claimCheck,
      Traces traces) {
    int most = claimCheck == null ? Topics.MAX_RAW_BYTES : Topics.MAX_DOCUMENT_BYTES;
    if (maxBytes < 1 || maxBytes > most) {
      throw new IllegalArgumentException(
          "the size limit of a document is "
              + maxBytes
              + " bytes; it must be 1 to "
              + most
              + (claimCheck == null ? ", the largest record that " + Topics.RAW + " takes" : ""));
    }
    this.claimCheck = claimCheck;
    this.traces = Objects.requireNonNull(traces, "traces");
    this.producer = Objects.requireNonNull(producer, "producer");
    this.maxBytes = maxBytes;
    this.known = Objects.requireNonNull(known, "known");
  }

  /**
   * A publisher to a Kafka cluster.
   *
   * @param connection settings of the connection: {@code bootstrap.servers}, security
   * @param maxBytes size of the largest document that is sent, 1 to {@link
   *     Topics#MAX_DOCUMENT_BYTES} with a store and to {@link Topics#MAX_RAW_BYTES} without
   * @param known whether a submission id has been published before; such a document is not sent
   * @param claimCheck where large documents go; null when all go into their records
   * @param traces is told of every document that is sent
   * @throws IllegalArgumentException when the limit is out of range
   */
  public static Publisher to(
      Map<String, ?> connection,
      int maxBytes,
      Predicate<String> known,
      ClaimCheck claimCheck,
      Traces traces) {
    return new Publisher(
        new KafkaProducer<>(
            settings(connection), new StringSerializer(), new ByteArraySerializer()),
        maxBytes,
        known,
        claimCheck,
        traces);
  }

  /**
   * Producer settings under which no acknowledged document is lost or doubled.
   *
   * @param connection settings of the connection: {@code bootstrap.servers}, security
   */
  public static Map<String, Object> settings(Map<String, ?> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gongkai-ingest");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Topics.MAX_RAW_BYTES + Topics.RECORD_OVERHEAD_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
    return settings;
  }

  /**
   * Publishes a document. Its size is checked before it is read.
   *
   * <p>Records are keyed by agency id, so that one agency's documents keep their order; without one
   * they are spread over the partitions.
   *
   * @return what became of it; completes within about two minutes and never exceptionally
   * @throws InterruptedException when interrupted while waiting for a place
   */
  public CompletableFuture<PublishResult> publish(Document document) throws InterruptedException {
    byte[] bytes;
    try {
      long size = size(document);
      if (size > maxBytes) {
        return done(tooLarge(document, size));
      }
      bytes = read(document);
    } catch (IOException e) {
      return done(notReadable(document, e));
    }
    return publish(document, bytes);
  }

  /**
   * Publishes a document whose bytes are in memory already; its file is not read, and need not be
   * there.
   *
   * @param bytes the document, not changed by anybody while it is on its way
   * @return what became of it; completes within about two minutes and never exceptionally
   * @throws InterruptedException when interrupted while waiting for a place
   */
  public CompletableFuture<PublishResult> publish(Document document, byte[] bytes)
      throws InterruptedException {
    if (bytes.length > maxBytes) {
      return done(tooLarge(document, bytes.length));
    }
    String submissionId = SubmissionId.of(document.agencyId(), bytes);
    if (known.test(submissionId)) {
      return done(new PublishResult.Known(document, submissionId));
    }
    Work sending = traces.sending(Topics.RAW, bytes.length);
    sending.note(Traces.SUBMISSION_ID, submissionId);
    try {
      CompletableFuture<PublishResult> result = send(document, submissionId, bytes, sending);
      CompletableFuture<Void> unused = result.thenAccept(it -> end(sending, it));
      return result;
    } catch (InterruptedException e) {
      sending.failed(e.getClass().getName());
      sending.end();
      throw e;
    }
  }

  private static void end(Work sending, PublishResult result) {
    if (result instanceof PublishResult.Failed) {
      sending.failed("not-sent");
    }
    sending.end();
  }

  private CompletableFuture<PublishResult> send(
      Document document, String submissionId, byte[] bytes, Work sending)
      throws InterruptedException {
    ProducerRecord<String, byte[]> record = record(document, submissionId, bytes);
    sending.putInto(record.headers());
    if (claimCheck != null && claimCheck.concerns(bytes)) {
      try {
        record = claimCheck.exchange(record);
      } catch (BlobException e) {
        return done(failed(document, submissionId, e.getMessage()));
      }
    }
    return send(document, submissionId, record);
  }

  /** Waits at most ten seconds for what is on its way, then lets go of the cluster. */
  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /**
   * Waits for what is on its way, then lets go of the cluster.
   *
   * @param timeout longest wait; what is not acknowledged by then has failed
   */
  public void close(Duration timeout) {
    producer.close(timeout);
  }

  private CompletableFuture<PublishResult> send(
      Document document, String submissionId, ProducerRecord<String, byte[]> record)
      throws InterruptedException {
    if (!places.tryAcquire(DELIVERY_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      return done(
          failed(
              document,
              submissionId,
              "none of the "
                  + MAX_IN_FLIGHT
                  + " documents before it was acknowledged within "
                  + DELIVERY_TIMEOUT.toSeconds()
                  + " s"));
    }
    CompletableFuture<PublishResult> result = new CompletableFuture<>();
    try {
      // The callback tells the outcome, the returned future nothing more.
      Future<RecordMetadata> unused =
          producer.send(
              record,
              (metadata, error) -> {
                places.release();
                result.complete(acknowledged(document, submissionId, metadata, error));
              });
    } catch (KafkaException | IllegalStateException e) {
      // Thrown before the callback is registered: it will never be called.
      places.release();
      result.complete(failed(document, submissionId, e.getMessage()));
    }
    return result;
  }

  private static ProducerRecord<String, byte[]> record(
      Document document, String submissionId, byte[] bytes) {
    String key = document.agencyId().isEmpty() ? null : document.agencyId();
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RAW, key, bytes);
    Headers headers = record.headers();
    header(headers, RawHeaders.SUBMISSION_ID, submissionId);
    header(headers, RawHeaders.FILENAME, document.filename());
    header(headers, RawHeaders.AGENCY_ID, document.agencyId());
    header(headers, RawHeaders.SOURCE_URL, document.sourceUrl());
    header(headers, RawHeaders.CONTENT_TYPE, document.mediaType());
    return record;
  }

  private static void header(Headers headers, String name, String value) {
    if (!value.isEmpty()) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static PublishResult acknowledged(
      Document document, String submissionId, RecordMetadata metadata, Exception error) {
    return error == null
        ? new PublishResult.Published(
            document, submissionId, metadata.partition(), metadata.offset())
        : failed(document, submissionId, error.getMessage());
  }

  private static PublishResult.Failed failed(
      Document document, String submissionId, String problem) {
    return new PublishResult.Failed(
        document,
        submissionId,
        document.label() + " was not taken by " + Topics.RAW + ": " + problem);
  }

  private PublishResult tooLarge(Document document, long size) {
    return new PublishResult.Refused(
        document,
        PublishResult.Reason.TOO_LARGE,
        document.label()
            + " has "
            + size
            + " bytes or more; the limit is "
            + maxBytes
            + " bytes (document.max.bytes)"
            + (claimCheck == null && maxBytes == Topics.MAX_RAW_BYTES
                ? "; larger ones need a blob store (blob.store)"
                : ""));
  }

  private static PublishResult notReadable(Document document, IOException error) {
    String problem =
        error instanceof NoSuchFileException
            ? "there is no such file"
            : error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    return new PublishResult.Refused(
        document,
        PublishResult.Reason.NOT_READABLE,
        document.label() + " cannot be read: " + problem);
  }

  private static long size(Document document) throws IOException {
    Path file = document.file();
    if (document.dropped() && Files.isSymbolicLink(file)) {
      throw new IOException("it is a link; put the file itself into the folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is not a regular file");
    }
    return Files.size(file);
  }

  private byte[] read(Document document) throws IOException {
    // A file may have become a link since it was looked at: the system call itself refuses one.
    OpenOption[] options =
        document.dropped() ? new OpenOption[] {LinkOption.NOFOLLOW_LINKS} : new OpenOption[0];
    try (InputStream in = Files.newInputStream(document.file(), options)) {
      // One byte more than allowed: the file may have grown since its size was taken.
      return in.readNBytes(maxBytes + 1);
    }
  }

  private static CompletableFuture<PublishResult> done(PublishResult result) {
    return CompletableFuture.completedFuture(result);
  }
}
