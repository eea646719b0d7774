package io.gongkai.normalize.read.container;

import io.gongkai.model.UnreadableReason;
import java.util.Objects;

/** No text can be read out of a document; says why, to its publisher. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final UnreadableReason reason;
  private final String chinese;

  /**
   * A document cannot be read.
   *
   * @param reason code of the reason
   * @param chinese what was found and what to do, in Chinese
   * @param english the same in English
   */
  public UnreadableException(UnreadableReason reason, String chinese, String english) {
    super(english);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.chinese = Objects.requireNonNull(chinese, "chinese");
  }

  /** The document is damaged: its container cannot be opened. */
  public static UnreadableException corrupt(String container, Throwable cause) {
    UnreadableException corrupt =
        new UnreadableException(
            UnreadableReason.CORRUPT,
            container + " 文件已损坏，无法打开。请检查文件能否正常打开，然后重新提交。",
            "The " + container + " file is damaged. Check whether it opens, and publish it again.");
    corrupt.initCause(cause);
    return corrupt;
  }

  /** The document cannot be opened without a password. */
  public static UnreadableException encrypted(String container) {
    return new UnreadableException(
        UnreadableReason.ENCRYPTED,
        container + " 文件设有打开密码。请取消密码后重新提交。",
        "The " + container + " file needs a password. Remove the password and publish it again.");
  }

  /** The document's pages are pictures without text. */
  public static UnreadableException scanned(String container) {
    return new UnreadableException(
        UnreadableReason.SCANNED_IMAGE,
        container + " 文件是图片或扫描件，没有文字。请提交由文字处理软件生成的文件。",
        "The " + container + " file holds pictures and no text. Publish the original document.");
  }

  /** The document goes beyond a configurable limit; the message names its key. */
  static UnreadableException over(Limit limit, long value) {
    return new UnreadableException(
        UnreadableReason.TOO_LARGE,
        "文件超过上限 " + value + " " + limit.chinese() + "（" + limit.key() + "）。请拆分文件或删去多余内容后重新提交。",
        "The document goes beyond the limit of "
            + value
            + " "
            + limit.english()
            + " ("
            + limit.key()
            + "). Split it or remove what is not part of the report, and publish it again.");
  }

  /** The document is larger than a bound that no configuration moves. */
  public static UnreadableException tooLarge(String what, String unit, long limit) {
    return new UnreadableException(
        UnreadableReason.TOO_LARGE,
        what + "超过上限 " + limit + "。请拆分文件或删去多余内容后重新提交。",
        "The document has more than the limit of "
            + limit
            + " "
            + unit
            + ". Split it or remove what is not part of the report, and publish it again.");
  }

  /** Documents of this type are not read. */
  public static UnreadableException unsupported(String mediaType) {
    return new UnreadableException(
        UnreadableReason.UNSUPPORTED_FORMAT,
        "不支持读取此格式（" + mediaType + "）。请提交 PDF、DOCX、DOC、网页或文本格式。",
        "Documents of the type "
            + mediaType
            + " are not read. Publish it as PDF, DOCX, DOC, web page or text.");
  }

  /** Code of the reason. */
  public UnreadableReason reason() {
    return reason;
  }

  /** What was found and what to do, in Chinese; the message is the same in English. */
  public String chinese() {
    return chinese;
  }
}
