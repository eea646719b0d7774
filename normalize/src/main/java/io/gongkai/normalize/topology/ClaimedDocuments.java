package io.gongkai.normalize.topology;

import io.gongkai.blob.BlobException;
import io.gongkai.blob.BlobId;
import io.gongkai.blob.BlobStore;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Fetches the documents that lie in a blob store, with only their hash on the topic.
 *
 * <p>What the publisher said wrongly is refused, and the publisher learns of it. What the store
 * cannot give is our fault, and the record goes to the dead letters: it can be read again when the
 * store has the document.
 */
public final class ClaimedDocuments {
  /** Null where there is none. */
  private final BlobStore store;

  private final int maxBytes;

  private ClaimedDocuments(BlobStore store, int maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
  }

  /** Without a store: every record that names a blob goes to the dead letters. */
  public static ClaimedDocuments none() {
    return new ClaimedDocuments(null, 0);
  }

  /**
   * Documents from a store.
   *
   * @param store the store, which tries again by itself within a bound; not closed
   * @param maxBytes size of the largest document that is fetched
   */
  public static ClaimedDocuments in(BlobStore store, int maxBytes) {
    return new ClaimedDocuments(store, maxBytes);
  }

  /**
   * The document that a record claims, or why it is refused.
   *
   * @throws DocumentNotFetchedException when the store cannot give it
   */
  ReceivedDocument fetch(Claim claim, Submissions submissions) {
    if (claim.id().isEmpty() || claim.bytes() < 0) {
      return refused(
          claim,
          submissions,
          UnreadableReason.CORRUPT,
          "记录没有文件内容，其 blob-sha256 和 blob-size 也不能指明文件：前者应为 64 位小写十六进制数字，后者应为字节数。",
          "The record holds no document, and its headers blob-sha256 and blob-size name none: they"
              + " must be 64 hex digits in lower case and a number of bytes.");
    }
    if (store == null) {
      throw new DocumentNotFetchedException(
          "the document lies in a blob store under "
              + claim.sha256()
              + ", and this stage is configured with none: set blob.store, then redrive the record");
    }
    if (claim.bytes() > maxBytes) {
      return refused(
          claim,
          submissions,
          UnreadableReason.TOO_LARGE,
          "文件为 " + claim.bytes() + " 字节，超过 " + maxBytes + " 字节的上限（document.max.bytes）。",
          "The document has "
              + claim.bytes()
              + " bytes; the limit is "
              + maxBytes
              + " bytes (document.max.bytes).");
    }
    return fetch(claim, claim.id().get(), (int) claim.bytes(), submissions);
  }

  private ReceivedDocument fetch(Claim claim, BlobId id, int size, Submissions submissions) {
    try {
      byte[] document = store.get(id, size);
      return document.length == size
          ? ReceivedDocument.of(submissions.of(document), document)
          : otherSize(claim, submissions);
    } catch (BlobException e) {
      if (e.reason() == BlobException.Reason.TOO_LARGE) {
        return otherSize(claim, submissions);
      }
      if (Thread.currentThread().isInterrupted()) {
        // The stage is being stopped, which says nothing of the document.
        throw new InterruptException("interrupted while fetching the document " + id);
      }
      DocumentNotFetchedException failure =
          new DocumentNotFetchedException("the document was not fetched: " + e.getMessage());
      // Not as the cause: a connection that failed would count as the stage's environment and stop
      // it, where only the few documents that lie in the store have to wait.
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private static ReceivedDocument otherSize(Claim claim, Submissions submissions) {
    return refused(
        claim,
        submissions,
        UnreadableReason.CORRUPT,
        "记录称文件为 " + claim.bytes() + " 字节，而存储中的文件大小不同。",
        "The record says that the document has "
            + claim.bytes()
            + " bytes; the one in the blob store has another size.");
  }

  private static ReceivedDocument refused(
      Claim claim, Submissions submissions, UnreadableReason reason, String zh, String en) {
    return ReceivedDocument.refused(new Unreadable(submissions.of(claim), reason, zh, en, null));
  }
}
