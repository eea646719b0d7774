package io.gongkai.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps a data directory to one stack at a time.
 *
 * <p>The lock is the operating system's, so it goes when the process does, however that ends.
 */
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a data directory, which is made when it is not there.
   *
   * @throws StackException when another stack holds it, or the directory cannot be written
   */
  static DataLock take(Path dataDirectory) {
    Path file = dataDirectory.resolve("lock");
    try {
      make(dataDirectory);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        String owner = owner(channel);
        channel.close();
        throw new StackException(
            "the data directory "
                + dataDirectory
                + " is in use"
                + owner
                + ": stop that one first, or name another directory with --data");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
          0);
      return new DataLock(channel);
    } catch (IOException e) {
      throw new StackException(
          "the data directory "
              + dataDirectory
              + " cannot be used ("
              + e
              + "): name one that can be written with --data",
          e);
    }
  }

  /** Makes the directory for its user alone: documents lie in it that nobody has published yet. */
  private static void make(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by another stack of this process
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    String pid = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    return pid.isBlank() ? "" : " by process " + pid.strip();
  }

  /** Lets the directory go. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
