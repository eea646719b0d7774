package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.lex.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Enumerates the readings of a row whose filled cells are not as many as its columns: one cell left
 * out, cells glued together, cells torn apart, or foreign numbers among them. The printed order is
 * always kept.
 */
final class Readings {
  /** More readings than this are as good as none. */
  static final int MOST = 2000;

  /** Longest number that is read as a count: longer ones are glued cells. */
  private static final int LONGEST_COUNT = 9;

  private final RowShape shape;
  private final List<Token> tokens;
  private final boolean bySums;
  private final List<Slot[]> found = new ArrayList<>();
  private final Slot[] slots;
  private boolean overflow;

  private Readings(RowShape shape, List<Token> tokens, boolean bySums) {
    this.shape = shape;
    this.tokens = tokens;
    this.bySums = bySums && shape.group() > 0;
    this.slots = new Slot[shape.columns()];
  }

  /**
   * Readings of a row.
   *
   * @param tokens the filled cells
   * @param bySums whether readings that break a total of the row are left out
   * @return all readings; empty when there are none or more than {@link #MOST}
   */
  static List<Slot[]> of(RowShape shape, List<Token> tokens, boolean bySums) {
    Readings readings = new Readings(shape, tokens, bySums);
    int lacking = shape.columns() - tokens.size();
    if (lacking == 1) {
      readings.leaveOneOut();
    }
    if (lacking > 0) {
      readings.split(0, 0, 0);
    } else if (lacking < 0 && lacking >= -2) {
      readings.drop(0, 0, -lacking);
      if (lacking == -1) {
        readings.join();
      }
    }
    return readings.overflow ? List.of() : readings.found;
  }

  /** One cell has no number at all: it may be any. */
  private void leaveOneOut() {
    for (Token token : tokens) {
      if (!isPlain(token)) {
        return;
      }
    }
    for (int gap = 0; gap < shape.columns(); gap++) {
      for (int column = 0; column < shape.columns(); column++) {
        slots[column] =
            column == gap
                ? Slot.empty(CellState.MISSING, -1, -1)
                : TokenSlots.slot(tokens.get(column < gap ? column : column - 1));
      }
      add();
    }
  }

  /** Cells stand together without a separator: cut their digits wherever a number may start. */
  private void split(int token, int digit, int column) {
    if (overflow) {
      return;
    }
    if (column > 0 && shape.isTotal(column - 1) && bySums && !groupHolds(column - shape.group())) {
      return;
    }
    if (token == tokens.size()) {
      if (column == shape.columns()) {
        add();
      }
      return;
    }
    int left = shape.columns() - column;
    if (left < tokens.size() - token) {
      return;
    }
    Token at = tokens.get(token);
    if (at.kind() != Kind.NUMBER || !isDigits(at)) {
      if (digit == 0 && left > 0) {
        slots[column] = TokenSlots.slot(at);
        split(token + 1, 0, column + 1);
      }
      return;
    }
    String digits = at.digits();
    int longest =
        digits.charAt(digit) == '0' ? 1 : Math.min(digits.length() - digit, LONGEST_COUNT);
    for (int length = 1; length <= longest && left > 0; length++) {
      int end = digit + length;
      slots[column] =
          Slot.printed(
              new BigDecimal(digits.substring(digit, end)), at.start() + digit, at.start() + end);
      if (end == digits.length()) {
        split(token + 1, 0, column + 1);
      } else {
        split(token, end, column + 1);
      }
    }
  }

  /** Some numbers are none of the row's, such as a page number. */
  private void drop(int token, int column, int drops) {
    if (overflow) {
      return;
    }
    if (column == shape.columns() && token + drops == tokens.size()) {
      add();
      return;
    }
    if (token == tokens.size()) {
      return;
    }
    if (column < shape.columns()) {
      slots[column] = TokenSlots.slot(tokens.get(token));
      drop(token + 1, column + 1, drops);
    }
    if (drops > 0) {
      drop(token + 1, column, drops - 1);
    }
  }

  /** The digits of one number were torn apart. */
  private void join() {
    for (int pair = 0; pair + 1 < tokens.size(); pair++) {
      Token first = tokens.get(pair);
      Token second = tokens.get(pair + 1);
      if (!isDigits(first) || !isDigits(second) || first.digits().startsWith("0")) {
        continue;
      }
      for (int column = 0; column < shape.columns(); column++) {
        slots[column] =
            column == pair
                ? Slot.printed(
                    new BigDecimal(first.digits() + second.digits()), first.start(), second.end())
                : TokenSlots.slot(tokens.get(column < pair ? column : column + 1));
      }
      add();
    }
  }

  private void add() {
    Slot[] reading = slots.clone();
    if (bySums) {
      for (int group = 0; group < shape.columns(); group += shape.group()) {
        if (!Totals.complete(reading, group, shape.group())) {
          return;
        }
      }
    }
    if (found.size() >= MOST) {
      overflow = true;
      return;
    }
    found.add(reading);
  }

  private boolean groupHolds(int first) {
    return Totals.complete(slots.clone(), first, shape.group());
  }

  private boolean isPlain(Token token) {
    // 0042 is no number that a report prints: it is glued cells.
    return token.kind() != Kind.NUMBER
        || !token.digits().startsWith("0")
        || token.digits().length() == 1
        || token.digits().startsWith("0.");
  }

  private static boolean isDigits(Token token) {
    return token.kind() == Kind.NUMBER
        && token.digits().chars().allMatch(c -> c >= '0' && c <= '9')
        && token.end() - token.start() == token.digits().length();
  }
}
