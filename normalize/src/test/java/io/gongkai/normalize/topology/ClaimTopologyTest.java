package io.gongkai.normalize.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.blob.BlobException;
import io.gongkai.blob.BlobId;
import io.gongkai.blob.BlobStore;
import io.gongkai.blob.DirectoryBlobStore;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that lie in a blob store, with only their hash on the topic. */
class ClaimTopologyTest {
  private static final Map<String, String> SERDES =
      Map.of("schema.registry.url", "mock://claim-topology");
  private static final int MAX_BYTES = 1_000_000;
  private static final Truth TRUTH = new ReportGenerator(new Random(1)).next();
  private static final byte[] DOCUMENT =
      TextLayout.TABS.render(TRUTH).getBytes(StandardCharsets.UTF_8);
  private static final String HASH = SubmissionId.hash(DOCUMENT);
  private static final String SIZE = Integer.toString(DOCUMENT.length);

  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> raw;
  private TestOutputTopic<String, byte[]> deadLetters;

  @AfterEach
  void stop() {
    driver.close();
    InMemorySchemaRegistry.drop("claim-topology");
  }

  @Test
  void shouldReadTheDocumentFromTheStoreAsIfItWereOnTheTopic() throws IOException {
    start(ClaimedDocuments.in(storeWithDocument(), MAX_BYTES));

    raw.pipeInput(claim(HASH, SIZE));

    Report report = topic(Topics.NORMALIZED, Report.class).readValue();
    Submission submission = report.getSubmission();
    assertThat(submission.getId()).isEqualTo(SubmissionId.of("agency", DOCUMENT));
    assertThat(submission.getSha256()).isEqualTo(HASH);
    assertThat(submission.getBytes()).isEqualTo(DOCUMENT.length);
    assertThat(report.getYear()).isEqualTo(TRUTH.year());
    TestOutputTopic<String, Receipt> receipts = topic(Topics.RECEIPTS, Receipt.class);
    assertThat(receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.RECEIVED);
    assertThat(receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.NORMALIZED);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldTakeTheValueWhenARecordHasBoth() throws IOException {
    start(ClaimedDocuments.none());
    TestRecord<String, byte[]> record = claim("0".repeat(64), "5");

    raw.pipeInput(new TestRecord<>(record.key(), DOCUMENT, record.headers()));

    assertThat(topic(Topics.NORMALIZED, Report.class).readValue().getSubmission().getSha256())
        .isEqualTo(HASH);
  }

  @ParameterizedTest
  @CsvSource({
    "../../../../etc/passwd, 10",
    "../secret, 10",
    "'', 10",
    "DOCUMENT, ''",
    "DOCUMENT, -1",
    "DOCUMENT, 1e3",
    "DOCUMENT, 99999999999999999999",
    "DOCUMENT, 12",
    "DOCUMENT, 999999"
  })
  void shouldRefuseTheDocumentWhenItsHeadersAreForged(String hash, String size) throws IOException {
    Files.writeString(directory.resolve("secret"), "not to be read", StandardCharsets.UTF_8);
    start(ClaimedDocuments.in(storeWithDocument(), MAX_BYTES));

    raw.pipeInput(claim(hash.equals("DOCUMENT") ? HASH : hash, size));

    Unreadable unreadable = topic(Topics.UNREADABLE, Unreadable.class).readValue();
    assertThat(unreadable.getReason()).isEqualTo(UnreadableReason.CORRUPT);
    assertThat(unreadable.getMessageEn()).containsAnyOf("blob-sha256", "another size");
    assertThat(unreadable.getMessageZh()).isNotEmpty();
    // Neither an empty document's identity nor the one that the record gives itself.
    assertThat(unreadable.getSubmission().getId())
        .isNotEqualTo(SubmissionId.of("agency", new byte[0]))
        .isNotEqualTo("forged-id");
    assertThat(topic(Topics.RECEIPTS, Receipt.class).readValue().getStatus())
        .isEqualTo(ReceiptStatus.RECEIVED);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseWithoutAskingTheStoreWhenTheDocumentIsOverTheLimit() {
    start(ClaimedDocuments.in(new Away(), MAX_BYTES));

    raw.pipeInput(claim(HASH, Integer.toString(MAX_BYTES + 1)));

    Unreadable unreadable = topic(Topics.UNREADABLE, Unreadable.class).readValue();
    assertThat(unreadable.getReason()).isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(unreadable.getMessageEn()).contains("1000001").contains("document.max.bytes");
  }

  @Test
  void shouldKeepTheRecordAsideAndGoOnWhenTheStoreIsAway() throws IOException {
    start(ClaimedDocuments.in(new Away(), MAX_BYTES));

    raw.pipeInput(claim(HASH, SIZE));
    raw.pipeInput(new TestRecord<>("agency", DOCUMENT));

    assertDeadLetter("the store is away");
    assertThat(topic(Topics.NORMALIZED, Report.class).readValue().getYear())
        .isEqualTo(TRUTH.year());
  }

  @Test
  void shouldKeepTheRecordAsideWhenTheStoreHasNoSuchDocument() throws IOException {
    start(ClaimedDocuments.in(storeWithDocument(), MAX_BYTES));

    raw.pipeInput(claim("0".repeat(64), SIZE));

    assertDeadLetter("there is no blob 0000");
  }

  @Test
  void shouldKeepTheRecordAsideWhenTheStoreHasOtherBytes() throws IOException {
    BlobStore store = storeWithDocument();
    byte[] other = DOCUMENT.clone();
    other[0]++;
    Files.write(directory.resolve("blobs").resolve(HASH.substring(0, 2)).resolve(HASH), other);
    start(ClaimedDocuments.in(store, MAX_BYTES));

    raw.pipeInput(claim(HASH, SIZE));

    assertDeadLetter("another hash");
  }

  @Test
  void shouldKeepTheRecordAsideWhenTheStageHasNoStore() {
    start(ClaimedDocuments.none());

    raw.pipeInput(claim(HASH, SIZE));

    assertDeadLetter("blob.store");
  }

  private void assertDeadLetter(String reason) {
    TestRecord<String, byte[]> letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("agency");
    assertThat(letter.value()).isEmpty();
    assertThat(new String(letter.headers().lastHeader("blob-size").value(), StandardCharsets.UTF_8))
        .isEqualTo(SIZE);
    assertThat(
            new String(
                letter.headers().lastHeader("__streams.errors.message").value(),
                StandardCharsets.UTF_8))
        .contains(reason);
    assertThat(topic(Topics.UNREADABLE, Unreadable.class).isEmpty()).isTrue();
  }

  private BlobStore storeWithDocument() throws IOException {
    BlobStore store = new DirectoryBlobStore(directory.resolve("blobs"));
    store.put(DOCUMENT);
    return store;
  }

  private void start(ClaimedDocuments claimed) {
    driver =
        new TopologyTestDriver(
            NormalizeTopology.build(new Normalizer(NormalizerLimits.defaults()), claimed, SERDES),
            StreamsSettings.of(Stage.NORMALIZE, "unused:1", directory, Map.of()));
    raw = driver.createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer());
    deadLetters =
        driver.createOutputTopic(
            Topics.NORMALIZE_DEAD_LETTER, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> topic(String name, Class<T> type) {
    Deserializer<T> deserializer = AvroSerdes.value(SERDES, type).deserializer();
    return driver.createOutputTopic(name, new StringDeserializer(), deserializer);
  }

  private static TestRecord<String, byte[]> claim(String hash, String size) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(RawHeaders.BLOB_SHA256, hash.getBytes(StandardCharsets.UTF_8));
    headers.add(RawHeaders.BLOB_SIZE, size.getBytes(StandardCharsets.UTF_8));
    headers.add(RawHeaders.SUBMISSION_ID, "forged-id".getBytes(StandardCharsets.UTF_8));
    return new TestRecord<>("agency", new byte[0], headers);
  }

  /** A store that cannot be reached. */
  private static final class Away implements BlobStore {
    private static BlobException away() {
      return new BlobException(
          BlobException.Reason.UNAVAILABLE, "the store is away", new ConnectException("refused"));
    }

    @Override
    public BlobId put(byte[] bytes) throws BlobException {
      throw away();
    }

    @Override
    public byte[] get(BlobId id, int maxBytes) throws BlobException {
      throw away();
    }

    @Override
    public boolean exists(BlobId id) throws BlobException {
      throw away();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
