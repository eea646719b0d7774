package io.gongkai.app.console;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.blob.BlobException;
import io.gongkai.blob.BlobId;
import io.gongkai.blob.BlobStore;
import io.gongkai.console.Originals;
import io.gongkai.console.PagePictures;
import io.gongkai.model.Submission;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.pdf.PdfPlaces;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Documents from their places on reports.raw, or from the blob store that a record names, and what
 * their pages look like.
 */
public final class KafkaOriginals implements Originals, PagePictures, AutoCloseable {
  private final RawRecords records;
  private final Normalizer normalizer;
  private final PagePaintings paintings;

  /** Null where there is none. */
  private final BlobStore blobs;

  private KafkaOriginals(RawRecords records, NormalizerLimits limits, BlobStore blobs) {
    this.records = records;
    this.normalizer = new Normalizer(limits);
    this.paintings = new PagePaintings(limits);
    this.blobs = blobs;
  }

  /**
   * The documents of a pipeline.
   *
   * @throws RuntimeException when the blob store cannot be opened
   */
  public static KafkaOriginals of(GongkaiConfig config) {
    return new KafkaOriginals(
        new RawRecords(config.kafka()),
        config.documentLimits(),
        config.blob().isConfigured() ? config.blob().openForFetching() : null);
  }

  @Override
  public Optional<Original> read(Submission submission) {
    return document(submission).map(document -> read(submission, document));
  }

  @Override
  public Picture draw(Submission submission, int page) {
    return document(submission)
        .map(document -> paintings.draw(document, page))
        .orElseGet(Absent::new);
  }

  /** The bytes; empty when they are not to be had any more, or are not those of the submission. */
  private Optional<byte[]> document(Submission submission) {
    TopicPartition partition = new TopicPartition(Topics.RAW, submission.getPartition());
    return records
        .at(partition, submission.getOffset())
        .map(record -> document(record, submission))
        .filter(document -> SubmissionId.hash(document).equals(submission.getSha256()));
  }

  private byte[] document(ConsumerRecord<byte[], byte[]> record, Submission submission) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    Optional<BlobId> blob = BlobId.parse(submission.getSha256());
    if (value.length > 0 || submission.getBytes() == 0 || blobs == null || blob.isEmpty()) {
      return value;
    }
    try {
      return blobs.get(blob.get(), submission.getBytes());
    } catch (BlobException e) {
      throw new IllegalStateException("the blob store does not give the document", e);
    }
  }

  private Original read(Submission submission, byte[] document) {
    PdfPlaces places = PdfPlaces.kept();
    NormalizeResult result = normalizer.normalize(submission, document, places);
    if (result instanceof NormalizeResult.Read read) {
      return new Original(read.text(), read.report(), new PdfSheets(read.text(), places));
    }
    return new Original(((NormalizeResult.Refused) result).text(), null);
  }

  @Override
  public void close() {
    paintings.close();
    records.close();
    if (blobs != null) {
      blobs.close();
    }
  }
}
