package io.gongkai.testkit;

/**
 * Characters of a DOC document with the same properties.
 *
 * @param text the characters
 * @param hidden whether they are formatted as hidden
 * @param deleted whether a tracked change has struck them out
 */
public record DocRun(String text, boolean hidden, boolean deleted) {
  private static final byte[] PLAIN = {};

  /** sprmCFVanish, set. */
  private static final byte[] HIDDEN = {0x3c, 0x08, 1};

  /** sprmCFRMarkDel, set. */
  private static final byte[] DELETED = {0x00, 0x08, 1};

  /** Characters that everybody sees. */
  public static DocRun shown(String text) {
    return new DocRun(text, false, false);
  }

  byte[] properties() {
    return hidden ? HIDDEN : deleted ? DELETED : PLAIN;
  }

  DocRun withMark(char mark) {
    return new DocRun(text + mark, hidden, deleted);
  }
}
