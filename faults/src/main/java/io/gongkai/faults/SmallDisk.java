package io.gongkai.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory under a directory, which can be filled up. */
final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTES = 96;
  private static final int BLOCK = 64 * 1024;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    ballast = directory.resolve("ballast");
  }

  /** Why there can be none on this machine; empty: there can. */
  static String lack() throws IOException, InterruptedException {
    Path probe = Files.createTempDirectory("small-disk");
    try {
      mount(probe).close();
      return "";
    } catch (IOException e) {
      return "a file system cannot be mounted: " + e.getMessage();
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /**
   * Mounts one.
   *
   * @param directory where; made when it is not there
   * @throws IOException when this process may not
   */
  static SmallDisk mount(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString());
    return new SmallDisk(directory);
  }

  /** Fills it to the last byte. */
  void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (ballast.toFile().length() == 0 && directory.toFile().getUsableSpace() > BLOCK) {
        throw e;
      }
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.deleteIfExists(ballast);
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "--lazy", directory.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(List.of(command) + ": " + output);
    }
  }
}
