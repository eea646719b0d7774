package io.gongkai.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  @TempDir private Path directory;

  @Test
  void shouldSayWhoHoldsTheDirectoryWhenItIsTaken() throws IOException {
    Path data = directory.resolve("new/data");
    try (DataLock lock = DataLock.take(data)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> DataLock.take(data))
          .isInstanceOf(StackException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
    try (DataLock again = DataLock.take(data)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void shouldMakeTheDirectoryForItsUserAlone() throws IOException {
    Path data = directory.resolve("private/data");
    try (DataLock lock = DataLock.take(data)) {
      assertThat(lock).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void shouldSayWhatToDoWhenTheDirectoryCannotBeMade() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> DataLock.take(file.resolve("data")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("--data");
  }
}
