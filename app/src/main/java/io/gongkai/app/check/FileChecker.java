package io.gongkai.app.check;

import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.validate.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Runs normalize and validate on files, without a broker. */
final class FileChecker {
  /** The document stands on no topic. */
  private static final int NOWHERE = -1;

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Normalizer normalizer;
  private final Validator validator;
  private final int maxBytes;
  private final Instant receivedAt;

  /**
   * A checker.
   *
   * @param maxBytes size of the largest file that is read
   * @param receivedAt the time at which the files count as handed in
   */
  FileChecker(Normalizer normalizer, Validator validator, int maxBytes, Instant receivedAt) {
    this.normalizer = normalizer;
    this.validator = validator;
    this.maxBytes = maxBytes;
    this.receivedAt = receivedAt;
  }

  /**
   * Checks one file.
   *
   * @param file path of a regular file, as the user wrote it
   * @throws IOException when the file cannot be read
   */
  CheckedFile check(String file) throws IOException {
    Path path = Path.of(file);
    long size = Files.size(path);
    if (size > maxBytes) {
      return tooLarge(file, path, size);
    }
    byte[] document;
    try (InputStream in = Files.newInputStream(path)) {
      // One byte more than allowed: the file may have grown since its size was taken.
      document = in.readNBytes(maxBytes + 1);
    }
    if (document.length > maxBytes) {
      return tooLarge(file, path, document.length);
    }
    Submission submission =
        submission(
            path, SubmissionId.of("", document), SubmissionId.hash(document), document.length);
    NormalizeResult result = normalizer.normalize(submission, document);
    if (result instanceof NormalizeResult.Read read) {
      return new CheckedFile.Judged(
          source(file, read.report().getSubmission()),
          validator.validate(read.report()),
          read.text());
    }
    NormalizeResult.Refused refused = (NormalizeResult.Refused) result;
    return new CheckedFile.NotRead(
        source(file, refused.unreadable().getSubmission()), refused.unreadable(), refused.text());
  }

  private CheckedFile tooLarge(String file, Path path, long size) throws IOException {
    String hash = hash(path);
    int bytes = (int) Math.min(size, Integer.MAX_VALUE);
    Unreadable unreadable =
        new Unreadable(
            submission(path, hash, hash, bytes),
            UnreadableReason.TOO_LARGE,
            "文件大小为 " + size + " 字节，超过上限 " + maxBytes + " 字节（document.max.bytes），未读取。",
            "The file has "
                + size
                + " bytes; the limit is "
                + maxBytes
                + " bytes (document.max.bytes). It was not read.",
            null);
    return new CheckedFile.NotRead(new CheckedFile.Source(file, hash, "", size), unreadable, "");
  }

  private Submission submission(Path path, String id, String sha256, int bytes) {
    Path name = path.getFileName();
    return new Submission(
        id,
        "",
        name == null ? "" : name.toString(),
        "",
        "",
        sha256,
        bytes,
        receivedAt,
        NOWHERE,
        (long) NOWHERE);
  }

  private static CheckedFile.Source source(String file, Submission submission) {
    return new CheckedFile.Source(
        file, submission.getSha256(), submission.getMediaType(), submission.getBytes());
  }

  /** Hash of a file that is not held in memory. */
  private static String hash(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
