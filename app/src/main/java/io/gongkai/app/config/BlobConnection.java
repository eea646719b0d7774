package io.gongkai.app.config;

import io.gongkai.blob.BlobStore;
import io.gongkai.blob.DirectoryBlobStore;
import io.gongkai.blob.PatientBlobStore;
import io.gongkai.blob.S3BlobStore;
import io.gongkai.blob.S3Location;
import io.gongkai.ingest.ClaimCheck;
import io.gongkai.normalize.topology.ClaimedDocuments;
import io.gongkai.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the store for documents that are too large for a record is reached.
 *
 * @param folder its folder; null when it is in a bucket or not configured
 * @param bucket its bucket; null when it is in a folder or not configured
 * @param thresholdBytes size of the largest document that goes into its record
 * @param timeout how long a stage tries to fetch a document
 */
public record BlobConnection(Path folder, S3Location bucket, int thresholdBytes, Duration timeout) {
  private static final Duration PUBLISHING = Duration.ofSeconds(60);

  /** Whether there is a store. */
  public boolean isConfigured() {
    return folder != null || bucket != null;
  }

  /** Size of the largest document that can be published: without a store it must fit a record. */
  public int mostBytes() {
    return isConfigured() ? Topics.MAX_DOCUMENT_BYTES : Topics.MAX_RAW_BYTES;
  }

  /** This connection, or one to a folder when no store is configured. */
  public BlobConnection orIn(Path otherFolder) {
    return isConfigured() ? this : new BlobConnection(otherFolder, null, thresholdBytes, timeout);
  }

  /**
   * Opens the store for a stage that fetches documents.
   *
   * @throws IllegalStateException when none is configured
   */
  public BlobStore openForFetching() {
    return open(timeout);
  }

  /**
   * Opens the store for a publisher, which may take a minute for a document.
   *
   * @throws IllegalStateException when none is configured
   */
  public BlobStore openForPublishing() {
    return open(PUBLISHING);
  }

  /**
   * How a publisher uses a store.
   *
   * @param store the opened store; null when none is configured
   * @return null when there is no store: then every document goes into its record
   */
  public ClaimCheck claimCheck(BlobStore store) {
    return store == null ? null : new ClaimCheck(store, thresholdBytes);
  }

  /**
   * How the normalize stage uses a store.
   *
   * @param store the opened store; null when none is configured
   * @param maxBytes size of the largest document that is fetched
   */
  public static ClaimedDocuments claimedDocuments(BlobStore store, int maxBytes) {
    return store == null ? ClaimedDocuments.none() : ClaimedDocuments.in(store, maxBytes);
  }

  /**
   * Opens the store.
   *
   * @param patience how long a document is tried for
   * @throws IllegalStateException when none is configured
   */
  public BlobStore open(Duration patience) {
    if (!isConfigured()) {
      throw new IllegalStateException("no blob store is configured");
    }
    BlobStore store =
        folder == null ? new S3BlobStore(bucket, patience) : new DirectoryBlobStore(folder);
    return new PatientBlobStore(store, patience, PatientBlobStore.Pace.SYSTEM);
  }
}
