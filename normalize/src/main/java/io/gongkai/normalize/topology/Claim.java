package io.gongkai.normalize.topology;

import io.gongkai.blob.BlobId;
import io.gongkai.schemas.topic.RawHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * What a record says of a document that lies in the blob store; headers are hostile text too.
 *
 * @param sha256 text of the header {@code blob-sha256}
 * @param size text of the header {@code blob-size}
 */
record Claim(String sha256, String size) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** Whether headers speak of a blob at all. */
  static boolean isIn(Headers headers) {
    return headers.lastHeader(RawHeaders.BLOB_SHA256) != null
        || headers.lastHeader(RawHeaders.BLOB_SIZE) != null;
  }

  static Claim of(Headers headers) {
    return new Claim(
        Submissions.header(headers, RawHeaders.BLOB_SHA256),
        Submissions.header(headers, RawHeaders.BLOB_SIZE));
  }

  /** Name of the blob; empty when the header names none. */
  Optional<BlobId> id() {
    return BlobId.parse(sha256);
  }

  /** Size in bytes that the publisher states; -1 when the header is no number. */
  long bytes() {
    return NUMBER.matcher(size).matches() ? Long.parseLong(size) : -1;
  }

  /** The claim as bytes that identify it where the document itself is not to be had. */
  byte[] identity() {
    return (RawHeaders.BLOB_SHA256 + "=" + sha256 + "\n" + RawHeaders.BLOB_SIZE + "=" + size)
        .getBytes(StandardCharsets.UTF_8);
  }
}
