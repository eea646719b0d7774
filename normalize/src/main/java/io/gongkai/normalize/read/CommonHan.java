package io.gongkai.normalize.read;

import java.nio.charset.Charset;
import java.util.BitSet;

/** The Han characters of level 1 of GB 2312 and of Big5: those in everyday use. */
final class CommonHan {
  private static final BitSet COMMON = new BitSet(0x10000);

  static {
    // GB 2312 level 1: rows 16 to 55. Big5 level 1: lead bytes A4 to C6.
    addRows(Charset.forName("GB18030"), 0xb0, 0xd7, 0xa1);
    addRows(Charset.forName("Big5"), 0xa4, 0xc6, 0x40);
  }

  private CommonHan() {}

  static boolean contains(char c) {
    return COMMON.get(c);
  }

  private static void addRows(Charset charset, int firstLead, int lastLead, int firstTrail) {
    byte[] pair = new byte[2];
    for (int lead = firstLead; lead <= lastLead; lead++) {
      for (int trail = firstTrail; trail <= 0xfe; trail++) {
        pair[0] = (byte) lead;
        pair[1] = (byte) trail;
        String character = new String(pair, charset);
        if (character.length() == 1 && character.charAt(0) >= 0x3400) {
          COMMON.set(character.charAt(0));
        }
      }
    }
    COMMON.clear(0xfffd);
  }
}
