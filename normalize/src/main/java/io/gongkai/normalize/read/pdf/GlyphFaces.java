package io.gongkai.normalize.read.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.util.Vector;

/**
 * What the glyphs of a document's fonts stand for, and how far they reach. A font is asked once for
 * each of its glyphs: it looks them up in several tables of ranges, and most stand in a document
 * many times. Used by one thread.
 */
final class GlyphFaces {
  /**
   * Fonts that are remembered at a time. The table of each takes up a quarter of a megabyte at the
   * most; a face in it takes no more than what is kept of one glyph on a page.
   */
  private static final int MOST_FONTS = 16;

  /** Codes of more than two bytes are not remembered. */
  private static final int CODES = 1 << 16;

  private static final int BLOCK = 1 << 8;

  private final Map<PDFont, Face[][]> fonts = new HashMap<>();
  private PDFont current;
  private Face[][] blocks;

  /** A glyph of a font. */
  static final class Face {
    private final PDFont font;
    private final int code;
    private final Vector displacement;
    private String text;
    private boolean asked;

    /** Whether the code is that of the two bytes that it is made of, and of no others. */
    private boolean pair;

    private Face(PDFont font, int code) throws IOException {
      this.font = font;
      this.code = code;
      this.displacement = font.getDisplacement(code);
    }

    int code() {
      return code;
    }

    /** From where it is put to where the next one is, in the font's coordinates. */
    Vector displacement() {
      return displacement;
    }

    /**
     * The characters that it stands for; null when the font does not say, or contradicts itself.
     */
    String text() throws IOException {
      if (!asked) {
        text = isContradicted(font, code) ? null : font.toUnicode(code);
        asked = true;
      }
      return text;
    }
  }

  /**
   * The glyph that a font shows for the next code of a string, which is passed over.
   *
   * @throws IOException when the font cannot read the code
   */
  Face next(PDFont font, TextBytes string) throws IOException {
    int pair = string.pair();
    Face known = pair < 0 ? null : known(font, pair);
    if (known != null && known.pair) {
      string.skipPair();
      return known;
    }
    int before = string.available();
    int code = font.readCode(string);
    Face face = face(font, code);
    // A reader that went back has looked at what follows; the same two bytes may mean more then.
    boolean wentBack = string.wentBack();
    face.pair |= code == pair && before - string.available() == 2 && !wentBack;
    return face;
  }

  private Face known(PDFont font, int code) {
    Face[] block = blocks(font)[code / BLOCK];
    return block == null ? null : block[code % BLOCK];
  }

  /** A glyph of a font. */
  Face face(PDFont font, int code) throws IOException {
    if (code < 0 || code >= CODES) {
      return new Face(font, code);
    }
    Face[][] blocks = blocks(font);
    Face[] block = blocks[code / BLOCK];
    if (block == null) {
      block = new Face[BLOCK];
      blocks[code / BLOCK] = block;
    }
    Face face = block[code % BLOCK];
    if (face == null) {
      face = new Face(font, code);
      block[code % BLOCK] = face;
    }
    return face;
  }

  private Face[][] blocks(PDFont font) {
    if (!font.equals(current)) {
      if (fonts.size() >= MOST_FONTS && !fonts.containsKey(font)) {
        fonts.clear();
      }
      blocks = fonts.computeIfAbsent(font, f -> new Face[CODES / BLOCK][]);
      current = font;
    }
    return blocks;
  }

  /**
   * Whether a font names a glyph after another digit than the one that it says that the glyph
   * stands for: one of the two is wrong.
   */
  private static boolean isContradicted(PDFont font, int code) throws IOException {
    if (!(font instanceof PDSimpleFont simple) || simple.getEncoding() == null) {
      return false;
    }
    String named = simple.getGlyphList().toUnicode(simple.getEncoding().getName(code));
    String said = font.toUnicode(code);
    return isDigit(named) && isDigit(said) && !named.equals(said);
  }

  private static boolean isDigit(String text) {
    return text != null && text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }
}
