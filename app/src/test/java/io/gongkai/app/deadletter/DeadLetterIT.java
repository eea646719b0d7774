package io.gongkai.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.blob.DirectoryBlobStore;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.registry.HttpSchemaRegistry;
import io.gongkai.schemas.registry.RegistryConfig;
import io.gongkai.schemas.registry.SchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters of real stages on a real broker, sent again. */
class DeadLetterIT {
  private static final ReceiptStatus[] VERDICTS = {ReceiptStatus.CLEAN, ReceiptStatus.FLAGGED};

  @TempDir private Path directory;
  private final ReportGenerator reports = new ReportGenerator(new Random(5));
  private Stages stages;

  @BeforeEach
  void start() throws Exception {
    stages = new Stages(directory);
  }

  @AfterEach
  void stop() throws Exception {
    stages.close();
  }

  @Test
  void shouldGiveEachDocumentItsPlaceWhenTheStoreHasItAgainAndACorrectionHadCome()
      throws Exception {
    Truth truth = reports.next();
    byte[] early = document(truth, TextLayout.TABS);
    byte[] correction = document(truth, TextLayout.BARS);
    byte[] other = document(reports.next(), TextLayout.TABS);
    RecordMetadata earlyAt =
        stages.publishClaim(
            "yunhe", early, "gongkai-redrive", "normalize/9-9 -3 reports.raw/0/0 9999999999999 x");
    stages.publishClaim("qingxi", other);
    stages.awaitRecords(Topics.NORMALIZE_DEAD_LETTER, 2);
    stages.publish("yunhe", correction);
    String earlyId = SubmissionId.of("yunhe", early);
    String correctionId = SubmissionId.of("yunhe", correction);
    String otherId = SubmissionId.of("qingxi", other);
    stages.awaitStatus(correctionId, VERDICTS);

    CommandRun list = stages.deadLetter("list");
    assertThat(list.status()).as(list.err()).isZero();
    assertThat(list.out())
        .contains("DocumentNotFetchedException: the document was not fetched")
        .contains("from reports.raw-" + earlyAt.partition() + "@" + earlyAt.offset());
    assertThat(list.err()).contains("2 dead letters open");
    CommandRun dry = stages.deadLetter("redrive", "--cause", "NO BLOB", "--dry-run");
    assertThat(dry.err()).contains("2 would be sent");
    assertThat(stages.records(Topics.NORMALIZE_REDRIVE)).isEmpty();

    store(early);
    store(other);
    CommandRun redrive = stages.deadLetter("redrive", "--cause", "no blob");
    assertThat(redrive.status()).as(redrive.err()).isZero();
    assertThat(redrive.err()).contains("2 sent, 0 sent before, 0 not sent");
    stages.awaitStatus(otherId, VERDICTS);
    stages.awaitStatus(earlyId, ReceiptStatus.SUPERSEDED);
    CommandRun again = stages.deadLetter("redrive", "--all");
    assertThat(again.err()).contains("0 sent, 2 sent before, 0 not sent");
    assertThat(stages.records(Topics.NORMALIZE_REDRIVE)).hasSize(2);
    assertThat(stages.records(Topics.REDRIVEN)).hasSize(2);

    assertThat(stages.statuses(earlyId))
        .containsExactlyInAnyOrder(
            ReceiptStatus.RECEIVED, ReceiptStatus.NORMALIZED, ReceiptStatus.SUPERSEDED);
    for (Receipt receipt : stages.receipts(earlyId)) {
      assertThat(receipt.getOffset()).isEqualTo(earlyAt.offset());
      assertThat(receipt.getPartition()).isEqualTo(earlyAt.partition());
      assertThat(receipt.getAt()).isEqualTo(Instant.ofEpochMilli(earlyAt.timestamp()));
    }
    assertThat(stages.statuses(otherId))
        .hasSize(3)
        .contains(ReceiptStatus.RECEIVED, ReceiptStatus.NORMALIZED);
    assertThat(stages.statuses(correctionId)).hasSize(3).doesNotContain(ReceiptStatus.SUPERSEDED);
    assertThat(standing(ReportKey.of("yunhe", truth.year()))).containsExactly(correctionId);
    assertThat(stages.deadLetter("list").err()).contains("0 dead letters open");
    assertThat(stages.deadLetter("list", "--state", "redriven").err()).contains("2 dead letters");
  }

  @Test
  void shouldSendOnceWhenAnotherWasKilledHalfWay() throws Exception {
    byte[] document = document(reports.next(), TextLayout.TABS);
    RecordMetadata at = stages.publishClaim("yunhe", document);
    stages.awaitRecords(Topics.NORMALIZE_DEAD_LETTER, 1);
    store(document);
    ConsumerRecord<byte[], byte[]> letter = stages.records(Topics.NORMALIZE_DEAD_LETTER).get(0);
    String id = "normalize/" + letter.partition() + "-" + letter.offset();
    try (KafkaProducer<byte[], byte[]> killed =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                stages.bootstrapServers(),
                "transactional.id",
                Redrive.TRANSACTIONAL_ID),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      killed.initTransactions();
      killed.beginTransaction();
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              Topics.NORMALIZE_REDRIVE, null, null, letter.key(), letter.value(), letter.headers());
      new Redrive(
              id,
              1,
              new RecordOrigin(Topics.RAW, at.partition(), at.offset()),
              at.timestamp(),
              List.of("receive-document"))
          .putInto(record.headers());
      Future<RecordMetadata> unused = killed.send(record);
      unused =
          killed.send(
              new ProducerRecord<>(
                  Topics.REDRIVEN, id.getBytes(StandardCharsets.UTF_8), new byte[1]));
      killed.flush();

      CommandRun redrive = stages.deadLetter("redrive", id);
      assertThat(redrive.status()).as(redrive.err()).isZero();
      assertThat(redrive.out()).contains(id + "  sent to normalize.redrive, the first time");
      assertThatThrownBy(killed::commitTransaction)
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
    }
    String submission = SubmissionId.of("yunhe", document);
    stages.awaitStatus(submission, VERDICTS);

    assertThat(stages.records(Topics.NORMALIZE_REDRIVE)).hasSize(1);
    assertThat(stages.statuses(submission)).hasSize(3);
    assertThat(stages.deadLetter("redrive", id).err()).contains("0 sent, 1 sent before");
  }

  @Test
  void shouldStopAtTheCapWhenARecordFailsEachTime() throws Exception {
    stages.publishClaim("yunhe", document(reports.next(), TextLayout.TABS));
    for (int i = 0; i < 3; i++) {
      stages.awaitRecords(Topics.NORMALIZE_DEAD_LETTER, i + 1);
      CommandRun redrive = stages.deadLetter("redrive", "--stage", "normalize", "--rate", "100/s");
      assertThat(redrive.status()).as(redrive.err()).isZero();
      assertThat(redrive.err()).contains("1 sent, " + i + " sent before");
    }
    stages.awaitRecords(Topics.NORMALIZE_DEAD_LETTER, 4);

    CommandRun capped = stages.deadLetter("redrive", "--all");

    assertThat(capped.status()).isEqualTo(1);
    assertThat(capped.out())
        .contains("not sent: it was sent again 3 times and failed each time")
        .contains("--max-redrives above 3");
    assertThat(stages.deadLetter("list").out()).contains(", sent again 3 times");
    assertThat(stages.deadLetter("list", "--state", "came-back").err()).contains("3 dead letters");
    assertThat(stages.records(Topics.NORMALIZE_REDRIVE)).hasSize(3);
    assertThat(stages.records(Topics.RECEIPTS)).isEmpty();
  }

  @Test
  void shouldJudgeAReportWhenTheRegistryHasItsSchemaAgain() throws Exception {
    byte[] document = document(reports.next(), TextLayout.TABS);
    stages.publish("yunhe", document);
    stages.awaitStatus(SubmissionId.of("yunhe", document), VERDICTS);
    ConsumerRecord<byte[], byte[]> first = stages.records(Topics.NORMALIZED).get(0);
    Schema schema = new Schema.Parser().parse(Report.getClassSchema().toString());
    schema.addProp("restored", "yes");
    Report correction = newer(stages.value(first, Report.class));
    try (SchemaRegistry registry =
        new HttpSchemaRegistry(
            new RegistryConfig(Map.of("schema.registry.url", stages.registryUrl())))) {
      int missing = registry.register("beside", Schema.createFixed("beside", "", "test", 7)) + 1;
      stages.send(
          new ProducerRecord<>(Topics.NORMALIZED, first.key(), underSchema(missing, correction)));
      stages.awaitRecords(Topics.VALIDATE_DEAD_LETTER, 1);
      CommandRun list = stages.deadLetter("list", "--stage", "validate");
      assertThat(list.out()).contains("from reports.normalized-" + first.partition() + "@");
      assertThat(registry.register("restored", schema)).isEqualTo(missing);
    }

    CommandRun redrive = stages.deadLetter("redrive", "--stage", "validate");

    assertThat(redrive.status()).as(redrive.out() + redrive.err()).isZero();
    assertThat(redrive.err()).contains("1 sent");
    stages.awaitStatus(correction.getSubmission().getId(), VERDICTS);
    assertThat(standing(new String(first.key(), StandardCharsets.UTF_8)))
        .containsExactly(correction.getSubmission().getId());
    assertThat(stages.statuses(SubmissionId.of("yunhe", document)))
        .contains(ReceiptStatus.SUPERSEDED);
  }

  @Test
  void shouldShowWhatAPublisherWroteWithoutItsControlCharacters() throws Exception {
    byte[] document = document(reports.next(), TextLayout.TABS);
    stages.publishClaim("yunhe", document, "filename", "a\u001b[2Jb\u202e.txt");
    stages.awaitRecords(Topics.NORMALIZE_DEAD_LETTER, 1);
    String line = stages.deadLetter("list").out().lines().findFirst().orElseThrow();
    String id = line.substring(0, line.indexOf(' '));
    Path file = directory.resolve("value.bin");

    CommandRun show = stages.deadLetter("show", id, "--output", file.toString());

    assertThat(show.status()).as(show.err()).isZero();
    assertThat(show.out())
        .contains("filename: a\\u{1b}[2Jb\\u{202e}.txt")
        .contains("processor: receive-document")
        .contains("ReceiveDocument.process")
        .doesNotContain("\u001b", "\u202e");
    assertThat(file).isEmptyFile();
    assertThat(stages.deadLetter("show", id, "--output", file.toString()).err())
        .contains("is there already");
    assertThat(stages.deadLetter("show", id, "--format", "json").out())
        .contains("\"state\":\"open\"")
        .contains("\"name\":\"agency-id\",\"value\":\"yunhe\"");
    CommandRun none = stages.deadLetter("show", "normalize/0-999");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("there is no dead letter normalize/0-999");
  }

  private void store(byte[] document) throws Exception {
    try (DirectoryBlobStore store = new DirectoryBlobStore(directory.resolve("blobs"))) {
      assertThat(store.put(document).sha256()).isEqualTo(SubmissionId.hash(document));
    }
  }

  private static byte[] document(Truth truth, TextLayout layout) {
    return layout.render(truth).getBytes(StandardCharsets.UTF_8);
  }

  /** The submissions that stand under a key among the clean and the flagged. */
  private List<String> standing(String key) {
    List<String> standing = new ArrayList<>();
    Stream.of(Topics.CLEAN, Topics.FLAGGED)
        .forEach(
            topic -> {
              ConsumerRecord<byte[], byte[]> last = null;
              for (ConsumerRecord<byte[], byte[]> record : stages.records(topic)) {
                last = key.equals(new String(record.key(), StandardCharsets.UTF_8)) ? record : last;
              }
              if (last != null && last.value() != null) {
                ValidatedReport report = stages.value(last, ValidatedReport.class);
                standing.add(report.getReport().getSubmission().getId());
              }
            });
    return standing;
  }

  private static Report newer(Report report) {
    Submission submission =
        Submission.newBuilder(report.getSubmission())
            .setId("f".repeat(64))
            .setReceivedAt(report.getSubmission().getReceivedAt().plusSeconds(1))
            .setOffset(report.getSubmission().getOffset() + 1)
            .build();
    return Report.newBuilder(report).setSubmission(submission).build();
  }

  /** Confluent's wire format: a zero, the schema's id, the value. */
  private byte[] underSchema(int id, Report report) {
    byte[] bytes =
        AvroSerdes.value(Map.of("schema.registry.url", stages.registryUrl()), Report.class)
            .serializer()
            .serialize(Topics.NORMALIZED, report);
    return ByteBuffer.wrap(bytes).putInt(1, id).array();
  }
}
