package io.gongkai.ingest;

import io.gongkai.blob.BlobException;
import io.gongkai.blob.BlobId;
import io.gongkai.blob.BlobStore;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes large documents to a blob store, so that only their hash goes on the topic.
 *
 * @param store where they go
 * @param thresholdBytes size of the largest document that goes into its record, 0 to {@link
 *     Topics#MAX_RAW_BYTES}
 */
public record ClaimCheck(BlobStore store, int thresholdBytes) {
  private static final byte[] NOTHING = new byte[0];

  /** Checks the threshold. */
  public ClaimCheck {
    Objects.requireNonNull(store, "store");
    if (thresholdBytes < 0 || thresholdBytes > Topics.MAX_RAW_BYTES) {
      throw new IllegalArgumentException(
          "the threshold is "
              + thresholdBytes
              + " bytes; it must be 0 to "
              + Topics.MAX_RAW_BYTES
              + ", the largest record that "
              + Topics.RAW
              + " takes");
    }
  }

  boolean concerns(byte[] document) {
    return document.length > thresholdBytes;
  }

  /** The record that stands for one with the document in it; the document is stored first. */
  ProducerRecord<String, byte[]> exchange(ProducerRecord<String, byte[]> whole)
      throws BlobException {
    BlobId id = store.put(whole.value());
    ProducerRecord<String, byte[]> claim =
        new ProducerRecord<>(
            whole.topic(), whole.partition(), whole.key(), NOTHING, whole.headers());
    claim
        .headers()
        .add(RawHeaders.BLOB_SHA256, id.sha256().getBytes(StandardCharsets.UTF_8))
        .add(
            RawHeaders.BLOB_SIZE,
            Integer.toString(whole.value().length).getBytes(StandardCharsets.UTF_8));
    return claim;
  }
}
