package io.gongkai.normalize.topology;

import io.gongkai.model.Submission;
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

  private Submissions() {}

  static Submission of(Record<String, byte[]> raw, byte[] document, int partition, long offset) {
    String agencyId = header(raw.headers(), RawHeaders.AGENCY_ID);
    if (agencyId.isEmpty() && raw.key() != null) {
      agencyId = clean(raw.key());
    }
    return Submission.newBuilder()
        .setId(SubmissionId.of(agencyId, document))
        .setAgencyId(agencyId)
        .setFilename(header(raw.headers(), RawHeaders.FILENAME))
        .setSourceUrl(header(raw.headers(), RawHeaders.SOURCE_URL))
        .setSha256(SubmissionId.hash(document))
        .setBytes(document.length)
        .setReceivedAt(Instant.ofEpochMilli(raw.timestamp()))
        .setPartition(partition)
        .setOffset(offset)
        .build();
  }

  private static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : clean(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** Without control characters, which would let a name forge lines of a log or a table. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.strip()
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(LONGEST)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
