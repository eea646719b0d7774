package io.gongkai.testkit;

/** What may be unusual about a PDF without changing what a person sees. */
public enum PdfVariety {
  /** Each glyph is placed on its own. */
  GLYPH_BY_GLYPH,
  /** The last line of a page stands first in the file, each placed glyph by glyph from its end. */
  REVERSED,
  /** The page is turned by a quarter, and so is all that it holds. */
  ROTATED,
  /** The page is one form that is drawn as a whole. */
  FORM_OBJECT,
  /** Letters are printed twice, slightly apart, to look bold. */
  PRINTED_TWICE,
  /** Lines are thin filled rectangles. */
  RECTANGLES,
  /** Lines are made of dashes, each drawn for itself. */
  DASHES,
  /** A grey word stands aslant across each page. */
  WATERMARK,
  /** The heading of a table stands again on each page that the table goes on to. */
  REPEATED_HEADS
}
