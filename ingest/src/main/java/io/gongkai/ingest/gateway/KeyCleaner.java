package io.gongkai.ingest.gateway;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes expired idempotency keys out of the database from time to time. */
final class KeyCleaner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyCleaner.class);
  private static final int MOST_BATCHES = 100;

  private final SubmissionLedger ledger;
  private final Clock clock;
  private final ScheduledExecutorService thread;

  KeyCleaner(SubmissionLedger ledger, Clock clock, Duration interval) {
    this.ledger = ledger;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread cleaner = new Thread(task, "gongkai-gateway-cleaner");
              cleaner.setDaemon(true);
              return cleaner;
            });
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::clean, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void clean() {
    try {
      int batches = 0;
      while (batches < MOST_BATCHES && ledger.forgetExpired(clock.instant()) > 0) {
        batches++;
      }
    } catch (SQLException | RuntimeException e) {
      // Caught, or it would never run again.
      LOG.warn("Expired idempotency keys could not be taken out; trying again later", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
