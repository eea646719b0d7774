package io.gongkai.ingest.gateway;

import io.gongkai.ingest.Document;
import io.gongkai.ingest.PublishResult;
import io.gongkai.ingest.Publisher;
import io.gongkai.schemas.topic.SubmissionId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands documents on to the pipeline.
 *
 * <p>A document is accepted when the broker has acknowledged it and the ledger says so. Whatever
 * fails on the way, the client is told, and sends the document again: it is the same submission.
 */
final class Acceptance {
  private final Publisher publisher;
  private final SubmissionLedger ledger;
  private final Clock clock;
  private final Duration timeout;

  /**
   * An acceptance.
   *
   * @param timeout longest wait for the broker's acknowledgement
   */
  Acceptance(Publisher publisher, SubmissionLedger ledger, Clock clock, Duration timeout) {
    this.publisher = publisher;
    this.ledger = ledger;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Publishes a document.
   *
   * @param sourceUrl where it is published; empty when not known
   * @param key idempotency key of the request; null when there is none
   * @return the submission's id
   * @throws ProblemException when the key is another document's, or the broker does not take it
   */
  String accept(String agency, Upload upload, String sourceUrl, String key)
      throws SQLException, InterruptedException {
    String submissionId = SubmissionId.of(agency, upload.bytes());
    if (key != null) {
      switch (ledger.reserve(agency, key, submissionId, clock.instant())) {
        case ACCEPTED -> {
          return submissionId;
        }
        case OTHER_DOCUMENT ->
            throw new ProblemException(
                Problem.IDEMPOTENCY_KEY_REUSED,
                "the Idempotency-Key was used for another document of yours");
        case OPEN -> {}
      }
    }
    publish(
        Document.received(upload.filename(), upload.mediaType(), agency, sourceUrl),
        upload.bytes());
    ledger.accept(agency, key, submissionId, clock.instant());
    return submissionId;
  }

  private void publish(Document document, byte[] bytes) throws InterruptedException {
    PublishResult result;
    try {
      result = publisher.publish(document, bytes).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ProblemException.unavailable(
          "the broker has not acknowledged the document within " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a publisher's result is never an exception", e);
    }
    if (result instanceof PublishResult.Failed failed) {
      throw ProblemException.unavailable(
          "the broker does not take the document now", new IllegalStateException(failed.message()));
    }
    if (result instanceof PublishResult.Refused refused) {
      throw new ProblemException(Problem.DOCUMENT_TOO_LARGE, refused.message());
    }
  }
}
