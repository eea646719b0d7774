package io.gongkai.schemas.topic;

/** Headers of a record on {@link Topics#RAW}. All are optional: only the bytes are required. */
public final class RawHeaders {
  /** Media type that the publisher names; the content decides. */
  public static final String CONTENT_TYPE = "content-type";

  /** File name, for people to recognise the document by. */
  public static final String FILENAME = "filename";

  /** Agency id; takes precedence over the record's key. */
  public static final String AGENCY_ID = "agency-id";

  /** Where the document is published. */
  public static final String SOURCE_URL = "source-url";

  /** Identity of the submission, for publishers to find it by; the pipeline works it out itself. */
  public static final String SUBMISSION_ID = "submission-id";

  /**
   * Lower-case hex SHA-256 of a document that lies in the blob store because it is too large for a
   * record. The value is empty then: where there is one, it is the document, and this says nothing.
   */
  public static final String BLOB_SHA256 = "blob-sha256";

  /** Size of that document in bytes, as a decimal number; required with {@link #BLOB_SHA256}. */
  public static final String BLOB_SIZE = "blob-size";

  private RawHeaders() {}
}
