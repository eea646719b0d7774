package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The folder of a replay on this machine, kept to one process at a time. */
final class ReplayFolder {
  private static final String LOCK = "lock";

  private final FileChannel channel;

  private ReplayFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made when it is not there.
   *
   * @throws CommandFailure when another process has it, or it cannot be written
   */
  static ReplayFolder take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new CommandFailure(
            "another process works on "
                + folder
                + ": wait for it or stop it, or set another data.dir");
      }
      return new ReplayFolder(channel);
    } catch (IOException e) {
      throw new CommandFailure("the folder " + folder + " cannot be used: " + e, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by another replay of this process
    }
  }

  /**
   * Deletes all in a folder but its lock.
   *
   * @throws CommandFailure when something stays
   */
  static void clear(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (!file.equals(folder.resolve(LOCK))) {
                Files.delete(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              if (!directory.equals(folder)) {
                Files.delete(directory);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new CommandFailure("the folder " + folder + " cannot be emptied: " + e, e);
    }
  }

  /** Deletes a folder that is empty but for its lock. */
  static void remove(Path folder) {
    clear(folder);
    try {
      Files.deleteIfExists(folder.resolve(LOCK));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new CommandFailure("the folder " + folder + " cannot be deleted: " + e, e);
    }
  }

  /** Lets the folder go. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CommandFailure("the lock of a replay cannot be let go: " + e, e);
    }
  }
}
