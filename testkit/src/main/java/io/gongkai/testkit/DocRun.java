package io.gongkai.testkit;

/**
 * Characters of a DOC document with the same format.
 *
 * @param text the characters
 * @param format how they are shown
 */
public record DocRun(String text, Format format) {

  /** How characters are shown. */
  public enum Format {
    /** As everybody sees them. */
    SHOWN(new byte[0]),
    /** Not at all: sprmCFVanish. */
    HIDDEN(new byte[] {0x3c, 0x08, 1}),
    /** As struck out by a tracked change: sprmCFRMarkDel. */
    DELETED(new byte[] {0x00, 0x08, 1}),
    /** With a line through them: sprmCFStrike. */
    STRUCK(new byte[] {0x37, 0x08, 1}),
    /** Small and above the line: sprmCIss. */
    RAISED(new byte[] {0x48, 0x2a, 1});

    private final byte[] properties;

    Format(byte[] properties) {
      this.properties = properties;
    }
  }

  /** Characters that everybody sees. */
  public static DocRun shown(String text) {
    return new DocRun(text, Format.SHOWN);
  }

  byte[] properties() {
    return format.properties.clone();
  }

  DocRun withMark(char mark) {
    return new DocRun(text + mark, format);
  }
}
