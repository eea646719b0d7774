package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.lex.Token.Kind;
import io.gongkai.normalize.read.container.Deadline;
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
  private static final int MOST_BY_SUMS = 2000;

  /** Beyond this many readings nothing that they agree on would be worth the search. */
  private static final int MOST_BY_PRINT = 200;

  /** Bound on the work: a row that takes more has more readings than anything could choose from. */
  private static final int MOST_STEPS = 400_000;

  /**
   * Longest number that is cut out of glued cells: the most digits that always fit a cell's value,
   * a long. A narrower bound would rule readings out, and the wrong one may be the only one left.
   */
  private static final int LONGEST_COUNT = 18;

  private final RowShape shape;
  private final List<Token> tokens;
  private final boolean[] plain;
  private final boolean[] padded;
  private final boolean bySums;
  private final Deadline deadline;
  private final List<Slot[]> found = new ArrayList<>();
  private final Slot[] slots;
  private final Slot[][] cuts;
  private int steps;
  private boolean overflow;
  private boolean mayLack;
  private boolean lacks;

  private Readings(RowShape shape, List<Token> tokens, boolean bySums, Deadline deadline) {
    this.deadline = deadline;
    this.shape = shape;
    this.tokens = tokens;
    this.bySums = bySums && shape.group() > 0;
    this.slots = new Slot[shape.columns()];
    this.cuts = new Slot[tokens.size()][];
    this.plain = new boolean[tokens.size()];
    this.padded = new boolean[tokens.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = isDigits(tokens.get(i));
      padded[i] = tokens.size() > 1 && isPadded(tokens.get(i));
    }
  }

  /**
   * Readings of a row.
   *
   * @param tokens the filled cells
   * @param bySums whether readings that break a total of the row are left out
   * @param glued whether the row has run into the words around it, so that a zero in front of a
   *     number is a cell that has run into it too
   * @param deadline for the document
   * @return all readings; empty when there are none or too many
   */
  static List<Slot[]> of(
      RowShape shape, List<Token> tokens, boolean bySums, boolean glued, Deadline deadline) {
    Readings readings = new Readings(shape, tokens, bySums, deadline);
    int lacking = shape.columns() - tokens.size();
    if (lacking > 1 && !glued && readings.hasPadded()) {
      return List.of();
    }
    if (lacking > 0 && readings.bySums && readings.isGarbled()) {
      // The total would only give the garbled cell its value, and witness for nothing.
      return List.of();
    }
    if (lacking > 1 && shape.groups() > 1 && tokens.size() > shape.groups()) {
      // No sum across rows stands over the row, and cells that stand apart are lost, not glued.
      return List.of();
    }
    if (lacking > 0) {
      // Among glued cells, readings with a number in every cell go first. By the print, and where
      // only one number is lacking, all are possible.
      readings.mayLack = !bySums || lacking == 1;
      readings.split(0, 0, 0);
      boolean witnessed = shape.group() == 0 || shape.group() == shape.columns();
      if (!readings.mayLack && readings.found.isEmpty() && witnessed) {
        readings.mayLack = true;
        readings.split(0, 0, 0);
      }
      if (lacking > 1 && !readings.found.isEmpty() && readings.areWhole()) {
        readings.leaveBlank(0, 0);
      }
    } else if (lacking < 0 && lacking >= -2) {
      readings.drop(0, 0, -lacking);
      if (lacking == -1) {
        readings.join();
      }
    }
    return readings.overflow ? List.of() : readings.found;
  }

  /** Cells stand together without a separator: cut their digits wherever a number may start. */
  private void split(int token, int digit, int column) {
    step();
    if (overflow) {
      return;
    }
    if (column > 0 && shape.isTotal(column - 1) && bySums && !groupHolds(column - shape.group())) {
      return;
    }
    if (token == tokens.size()) {
      if (column == shape.columns()) {
        add();
      } else {
        lack(token, digit, column);
      }
      return;
    }
    int left = shape.columns() - column;
    if (left < tokens.size() - token) {
      return;
    }
    lack(token, digit, column);
    Token at = tokens.get(token);
    if (at.digits().length() > shape.columns() * LONGEST_COUNT) {
      return;
    }
    if (!plain[token]) {
      if (digit == 0 && left > 0) {
        slots[column] = TokenSlots.slot(at);
        split(token + 1, 0, column + 1);
      }
      return;
    }
    String digits = at.digits();
    if (digit == 0 && left > 0 && padded[token]) {
      slots[column] = TokenSlots.slot(at);
      split(token + 1, 0, column + 1);
    }
    if (digits.length() - digit > left * LONGEST_COUNT) {
      return;
    }
    int most = digits.charAt(digit) == '0' ? 1 : Math.min(digits.length() - digit, LONGEST_COUNT);
    for (int length = 1; length <= most && left > 0; length++) {
      int end = digit + length;
      slots[column] = cut(token, digit, length);
      if (end == digits.length()) {
        split(token + 1, 0, column + 1);
      } else {
        split(token, end, column + 1);
      }
    }
  }

  /** A number cut out of a token's digits; the same one is tried in many readings. */
  private Slot cut(int token, int digit, int length) {
    Token at = tokens.get(token);
    int place = digit * LONGEST_COUNT + length - 1;
    if (cuts[token] == null) {
      cuts[token] = new Slot[at.digits().length() * LONGEST_COUNT];
    }
    Slot cut = cuts[token][place];
    if (cut == null) {
      int end = digit + length;
      cut =
          Slot.printed(
              BigDecimal.valueOf(Long.parseLong(at.digits(), digit, end, 10)),
              at.start() + digit,
              at.start() + end);
      cuts[token][place] = cut;
    }
    return cut;
  }

  private void step() {
    deadline.checkReading();
    overflow |= ++steps > MOST_STEPS;
  }

  /** One cell has no number at all. */
  private void lack(int token, int digit, int column) {
    if (mayLack && !lacks && column < shape.columns()) {
      lacks = true;
      slots[column] = Slot.empty(CellState.MISSING, -1, -1);
      split(token, digit, column + 1);
      lacks = false;
    }
  }

  /** The cells that have no number were left blank, and no number was glued to another. */
  private void leaveBlank(int token, int column) {
    step();
    if (overflow || shape.columns() - column < tokens.size() - token) {
      return;
    }
    if (column > 0 && bySums && shape.isTotal(column - 1) && !groupHolds(column - shape.group())) {
      return;
    }
    if (column == shape.columns()) {
      add();
      return;
    }
    if (token < tokens.size()) {
      slots[column] = TokenSlots.slot(tokens.get(token));
      leaveBlank(token + 1, column + 1);
    }
    slots[column] = Slot.empty(CellState.BLANK, -1, -1);
    leaveBlank(token, column + 1);
  }

  /** Whether cells stand apart and one has a zero in front, which is no reason to cut it. */
  private boolean hasPadded() {
    for (int i = 0; i < padded.length; i++) {
      if (padded[i] && !isRunOfZeros(tokens.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the zeros in front of a number may be its own, and not cells glued to it. */
  private static boolean isPadded(Token token) {
    String digits = token.digits();
    if (!digits.startsWith("0") || digits.startsWith("0.")) {
      return false;
    }
    int zeros = 1;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros < digits.length();
  }

  /** Whether every number may be that of one cell: a run of zeros is one of several. */
  private boolean areWhole() {
    return tokens.stream()
        .noneMatch(token -> isRunOfZeros(token) || !TokenSlots.slot(token).isAssessable());
  }

  private static boolean isRunOfZeros(Token token) {
    return token.digits().startsWith("000");
  }

  private boolean isGarbled() {
    return tokens.stream().anyMatch(token -> token.kind() == Kind.GARBLED);
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
      boolean torn = plain[pair] && plain[pair + 1] && !first.digits().startsWith("0");
      if (!torn || first.digits().length() + second.digits().length() > LONGEST_COUNT) {
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
    if (bySums && !shape.complete(reading)) {
      return;
    }
    if (found.size() >= (bySums ? MOST_BY_SUMS : MOST_BY_PRINT)) {
      overflow = true;
      return;
    }
    found.add(reading);
  }

  private boolean groupHolds(int first) {
    return Totals.complete(slots.clone(), first, shape.group());
  }

  private static boolean isDigits(Token token) {
    String digits = token.digits();
    if (token.kind() != Kind.NUMBER || token.end() - token.start() != digits.length()) {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!Chars.isDigit(digits.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
