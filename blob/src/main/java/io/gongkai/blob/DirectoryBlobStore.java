package io.gongkai.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A store in a folder, for one machine or for several that share a file system.
 *
 * <p>A blob is written beside, forced to disk and renamed, so that it is there as a whole or not at
 * all. What a killed process leaves stands in the sub-folder {@code incoming} and may be deleted.
 */
public final class DirectoryBlobStore implements BlobStore {
  private static final String INCOMING = "incoming";

  private final Path root;

  /** A store in a folder, which is made when the first blob comes. */
  public DirectoryBlobStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public BlobId put(byte[] bytes) throws BlobException {
    BlobId id = BlobId.of(bytes);
    Path file = file(id);
    try {
      if (!isIntact(id, bytes.length)) {
        Files.createDirectories(root.resolve(INCOMING));
        Files.createDirectories(file.getParent());
        Path beside = root.resolve(INCOMING).resolve(id + "." + UUID.randomUUID());
        write(beside, bytes);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.getParent());
        force(root);
      }
      return id;
    } catch (IOException e) {
      throw VerifiedBytes.unavailable("storing the blob " + id + " in", this, e);
    }
  }

  @Override
  public byte[] get(BlobId id, int maxBytes) throws BlobException {
    try (InputStream in = Files.newInputStream(file(id))) {
      return VerifiedBytes.read(in, id, maxBytes, this);
    } catch (BlobException e) {
      throw e;
    } catch (NoSuchFileException e) {
      if (!Files.isDirectory(root)) {
        throw VerifiedBytes.unavailable("reading from", this, new NoSuchFileException("no folder"));
      }
      throw VerifiedBytes.missing(id, this);
    } catch (IOException e) {
      throw VerifiedBytes.unavailable("reading the blob " + id + " from", this, e);
    }
  }

  @Override
  public boolean exists(BlobId id) {
    return Files.isRegularFile(file(id));
  }

  @Override
  public void close() {
    // Nothing is held open between two calls.
  }

  @Override
  public String toString() {
    return "the folder " + root;
  }

  private Path file(BlobId id) {
    return root.resolve(id.shard()).resolve(id.sha256());
  }

  /** A file that a disk spoilt is written again. */
  private boolean isIntact(BlobId id, int size) throws IOException {
    if (!exists(id) || Files.size(file(id)) != size) {
      return false;
    }
    try {
      get(id, size);
      return true;
    } catch (BlobException e) {
      return false;
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** A rename outlasts a power cut once its folder is on disk. */
  private static void force(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
