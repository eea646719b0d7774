package io.gongkai.normalize.read.html;

import java.util.Locale;
import org.jsoup.parser.Tag;

/** The elements that a plain page is made of. */
enum PlainTag {
  HTML(Role.PAGE),
  HEAD(Role.PAGE),
  BODY(Role.PAGE),
  META(Role.HEAD),
  LINK(Role.HEAD),
  TITLE(Role.HEAD),
  SCRIPT(Role.RAW),
  STYLE(Role.RAW),
  P(Role.PARAGRAPH),
  DIV(Role.BLOCK),
  CENTER(Role.BLOCK),
  SECTION(Role.BLOCK),
  ARTICLE(Role.BLOCK),
  MAIN(Role.BLOCK),
  HEADER(Role.BLOCK),
  FOOTER(Role.BLOCK),
  NAV(Role.BLOCK),
  ASIDE(Role.BLOCK),
  UL(Role.LIST),
  OL(Role.LIST),
  LI(Role.ITEM),
  H1(Role.HEADING),
  H2(Role.HEADING),
  H3(Role.HEADING),
  H4(Role.HEADING),
  H5(Role.HEADING),
  H6(Role.HEADING),
  HR(Role.RULE),
  BR(Role.BREAK),
  IMG(Role.IMAGE),
  A(Role.LINK),
  SPAN(Role.INLINE),
  LABEL(Role.INLINE),
  B(Role.INLINE),
  STRONG(Role.INLINE),
  I(Role.INLINE),
  EM(Role.INLINE),
  U(Role.INLINE),
  FONT(Role.INLINE),
  BIG(Role.INLINE),
  SMALL(Role.INLINE),
  /** Marks ends of paragraphs in pages that a word processor wrote. */
  OFFICE_P("o:p", Role.INLINE),
  TABLE(Role.TABLE),
  COLGROUP(Role.COLUMNS),
  COL(Role.COLUMN),
  THEAD(Role.ROWS),
  TBODY(Role.ROWS),
  TFOOT(Role.ROWS),
  TR(Role.ROW),
  TD(Role.CELL),
  TH(Role.CELL);

  /** Where an element may stand, and what may stand in it. */
  enum Role {
    PAGE,
    HEAD,
    RAW,
    PARAGRAPH,
    BLOCK,
    LIST,
    ITEM,
    HEADING,
    RULE,
    BREAK,
    IMAGE,
    LINK,
    INLINE,
    TABLE,
    COLUMNS,
    COLUMN,
    ROWS,
    ROW,
    CELL;

    /** Whether elements have no content and no end tag. */
    boolean isVoid() {
      return this == RULE || this == BREAK || this == IMAGE || this == COLUMN;
    }

    /** Whether only parts of a table may stand in elements, and no words. */
    boolean isFrame() {
      return this == TABLE || this == COLUMNS || this == ROWS || this == ROW;
    }
  }

  /** What the text has before and behind an element. */
  enum Break {
    NONE,
    LINE,
    BLOCK
  }

  /** Longest name that is looked up. */
  static final int LONGEST_NAME = 8;

  private static final int SLOTS = 512;
  private static final PlainTag[] BY_KEY = byKey();

  private final String tagName;
  private final Role role;
  private final long key;
  private final boolean skipped;
  private final Break around;

  PlainTag(Role role) {
    this(null, role);
  }

  PlainTag(String differentName, Role role) {
    this.tagName = differentName == null ? name().toLowerCase(Locale.ROOT) : differentName;
    this.role = role;
    long packed = 0;
    for (int i = 0; i < tagName.length(); i++) {
      packed = (packed << 8) | tagName.charAt(i);
    }
    this.key = packed;
    this.skipped = HtmlText.isSkipped(tagName);
    boolean block = Tag.valueOf(tagName).isBlock();
    this.around = HtmlText.isBlock(tagName) ? Break.BLOCK : block ? Break.LINE : Break.NONE;
  }

  private static PlainTag[] byKey() {
    PlainTag[] slots = new PlainTag[SLOTS];
    for (PlainTag tag : values()) {
      int slot = slot(tag.key);
      while (slots[slot] != null) {
        slot = (slot + 1) % SLOTS;
      }
      slots[slot] = tag;
    }
    return slots;
  }

  /**
   * The tag of a name; null when plain pages have no such one.
   *
   * @param key the name's characters in small letters, of eight bits each
   */
  static PlainTag of(long key) {
    int slot = slot(key);
    while (BY_KEY[slot] != null && BY_KEY[slot].key != key) {
      slot = (slot + 1) % SLOTS;
    }
    return BY_KEY[slot];
  }

  private static int slot(long key) {
    return (int) ((key * 0x9e3779b97f4a7c15L) >>> 55);
  }

  String tagName() {
    return tagName;
  }

  Role role() {
    return role;
  }

  /** Whether what is inside is no part of the text. */
  boolean isSkipped() {
    return skipped;
  }

  Break around() {
    return around;
  }
}
