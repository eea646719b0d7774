package io.gongkai.normalize.lex;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A token of a table.
 *
 * @param kind what it is
 * @param start UTF-16 offset in the text
 * @param end UTF-16 offset behind it
 * @param line line that it stands on, counted from the start of the lexed part
 * @param digits for numbers the digits without separators, with sign and decimal point as printed;
 *     for text the Han characters; else empty
 */
public record Token(Kind kind, int start, int end, int line, String digits) {

  /** Kinds of tokens. */
  public enum Kind {
    /** A number. */
    NUMBER,
    /** A mark for nothing, such as / or —. */
    NIL,
    /** An empty cell between separators. */
    BLANK,
    /** A cell that holds no readable number where one may be expected, such as 1O or 3?. */
    GARBLED,
    /** Words. */
    TEXT,
    /** End of a line of cells. */
    ROW_END
  }

  /** Checks that nothing is null. */
  public Token {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(digits, "digits");
  }

  /** The tokens that are filled, in their order. */
  public static List<Token> filled(List<Token> tokens) {
    List<Token> filled = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (token.isFilled()) {
        filled.add(token);
      }
    }
    return filled;
  }

  /** Whether the token stands for the content of a value cell, blank ones left out. */
  public boolean isFilled() {
    return kind == Kind.NUMBER || kind == Kind.NIL || kind == Kind.GARBLED;
  }
}
