package io.gongkai.normalize.topology;

import io.gongkai.blob.BlobId;
import io.gongkai.model.Submission;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** Reads what a publisher says of a document from its record: headers are hostile text too. */
final class Submissions {
  /** Longest text taken from a key or header; the rest is cut off. */
  private static final int LONGEST = 512;

  private final Record<String, byte[]> raw;
  private final RecordOrigin place;

  /**
   * Reads a record.
   *
   * @param raw the record, with the time at which reports.raw took it in
   * @param place where it stands there
   */
  Submissions(Record<String, byte[]> raw, RecordOrigin place) {
    this.raw = raw;
    this.place = place;
  }

  /** The submission of a document. */
  Submission of(byte[] document) {
    return of(document, SubmissionId.hash(document), document.length);
  }

  /**
   * The submission of a document that is not to be had. The claim stands for it in the identity:
   * what the record says of its own identity could be another submission's.
   */
  Submission of(Claim claim) {
    long bytes = Math.max(0, Math.min(Integer.MAX_VALUE, claim.bytes()));
    String hash = claim.id().map(BlobId::sha256).orElse("");
    return of(claim.identity(), hash, (int) bytes);
  }

  private Submission of(byte[] identity, String sha256, int bytes) {
    String agencyId = header(raw.headers(), RawHeaders.AGENCY_ID);
    if (agencyId.isEmpty() && raw.key() != null) {
      agencyId = clean(raw.key());
    }
    return Submission.newBuilder()
        .setId(SubmissionId.of(agencyId, identity))
        .setAgencyId(agencyId)
        .setFilename(header(raw.headers(), RawHeaders.FILENAME))
        .setSourceUrl(header(raw.headers(), RawHeaders.SOURCE_URL))
        .setSha256(sha256)
        .setBytes(bytes)
        .setReceivedAt(Instant.ofEpochMilli(raw.timestamp()))
        .setPartition(place.partition())
        .setOffset(place.offset())
        .build();
  }

  /** Text of a header, without what could forge lines; empty when it is not there. */
  static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : clean(new String(header.value(), StandardCharsets.UTF_8));
  }

  /**
   * Without what cannot be seen: it would let a name forge lines of a log or a table, and one
   * agency look like another.
   */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.strip()
        .codePoints()
        .filter(Submissions::isShown)
        .limit(LONGEST)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
