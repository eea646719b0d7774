package io.gongkai.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatientBlobStoreTest {
  private static final byte[] TEXT = {1, 2, 3};
  private static final BlobId ID = BlobId.of(TEXT);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Time time = new Time();
  private final Flaky flaky = new Flaky();
  private final BlobStore store = new PatientBlobStore(flaky, PATIENCE, time);

  @Test
  void shouldSucceedWhenTheStoreComesBackWithinTheBound() throws BlobException {
    flaky.failures = 4;

    assertThat(store.get(ID, 10)).isEqualTo(TEXT);
    assertThat(flaky.calls).isEqualTo(5);
  }

  @Test
  void shouldGiveUpWhenTheBoundIsUsedUp() {
    flaky.failures = Integer.MAX_VALUE;

    BlobStoreContract.assertReason(
        () -> store.get(ID, 10), BlobException.Reason.UNAVAILABLE, "away");
    assertThat(time.now).isLessThanOrEqualTo(PATIENCE.toNanos());
    assertThat(flaky.calls).isBetween(4, 10);
  }

  @Test
  void shouldHoldUpNoSecondDocumentWhenTheStoreStaysAway() {
    flaky.failures = Integer.MAX_VALUE;
    BlobStoreContract.assertReason(
        () -> store.get(ID, 10), BlobException.Reason.UNAVAILABLE, "away");
    flaky.calls = 0;
    long before = time.now;

    BlobStoreContract.assertReason(() -> store.put(TEXT), BlobException.Reason.UNAVAILABLE, "away");

    assertThat(flaky.calls).isEqualTo(1);
    assertThat(time.now).isEqualTo(before);
  }

  @Test
  void shouldBePatientAgainWhenTheStoreWasThere() throws BlobException {
    flaky.failures = Integer.MAX_VALUE;
    BlobStoreContract.assertReason(
        () -> store.exists(ID), BlobException.Reason.UNAVAILABLE, "away");
    flaky.failures = 0;
    store.put(TEXT);
    flaky.failures = 2;

    assertThat(store.exists(ID)).isTrue();
  }

  @Test
  void shouldNotTryAgainWhenTheBlobIsMissing() {
    flaky.reason = BlobException.Reason.MISSING;
    flaky.failures = 1;

    BlobStoreContract.assertReason(() -> store.get(ID, 10), BlobException.Reason.MISSING, "away");
    assertThat(flaky.calls).isEqualTo(1);
  }

  @Test
  void shouldStopAtOnceWhenInterrupted() {
    flaky.failures = Integer.MAX_VALUE;
    time.interrupts = true;

    BlobStoreContract.assertReason(
        () -> store.get(ID, 10), BlobException.Reason.UNAVAILABLE, "away");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(flaky.calls).isEqualTo(1);
  }

  private static final class Time implements PatientBlobStore.Pace {
    private long now;
    private boolean interrupts;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void pause(Duration pause) throws InterruptedException {
      if (interrupts) {
        throw new InterruptedException();
      }
      now += pause.toNanos();
    }
  }

  /** A store of one blob that fails some times first. */
  private static final class Flaky implements BlobStore {
    private int failures;
    private int calls;
    private BlobException.Reason reason = BlobException.Reason.UNAVAILABLE;

    private void call() throws BlobException {
      calls++;
      if (failures > 0) {
        failures--;
        throw new BlobException(reason, "the store is away");
      }
    }

    @Override
    public BlobId put(byte[] bytes) throws BlobException {
      call();
      return BlobId.of(bytes);
    }

    @Override
    public byte[] get(BlobId id, int maxBytes) throws BlobException {
      call();
      return TEXT;
    }

    @Override
    public boolean exists(BlobId id) throws BlobException {
      call();
      return true;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
