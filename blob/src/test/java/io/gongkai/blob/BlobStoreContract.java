package io.gongkai.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store must do. */
interface BlobStoreContract {
  byte[] TEXT = "青松县 2023 年报告".getBytes(StandardCharsets.UTF_8);

  BlobStore store() throws IOException;

  /** Puts other bytes in the place of a blob, behind the store's back. */
  void spoil(BlobId id, byte[] bytes) throws IOException;

  @Test
  default void shouldGiveBackWhatWasPutUnderItsHash() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = store.put(TEXT);

      assertThat(id).isEqualTo(BlobId.of(TEXT));
      assertThat(store.exists(id)).isTrue();
      assertThat(store.get(id, TEXT.length)).isEqualTo(TEXT);
      assertThat(store.put(TEXT)).isEqualTo(id);
    }
  }

  @Test
  default void shouldHoldLargeAndEmptyBlobs() throws IOException {
    byte[] large = new byte[25 << 20];
    new Random(1).nextBytes(large);
    try (BlobStore store = store()) {
      assertThat(store.get(store.put(large), large.length)).isEqualTo(large);
      assertThat(store.get(store.put(new byte[0]), 0)).isEmpty();
    }
  }

  @Test
  default void shouldSayThatABlobIsMissing() throws IOException {
    BlobId none = new BlobId("0".repeat(64));
    try (BlobStore store = store()) {
      store.put(TEXT);

      assertThat(store.exists(none)).isFalse();
      assertReason(() -> store.get(none, 10), BlobException.Reason.MISSING, none.sha256());
    }
  }

  @Test
  default void shouldGiveNothingWhenABlobIsLargerThanTheCallerTakes() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = store.put(TEXT);

      assertReason(
          () -> store.get(id, TEXT.length - 1), BlobException.Reason.TOO_LARGE, id.sha256());
    }
  }

  @Test
  default void shouldNoticeADamagedBlobAndMendItWhenItIsPutAgain() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = store.put(TEXT);
      spoil(id, "cut off".getBytes(StandardCharsets.UTF_8));

      assertReason(() -> store.get(id, 1000), BlobException.Reason.DAMAGED, id.sha256());
      store.put(TEXT);
      assertThat(store.get(id, 1000)).isEqualTo(TEXT);
    }
  }

  @Test
  default void shouldTakeTheSameBlobFromSeveralThreads() throws Exception {
    byte[] bytes = new byte[1 << 20];
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (BlobStore store = store()) {
      Callable<BlobId> put = () -> store.put(bytes);
      List<Future<BlobId>> puts = Stream.generate(() -> threads.submit(put)).limit(8).toList();
      for (Future<BlobId> id : puts) {
        assertThat(id.get(60, TimeUnit.SECONDS)).isEqualTo(BlobId.of(bytes));
      }
      assertThat(store.get(BlobId.of(bytes), bytes.length)).isEqualTo(bytes);
    } finally {
      threads.shutdownNow();
    }
  }

  static void assertReason(Callable<?> call, BlobException.Reason reason, String part) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            BlobException.class, error -> assertThat(error.reason()).isEqualTo(reason))
        .hasMessageContaining(part);
  }
}
