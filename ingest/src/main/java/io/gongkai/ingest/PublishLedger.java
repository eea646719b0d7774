package io.gongkai.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a publisher has sent to one cluster: a file with a line for each submission id.
 *
 * <p>A line is added when the broker has the document, so that a process that is killed sends again
 * at most what was on its way; sent twice, a document changes nothing. A line that a killed process
 * left half-written is cut off by the next writer. Several processes may share a file: each sees
 * the others' lines. Safe for several threads.
 */
public final class PublishLedger implements AutoCloseable {
  private static final int LINE = 65;
  private static final int LINES_AT_ONCE = 4096;
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
  private static final long LOCK_PAUSE_MILLIS = 5;
  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private final Path file;
  private final FileChannel channel;
  private final DigestSet sent = new DigestSet();
  private long readUpTo;

  private PublishLedger(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the ledger of a cluster; it is made when it is not there.
   *
   * @param folder folder of the ledgers, made when it is not there
   * @param clusterId id of the cluster, as its brokers tell it
   * @throws IOException when it cannot be read and written; the message names the file
   */
  public static PublishLedger open(Path folder, String clusterId) throws IOException {
    if (!SAFE_NAME.matcher(clusterId).matches()) {
      throw new IOException("the cluster calls itself " + clusterId + ", which names no file");
    }
    Path file = folder.resolve(clusterId + ".sent");
    try {
      Files.createDirectories(folder);
      PublishLedger ledger =
          new PublishLedger(
              file,
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE));
      try {
        ledger.refresh();
        return ledger;
      } catch (IOException e) {
        ledger.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IOException("the ledger " + file + " cannot be used: " + e, e);
    }
  }

  /**
   * Whether a submission was sent, by this process or another.
   *
   * @throws IOException when the file cannot be read
   */
  public synchronized boolean contains(String submissionId) throws IOException {
    if (!sent.contains(submissionId)) {
      refresh();
    }
    return sent.contains(submissionId);
  }

  /**
   * Adds a submission that the broker has.
   *
   * @throws IOException when it cannot be written, or another process holds the file for long
   */
  public synchronized void add(String submissionId) throws IOException {
    if (!ID.matcher(submissionId).matches()) {
      throw new IllegalArgumentException(submissionId + " is no submission id");
    }
    FileLock lock = lock();
    try {
      long end = channel.size() / LINE * LINE;
      channel.truncate(end);
      ByteBuffer line = ByteBuffer.wrap((submissionId + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        channel.write(line, end + line.position());
      }
    } finally {
      lock.release();
    }
    sent.add(submissionId);
  }

  /** Number of different submissions that this process knows of. */
  public synchronized int size() {
    return sent.size();
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Forces the file to disk and lets it go. */
  @Override
  public synchronized void close() throws IOException {
    try (channel) {
      channel.force(false);
    }
  }

  /** Reads the whole lines behind those that were read; a half one is still being written. */
  private void refresh() throws IOException {
    long end = channel.size() / LINE * LINE;
    ByteBuffer lines = ByteBuffer.allocate(LINE * LINES_AT_ONCE);
    while (readUpTo < end) {
      lines.clear().limit((int) Math.min(lines.capacity(), end - readUpTo));
      int read = channel.read(lines, readUpTo);
      if (read < LINE) {
        return;
      }
      for (int i = 0; i + LINE <= read; i += LINE) {
        String id = new String(lines.array(), i, LINE - 1, StandardCharsets.US_ASCII);
        // After a power cut a file system may show bytes that were never written.
        if (ID.matcher(id).matches()) {
          sent.add(id);
        }
      }
      readUpTo += (long) (read / LINE) * LINE;
    }
  }

  private FileLock lock() throws IOException {
    long deadline = System.nanoTime() + LOCK_TIMEOUT.toNanos();
    while (true) {
      FileLock lock = tryLock();
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new IOException(
            "another process has kept the ledger "
                + file
                + " locked for "
                + LOCK_TIMEOUT.toSeconds()
                + " s");
      }
      try {
        Thread.sleep(LOCK_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for the ledger " + file, e);
      }
    }
  }

  private FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by another ledger of this process
    }
  }
}
