package io.gongkai.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobStoreTest implements BlobStoreContract {
  @TempDir private Path folder;

  @Override
  public BlobStore store() {
    return new DirectoryBlobStore(folder.resolve("blobs"));
  }

  @Override
  public void spoil(BlobId id, byte[] bytes) throws IOException {
    Files.write(file(id), bytes);
  }

  @Test
  void shouldMendABlobOfTheRightSizeWhoseBytesAreWrong() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = store.put(TEXT);
      spoil(id, new byte[TEXT.length]);

      store.put(TEXT);

      assertThat(store.get(id, 1000)).isEqualTo(TEXT);
    }
  }

  @Test
  void shouldLeaveNothingBesideTheBlobs() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = store.put(TEXT);
      store.put(TEXT);

      try (Stream<Path> all = Files.walk(folder)) {
        assertThat(all.filter(Files::isRegularFile)).containsExactly(file(id));
      }
    }
  }

  @Test
  void shouldBeUnavailableWhenTheFolderIsNotThere() {
    // A file system that is not mounted must not look like a blob that is lost.
    BlobStoreContract.assertReason(
        () -> store().get(BlobId.of(TEXT), 10), BlobException.Reason.UNAVAILABLE, "blobs");
  }

  @Test
  void shouldBeUnavailableWhenTheFolderCannotBeWritten() throws IOException {
    Files.createFile(folder.resolve("blobs"));

    BlobStoreContract.assertReason(
        () -> store().put(TEXT), BlobException.Reason.UNAVAILABLE, "blobs");
  }

  private Path file(BlobId id) {
    return folder.resolve("blobs").resolve(id.sha256().substring(0, 2)).resolve(id.sha256());
  }
}
