package io.gongkai.normalize.read.container;

/** A configurable bound on documents: what it counts, and the key that sets it. */
public enum Limit {
  /** {@code maxBytes}. */
  BYTES("document.max.bytes", "字节", "bytes"),
  /** {@code maxUnpackedBytes}. */
  UNPACKED_BYTES("document.max.unpacked.bytes", "字节（解压后）", "bytes unpacked"),
  /** {@code maxChars}. */
  CHARS("document.max.chars", "个字符", "characters"),
  /** {@code maxPages}. */
  PAGES("document.max.pages", "页", "pages"),
  /** {@code maxElements}. */
  ELEMENTS("document.max.elements", "个元素（标签、对象、字形）", "elements (tags, objects, glyphs)"),
  /** {@code maxTime}. */
  TIME("document.max.time.ms", "毫秒读取时间", "ms of reading time");

  private final String key;
  private final String chinese;
  private final String english;

  Limit(String key, String chinese, String english) {
    this.key = key;
    this.chinese = chinese;
    this.english = english;
  }

  /** The configuration key that sets the limit. */
  public String key() {
    return key;
  }

  /**
   * The refusal of a document that goes beyond the limit.
   *
   * @param value the limit in force
   */
  public UnreadableException exceeded(long value) {
    return UnreadableException.over(this, value);
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }
}
