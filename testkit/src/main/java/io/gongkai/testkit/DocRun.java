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
    SHOWN(0),
    /** Not at all: sprmCFVanish. */
    HIDDEN(0x083c),
    /** As struck out by a tracked change: sprmCFRMarkDel. */
    DELETED(0x0800),
    /** With a line through them: sprmCFStrike. */
    STRUCK(0x0837),
    /** Small and above the line: sprmCIss. */
    RAISED(0x2a48);

    private final int modifier;

    /** A format by the code of the property modifier that sets it; 0 for none. */
    Format(int modifier) {
      this.modifier = modifier;
    }
  }

  /** Characters that everybody sees. */
  public static DocRun shown(String text) {
    return new DocRun(text, Format.SHOWN);
  }

  byte[] properties() {
    int modifier = format.modifier;
    return modifier == 0 ? new byte[0] : new byte[] {(byte) modifier, (byte) (modifier >> 8), 1};
  }

  DocRun withMark(char mark) {
    return new DocRun(text + mark, format);
  }
}
