package io.gongkai.ingest.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** What each agency has left of the requests and bytes that it is allowed, at this gateway. */
final class RequestQuota {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MAX_AGENCIES = 100_000;

  private final GatewayLimits limits;
  private final TimeMeter time;
  private final Cache<String, Buckets> agencies =
      Caffeine.newBuilder().maximumSize(MAX_AGENCIES).expireAfterAccess(HOUR).build();

  private record Buckets(Bucket requests, Bucket bytes) {}

  RequestQuota(GatewayLimits limits, TimeMeter time) {
    this.limits = limits;
    this.time = time;
  }

  /**
   * Counts a request.
   *
   * @throws ProblemException when it is one too many
   */
  void takeRequest(String agency) {
    take(
        buckets(agency).requests(),
        1,
        "an agency may make " + limits.requestsPerMinute() + " requests in a minute");
  }

  /**
   * Counts bytes of a document.
   *
   * @throws ProblemException when they are too many
   */
  void takeBytes(String agency, long bytes) {
    if (bytes > 0) {
      take(
          buckets(agency).bytes(),
          bytes,
          "an agency may hand in " + limits.bytesPerHour() + " bytes in an hour");
    }
  }

  private static void take(Bucket bucket, long tokens, String allowance) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
    if (!probe.isConsumed()) {
      throw new ProblemException(
          Problem.TOO_MANY_REQUESTS, allowance, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private Buckets buckets(String agency) {
    return agencies.get(
        agency,
        any ->
            new Buckets(
                bucket(limits.requestsPerMinute(), MINUTE), bucket(limits.bytesPerHour(), HOUR)));
  }

  private Bucket bucket(long capacity, Duration period) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(Bandwidth.builder().capacity(capacity).refillGreedy(capacity, period).build())
        .build();
  }
}
