package io.gongkai.ingest;

/** What became of one document that was to be published. */
public sealed interface PublishResult {

  /** The document that this is about. */
  Document document();

  /**
   * The document stands on {@code reports.raw}.
   *
   * @param document the document
   * @param submissionId identity of the submission
   * @param partition partition of {@code reports.raw}
   * @param offset offset in that partition
   */
  record Published(Document document, String submissionId, int partition, long offset)
      implements PublishResult {}

  /**
   * The same document of the same agency was published before; nothing was sent.
   *
   * @param document the document
   * @param submissionId identity of the submission
   */
  record Known(Document document, String submissionId) implements PublishResult {}

  /**
   * The document cannot be published as it is; nothing was sent.
   *
   * @param document the document
   * @param reason what is wrong with it
   * @param message the same for people: which file, which limit, what to do
   */
  record Refused(Document document, Reason reason, String message) implements PublishResult {}

  /**
   * The broker did not take the document; publishing it again is safe.
   *
   * @param document the document
   * @param submissionId identity of the submission
   * @param message which file, and what went wrong
   */
  record Failed(Document document, String submissionId, String message) implements PublishResult {}

  /** Why a document is refused. */
  enum Reason {
    /** It is larger than the limit. */
    TOO_LARGE,
    /** The file is missing, is no regular file, or cannot be read. */
    NOT_READABLE
  }
}
