package io.gongkai.sink;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes one batch in a thread of its own, while the next one is read: PostgreSQL and the reading
 * of records take about as long as each other.
 *
 * <p>Never more than one batch is under way, and each begins where the one before it ended.
 */
final class PendingBatch implements AutoCloseable {
  private static final long CLOSE_SECONDS = 10;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "gongkai-sink-writer"));
  private Batch batch;
  private Future<Map<TopicPartition, Long>> reached;

  /**
   * Where the batch that is under way ended.
   *
   * @param batch the batch
   * @param reached where its partitions stand in the database
   */
  record Outcome(Batch batch, Map<TopicPartition, Long> reached) {
    /** Whether the batch stands in the database. */
    boolean isWritten() {
      return reached.equals(batch.next());
    }
  }

  /** Writes a batch. */
  @FunctionalInterface
  interface Writing {
    /** Writes it and says where its partitions stand then. */
    Map<TopicPartition, Long> write() throws InterruptedException;
  }

  /**
   * Begins to write a batch.
   *
   * @throws IllegalStateException when the one before was not waited for
   */
  void begin(Batch next, Writing writing) {
    if (batch != null) {
      throw new IllegalStateException("a batch is under way");
    }
    reached = thread.submit(writing::write);
    batch = next;
  }

  /** Whether a batch is under way, or its outcome was not asked for. */
  boolean isThere() {
    return batch != null;
  }

  /**
   * Waits for the batch that is under way.
   *
   * @throws RuntimeException what came of it when it cannot be written
   */
  Outcome await() throws InterruptedException {
    Batch waitedFor = batch;
    Future<Map<TopicPartition, Long>> outcome = reached;
    batch = null;
    reached = null;
    try {
      return new Outcome(waitedFor, outcome.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new SinkException("a batch could not be written: " + e.getCause(), e.getCause());
    }
  }

  /** Waits for the batch that is under way, within a bound; what comes of it nobody asks. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
