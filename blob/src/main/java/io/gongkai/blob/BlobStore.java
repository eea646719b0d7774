package io.gongkai.blob;

/**
 * A store of bytes under their hash. Blobs are never changed: the same name is the same bytes.
 *
 * <p>Safe for several threads and processes. Every call ends within a bound that the store is made
 * with or that its medium has.
 */
public interface BlobStore extends AutoCloseable {

  /**
   * Stores bytes; they are there for good when this returns. What is there already is left alone.
   *
   * @return the name of the bytes
   * @throws BlobException when they could not be stored
   */
  BlobId put(byte[] bytes) throws BlobException;

  /**
   * The bytes of a blob, verified against its name. No more than a byte over the limit is read.
   *
   * @param id name of the blob
   * @param maxBytes most bytes that the caller takes, 0 to {@code Integer.MAX_VALUE - 16}
   * @throws BlobException when they cannot be given; its reason says why
   */
  byte[] get(BlobId id, int maxBytes) throws BlobException;

  /**
   * Whether the store has a blob. Its bytes are not read.
   *
   * @throws BlobException when the store cannot be asked
   */
  boolean exists(BlobId id) throws BlobException;

  /** Lets go of connections. */
  @Override
  void close();

  /** The store's name for people: its folder or its bucket; without secrets. */
  @Override
  String toString();
}
