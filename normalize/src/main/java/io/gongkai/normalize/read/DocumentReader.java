package io.gongkai.normalize.read;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Finds out by its content what a document is, and reads its text. */
public final class DocumentReader {
  private static final int SNIFF_BYTES = 1024;

  private final NormalizerLimits limits;

  /** A reader that refuses what is over the limits. */
  public DocumentReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a document.
   *
   * @param document the document's bytes; not changed
   * @return the text, or why there is none
   */
  public Extraction read(byte[] document) {
    if (document.length > limits.maxBytes()) {
      return new Extraction.Failure(
          "application/octet-stream",
          new Refusal(
              UnreadableReason.TOO_LARGE,
              "文件为 " + document.length + " 字节，超过上限 " + limits.maxBytes() + " 字节。请压缩图片或拆分后重新提交。",
              "The document has "
                  + document.length
                  + " bytes, more than the limit of "
                  + limits.maxBytes()
                  + ". Shrink its pictures or split it, and publish it again."));
    }
    Optional<String> container = container(document);
    if (container.isPresent()) {
      return new Extraction.Failure(
          container.get(),
          new Refusal(
              UnreadableReason.UNSUPPORTED_FORMAT,
              "暂不支持读取此格式（" + container.get() + "）。请提交文本格式。",
              "Documents of the type " + container.get() + " are not read. Publish it as text."));
    }
    return readText(document);
  }

  private Extraction readText(byte[] document) {
    Optional<String> decoded = TextDecoder.decode(document);
    if (decoded.isEmpty()) {
      return new Extraction.Failure(
          "application/octet-stream",
          new Refusal(
              UnreadableReason.CORRUPT,
              "文件内容不是任何常用编码（UTF-8、UTF-16、GB18030、Big5）的文本。请检查文件是否损坏。",
              "The bytes are no text in UTF-8, UTF-16, GB18030 or Big5. Check whether the file is"
                  + " damaged."));
    }
    String text = decoded.get();
    String mediaType = "text/plain";
    if (text.length() > limits.maxChars()) {
      return new Extraction.Failure(
          mediaType,
          new Refusal(
              UnreadableReason.TOO_LARGE,
              "文本长度为 " + text.length() + " 个字符，超过上限 " + limits.maxChars() + "。",
              "The text has "
                  + text.length()
                  + " characters, more than the limit of "
                  + limits.maxChars()
                  + "."));
    }
    if (text.isBlank()) {
      return new Extraction.Failure(
          mediaType,
          new Refusal(
              UnreadableReason.EMPTY,
              "文件没有任何文字。请检查是否选错了文件。",
              "The document holds no text. Check whether it is the right file."));
    }
    return new Extraction.Text(mediaType, text);
  }

  private static Optional<String> container(byte[] document) {
    if (startsWith(document, "%PDF-")) {
      return Optional.of("application/pdf");
    }
    if (startsWith(document, "PK\u0003\u0004")) {
      return Optional.of("application/zip");
    }
    if (startsWith(document, "{\\rtf")) {
      return Optional.of("application/rtf");
    }
    if (document.length > 3
        && (document[0] & 0xff) == 0xd0
        && (document[1] & 0xff) == 0xcf
        && (document[2] & 0xff) == 0x11
        && (document[3] & 0xff) == 0xe0) {
      return Optional.of("application/x-ole-storage");
    }
    return isHtml(document) ? Optional.of("text/html") : Optional.empty();
  }

  private static boolean startsWith(byte[] document, String magic) {
    if (document.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (document[i] != (byte) magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHtml(byte[] document) {
    int length = Math.min(document.length, SNIFF_BYTES);
    String head =
        new String(document, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return head.contains("<!doctype html") || head.contains("<html") || head.contains("<body");
  }
}
