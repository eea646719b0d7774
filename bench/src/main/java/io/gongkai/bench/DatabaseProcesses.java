package io.gongkai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the processes of a PostgreSQL server use, where the system tells it as Linux does. */
final class DatabaseProcesses {
  private static final Path PROCESSES = Path.of("/proc");
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int BYTES_PER_KILOBYTE = 1024;

  /**
   * Fields of a process behind its name, in parentheses: own time of it, and its dead children's.
   */
  private static final int OWN = 11;

  private static final int CHILDREN = 13;

  private DatabaseProcesses() {}

  /**
   * Time of processors that all its processes have used so far, those that ended too; 0 where it is
   * not known.
   *
   * @param data folder of the server's data
   */
  static long processorNanos(Path data) throws IOException {
    long ticks = 0;
    for (ProcessHandle process : processes(data)) {
      Path stat = PROCESSES.resolve(process.pid() + "/stat");
      if (Files.exists(stat)) {
        ticks += ticks(stat, process);
      }
    }
    return ticks * NANOS_PER_TICK;
  }

  private static long ticks(Path stat, ProcessHandle process) throws IOException {
    String line = read(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
    if (fields.length <= CHILDREN + 1) {
      return process.info().totalCpuDuration().map(it -> it.toNanos() / NANOS_PER_TICK).orElse(0L);
    }
    return Long.parseLong(fields[OWN])
        + Long.parseLong(fields[OWN + 1])
        + Long.parseLong(fields[CHILDREN])
        + Long.parseLong(fields[CHILDREN + 1]);
  }

  /** Memory that its processes hold now, what they share counted once, in bytes; 0: not known. */
  static long residentBytes(Path data) throws IOException {
    long bytes = 0;
    for (ProcessHandle process : processes(data)) {
      bytes += kilobytes(PROCESSES.resolve(process.pid() + "/smaps_rollup"), "Pss:");
    }
    return bytes;
  }

  /** Most memory that this process ever held, in bytes; 0 where it is not known. */
  static long mostOfThisProcess() throws IOException {
    return kilobytes(PROCESSES.resolve("self/status"), "VmHWM:");
  }

  private static long kilobytes(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KILOBYTE)
        .findFirst()
        .orElse(0);
  }

  /** A file of a process; empty when the process has ended meanwhile. */
  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** The server and the processes that it has started. */
  private static List<ProcessHandle> processes(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return List.of();
    }
    String pid = Files.readAllLines(file, StandardCharsets.UTF_8).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .map(server -> Stream.concat(Stream.of(server), server.children()).toList())
        .orElse(List.of());
  }
}
