package io.gongkai.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The clock of the broker's machine, which can be set: a file says how far it is ahead. */
final class MachineClock {
  private final Path file;

  /**
   * A clock that is right.
   *
   * @param directory for the file
   */
  MachineClock(Path directory) throws IOException {
    file = directory.resolve("clock");
    set(Duration.ZERO);
  }

  /** Sets it to be fast, or slow; the broker notices within a second. */
  void set(Duration ahead) throws IOException {
    Path next = file.resolveSibling("clock.next");
    Files.writeString(next, ahead.toSeconds() + "\n", StandardCharsets.US_ASCII);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** How far a clock is ahead by its file. */
  static Duration read(Path file) throws IOException {
    return Duration.ofSeconds(
        Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip()));
  }

  /** The file that says how far it is ahead. */
  Path file() {
    return file;
  }
}
