package io.gongkai.ingest.gateway;

import java.time.Duration;

/**
 * The bounds of a gateway. Those for an agency hold for all its tokens together, at each gateway.
 *
 * @param maxDocumentBytes size of the largest document
 * @param requestsPerMinute requests that an agency may make in a minute
 * @param bytesPerHour bytes of documents that an agency may hand in within an hour
 * @param bytesInFlight bytes of memory for all documents that are under way, at least twice the
 *     largest document
 * @param maxRequests requests that are worked on at a time
 * @param maxConnections connections that are open at a time
 * @param requestTimeout longest time for the body of a request to come in
 * @param idleTimeout longest time that a connection may be silent
 * @param publishTimeout longest wait for the broker's acknowledgement
 * @param tokenCache how long a token is believed without a look into the database: a revoked one is
 *     refused after this time at the latest
 * @param idempotencyKept how long an idempotency key is remembered
 */
public record GatewayLimits(
    int maxDocumentBytes,
    int requestsPerMinute,
    long bytesPerHour,
    long bytesInFlight,
    int maxRequests,
    int maxConnections,
    Duration requestTimeout,
    Duration idleTimeout,
    Duration publishTimeout,
    Duration tokenCache,
    Duration idempotencyKept) {
  /** Room in a multipart body around the document. */
  static final int MULTIPART_OVERHEAD_BYTES = 16 * 1024;

  /** Checks the bounds against each other. */
  public GatewayLimits {
    positive("maxDocumentBytes", maxDocumentBytes);
    positive("requestsPerMinute", requestsPerMinute);
    positive("maxRequests", maxRequests);
    positive("maxConnections", maxConnections);
    positive("requestTimeout", requestTimeout.toMillis());
    positive("idleTimeout", idleTimeout.toMillis());
    positive("publishTimeout", publishTimeout.toMillis());
    positive("tokenCache", tokenCache.toMillis());
    positive("idempotencyKept", idempotencyKept.toMillis());
    atLeast("bytesPerHour", bytesPerHour, maxDocumentBytes);
    atLeast("bytesInFlight", bytesInFlight, leastMemory(maxDocumentBytes));
  }

  /**
   * The least that {@code bytesInFlight} may be: while a document is taken out of its form, there
   * are two of it.
   *
   * @param maxDocumentBytes size of the largest document
   */
  public static long leastMemory(int maxDocumentBytes) {
    return 2L * ((long) maxDocumentBytes + MULTIPART_OVERHEAD_BYTES);
  }

  /** The same bounds for documents of at most so many bytes, if these allow larger ones. */
  public GatewayLimits withDocumentsUpTo(int bytes) {
    return new GatewayLimits(
        Math.min(bytes, maxDocumentBytes),
        requestsPerMinute,
        bytesPerHour,
        bytesInFlight,
        maxRequests,
        maxConnections,
        requestTimeout,
        idleTimeout,
        publishTimeout,
        tokenCache,
        idempotencyKept);
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value
              + ": a document of the largest size never fits; it must be at least "
              + least);
    }
  }
}
