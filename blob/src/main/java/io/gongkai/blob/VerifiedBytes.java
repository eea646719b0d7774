package io.gongkai.blob;

import java.io.IOException;
import java.io.InputStream;

/** Reads the bytes of a blob within a limit and holds them against its name. */
final class VerifiedBytes {
  private VerifiedBytes() {}

  /**
   * The bytes of a stream.
   *
   * @throws BlobException when there are more than the limit, or they are not the blob's
   * @throws IOException when the stream breaks
   */
  static byte[] read(InputStream in, BlobId id, int maxBytes, BlobStore store) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw new BlobException(
          BlobException.Reason.TOO_LARGE,
          "the blob " + id + " in " + store + " has more than " + maxBytes + " bytes");
    }
    if (!BlobId.of(bytes).equals(id)) {
      throw new BlobException(
          BlobException.Reason.DAMAGED,
          "the "
              + bytes.length
              + " bytes under the name "
              + id
              + " in "
              + store
              + " have another hash: put the document there again");
    }
    return bytes;
  }

  static BlobException missing(BlobId id, BlobStore store) {
    return new BlobException(
        BlobException.Reason.MISSING, "there is no blob " + id + " in " + store);
  }

  static BlobException unavailable(String what, BlobStore store, Throwable cause) {
    String problem =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new BlobException(
        BlobException.Reason.UNAVAILABLE, what + " " + store + " failed: " + problem, cause);
  }
}
