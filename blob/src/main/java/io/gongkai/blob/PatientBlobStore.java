package io.gongkai.blob;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store that tries again, within a bound, while the one behind it is unavailable.
 *
 * <p>When the bound is used up, calls of the next half minute have one attempt each: a store that
 * is away must not hold up every document for the whole bound.
 */
public final class PatientBlobStore implements BlobStore {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration IMPATIENCE = Duration.ofSeconds(30);

  private final BlobStore store;
  private final Duration patience;
  private final Pace pace;
  private final AtomicLong impatientUntil;

  /** How time goes by; {@link #SYSTEM} but for tests. */
  public interface Pace {
    /** The machine's clock. */
    Pace SYSTEM =
        new Pace() {
          @Override
          public long nanoTime() {
            return System.nanoTime();
          }

          @Override
          public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
          }
        };

    /** A clock such as {@link System#nanoTime}. */
    long nanoTime();

    /** Lets time go by. */
    void pause(Duration time) throws InterruptedException;
  }

  private interface Call<T> {
    T run() throws BlobException;
  }

  /**
   * A store over another, which it closes in the end.
   *
   * @param patience how long a call may try again; an attempt that has begun is waited for
   */
  public PatientBlobStore(BlobStore store, Duration patience, Pace pace) {
    this.store = Objects.requireNonNull(store, "store");
    this.patience = Objects.requireNonNull(patience, "patience");
    this.pace = pace;
    this.impatientUntil = new AtomicLong(pace.nanoTime());
  }

  @Override
  public BlobId put(byte[] bytes) throws BlobException {
    return patiently(() -> store.put(bytes));
  }

  @Override
  public byte[] get(BlobId id, int maxBytes) throws BlobException {
    return patiently(() -> store.get(id, maxBytes));
  }

  @Override
  public boolean exists(BlobId id) throws BlobException {
    return patiently(() -> store.exists(id));
  }

  private <T> T patiently(Call<T> call) throws BlobException {
    long start = pace.nanoTime();
    boolean patient = start - impatientUntil.get() >= 0;
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        T result = call.run();
        impatientUntil.set(pace.nanoTime());
        return result;
      } catch (BlobException e) {
        if (e.reason() != BlobException.Reason.UNAVAILABLE) {
          throw e;
        }
        long left = patience.toNanos() - (pace.nanoTime() - start);
        if (!patient || left <= pause.toNanos()) {
          impatientUntil.set(pace.nanoTime() + IMPATIENCE.toNanos());
          throw e;
        }
        pause(pause, e);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      }
    }
  }

  private void pause(Duration time, BlobException problem) throws BlobException {
    try {
      pace.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem;
    }
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
