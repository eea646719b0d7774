package io.gongkai.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock that can be set: of the broker, which is given it, and of those processes that load
 * libfaketime before all else. A file says how far it is ahead. Time that is only measured, as for
 * waiting, goes on as it is.
 */
final class MachineClock {
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final Path file;
  private final Optional<Path> library;

  /**
   * A clock that is right.
   *
   * @param directory for the file
   */
  MachineClock(Path directory) throws IOException {
    library = library();
    file = directory.resolve("clock");
    set(Duration.ZERO);
  }

  /** Why the clock cannot be set on this machine; empty: it can. */
  static String lack() throws IOException {
    return library().isPresent() ? "" : "there is no libfaketime: install faketime";
  }

  /** Sets the clock of all processes to be fast, or slow; they notice within a second. */
  void set(Duration ahead) throws IOException {
    Path next = file.resolveSibling("clock.next");
    Files.writeString(
        next,
        (ahead.isNegative() ? "-" : "+") + ahead.abs().toSeconds() + "\n",
        StandardCharsets.US_ASCII);
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

  /** What a process needs to see this clock; it costs each look some microseconds. */
  Map<String, String> environment() {
    return library
        .map(
            found ->
                Map.of(
                    "LD_PRELOAD", found.toString(),
                    "FAKETIME_TIMESTAMP_FILE", file.toString(),
                    "FAKETIME_CACHE_DURATION", "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                    "DONT_FAKE_MONOTONIC", "1"))
        .orElse(Map.of());
  }

  private static Optional<Path> library() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(LIBRARIES)) {
      return folders.map(it -> it.resolve(LIBRARY)).filter(Files::isReadable).findFirst();
    }
  }
}
