package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.Token;
import java.math.BigDecimal;

/** Turns a cell's token into what it says when it is read as one whole cell. */
final class TokenSlots {
  /** Most digits of a number: more are cells run together, and no report prints them. */
  private static final int MOST_DIGITS = 15;

  private TokenSlots() {}

  static Slot slot(Token token) {
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case NIL -> Slot.empty(CellState.NIL, token.start(), token.end());
      case BLANK -> Slot.empty(CellState.BLANK, -1, -1);
      case GARBLED, TEXT, ROW_END -> Slot.empty(CellState.ILLEGIBLE, token.start(), token.end());
    };
  }

  private static Slot number(Token token) {
    if (token.digits().length() > MOST_DIGITS) {
      return Slot.empty(CellState.ILLEGIBLE, token.start(), token.end());
    }
    return Slot.printed(value(token.digits()), token.start(), token.end());
  }

  /** The number that digits write, with or without sign and point. */
  private static BigDecimal value(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (!Chars.isDigit(digits.charAt(i))) {
        return new BigDecimal(digits);
      }
    }
    return BigDecimal.valueOf(Long.parseLong(digits));
  }
}
