package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.align.RowAligner.Aligned;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.lex.Token.Kind;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes the rows of one table into the cells of a report. */
public final class TableDecoder {
  /** What a cell prints is kept up to here: a cell of a million letters is no number. */
  private static final int LONGEST_RAW = 64;

  private final FormLayout layout;
  private final String text;

  /**
   * A decoder for a report.
   *
   * @param layout the form that the report follows
   * @param text the extracted text, for what the cells print
   */
  public TableDecoder(FormLayout layout, String text) {
    this.layout = layout;
    this.text = text;
  }

  /**
   * Decodes the rows of table 2 or 3.
   *
   * @param rows the table's rows
   * @param aligned the runs of values and the rows they belong to
   * @param into takes the cells; rows without a run stay as they are
   */
  public void decode(List<FormRow> rows, List<Aligned> aligned, CellsBuilder into) {
    Padding padding = Padding.of(rows, aligned);
    boolean glued = aligned.stream().anyMatch(run -> isGlued(rows, run));
    List<DecodedRow> decoded = new ArrayList<>();
    for (Aligned run : aligned) {
      if (run.row() < 0) {
        continue;
      }
      FormRow row = rows.get(run.row());
      int first = layout.firstCell(row.item());
      RowShape shape = RowShape.of(row);
      DecodedRow reading = row(first, shape, run.values(), padding, glued);
      decoded.add(
          run.certain() && isWhole(reading, run.strays()) && !isRunTogether(reading, run.values())
              ? reading
              : DecodedRow.all(first, shape, CellState.ILLEGIBLE));
    }
    JointSolver.solve(decoded, layout.sums()).forEach(row -> fill(row, into));
  }

  /**
   * Decodes table 4, which is one row of three groups.
   *
   * @param values the values of the row
   * @param into takes the cells
   */
  public void decodeTable4(List<Token> values, CellsBuilder into) {
    int first = layout.firstCell("t4.reconsideration");
    DecodedRow row = row(first, RowShape.table4(), values, Padding.none(), false);
    // Nothing but its own totals stands over table 4.
    if (row.isDoubtful() || row.isMisplaced()) {
      row =
          row.candidates().isEmpty()
              ? DecodedRow.all(first, row.shape(), CellState.ILLEGIBLE)
              : row.reopen();
    }
    if (row.isDecided()) {
      fill(row, into);
    } else {
      fill(row.candidates().isEmpty() ? row.decideByPrint() : row.decideBy(row.candidates()), into);
    }
  }

  private DecodedRow row(
      int first, RowShape shape, List<Token> values, Padding padding, boolean glued) {
    List<Token> filled = values.stream().filter(Token::isFilled).toList();
    if (filled.isEmpty()) {
      return DecodedRow.all(first, shape, values.isEmpty() ? CellState.MISSING : CellState.BLANK);
    }
    int columns = shape.columns();
    if (filled.size() == columns) {
      return whole(first, shape, slots(filled));
    }
    if (shape.columns() == 1 && saysOneThing(filled)) {
      return DecodedRow.decided(first, shape, Arrays.asList(slots(filled.subList(0, 1))));
    }
    Slot[] positional = positional(shape, values, padding);
    // Of cells that stand apart, several without a number are blank or lost: none is glued.
    boolean apart =
        columns - filled.size() > 1
            && (filled.size() < values.size() || !(glued || touchesWords(filled)));
    List<Slot[]> printed = apart ? List.of() : Readings.of(shape, filled, false);
    List<Slot[]> candidates = apart ? List.of() : Readings.of(shape, filled, true);
    if (positional != null) {
      return DecodedRow.placed(
          first,
          shape,
          Arrays.asList(positional),
          candidates,
          printed,
          isSurelyPlaced(shape, positional, values, padding, candidates));
    }
    if (printed.size() == 1) {
      return whole(first, shape, printed.get(0));
    }
    return DecodedRow.open(first, shape, candidates, printed);
  }

  /**
   * Whether numbers that stray behind a row leave it whole: one may be a page number where the
   * row's total holds; more are the rest of its own numbers.
   */
  private static boolean isWhole(DecodedRow row, int strays) {
    if (strays == 0 || !row.isDecided()) {
      return strays == 0;
    }
    return strays == 1 && holds(row.shape(), row.slots().toArray(Slot[]::new));
  }

  /**
   * Whether a row stands in the midst of words without anything between, and its total does not
   * hold: as many numbers as it has cells are then no sign that each is one.
   */
  private boolean isRunTogether(DecodedRow row, List<Token> values) {
    List<Token> filled = values.stream().filter(Token::isFilled).toList();
    if (!row.isDecided() || filled.size() != row.shape().columns() || row.totalHolds()) {
      return false;
    }
    return touchesWords(filled);
  }

  /** Whether a row has run into the words around it, as all rows of such a table may have. */
  private boolean isGlued(List<FormRow> rows, Aligned run) {
    List<Token> filled = run.values().stream().filter(Token::isFilled).toList();
    return run.row() >= 0
        && !filled.isEmpty()
        && filled.size() + 1 < rows.get(run.row()).columns().size()
        && touchesWords(filled);
  }

  /** Whether nothing stands between the numbers and the words before or behind them. */
  private boolean touchesWords(List<Token> filled) {
    int before = filled.get(0).start() - 1;
    int after = filled.get(filled.size() - 1).end();
    return (before >= 0 && isOfWords(text.charAt(before)))
        || (after < text.length() && isOfLabel(text.charAt(after)));
  }

  /** The digit behind a number is the ordinal of the next label. */
  private static boolean isOfLabel(char c) {
    return isOfWords(c) || Character.isDigit(c);
  }

  private static boolean isOfWords(char c) {
    return Character.isLetter(c) || c == '）' || c == '”' || c == ')' || c == '（';
  }

  /** A row with a number or mark in every cell; one that is garbled may follow from the sums. */
  private static DecodedRow whole(int first, RowShape shape, Slot[] slots) {
    long garbled = Arrays.stream(slots).filter(slot -> !slot.isAssessable()).count();
    if (garbled == 0 || shape.group() == 0) {
      return DecodedRow.decided(first, shape, Arrays.asList(slots));
    }
    Slot[] completed = slots.clone();
    List<Slot[]> candidates = new ArrayList<>();
    if (holds(shape, completed)) {
      candidates.add(completed);
    }
    return DecodedRow.open(first, shape, candidates, List.<Slot[]>of(slots));
  }

  private static boolean holds(RowShape shape, Slot[] slots) {
    for (int group = 0; shape.group() > 0 && group < shape.columns(); group += shape.group()) {
      if (!Totals.complete(slots, group, shape.group())) {
        return false;
      }
    }
    return true;
  }

  /** A single cell that a wide grid repeats. */
  private static boolean saysOneThing(List<Token> filled) {
    return filled.stream()
        .allMatch(
            token ->
                token.kind() == filled.get(0).kind()
                    && token.digits().equals(filled.get(0).digits()));
  }

  /**
   * The reading by the grid: blank cells count as cells, those that only pad the row are taken off.
   */
  private static Slot[] positional(RowShape shape, List<Token> values, Padding padding) {
    int spare = values.size() - shape.columns();
    if (spare < 0 || values.stream().noneMatch(token -> token.kind() == Kind.BLANK)) {
      return null;
    }
    // Where cells stand on lines of their own, blank ones may pad the label of the next row.
    boolean placeKnown = isOnOneLine(values) || padding.totalsOnly() != Padding.TotalsOnly.NO;
    int lead = placeKnown ? padding.lead(spare) : Padding.DIFFERS;
    if (lead == Padding.DIFFERS) {
      return onlyWindow(shape, values, padding);
    }
    return window(shape, values, lead);
  }

  /**
   * Whether the blank cells at the row's edges are its own: where rows end at different places of
   * the grid, or blank lines stand before the first cell, one of them may pad the row and another
   * cell be lost.
   */
  private static boolean isSurelyPlaced(
      RowShape shape, Slot[] placed, List<Token> values, Padding padding, List<Slot[]> candidates) {
    boolean first = placed[0].state() == CellState.BLANK;
    boolean last = placed[placed.length - 1].state() == CellState.BLANK;
    long blanks = Arrays.stream(placed).filter(slot -> slot.state() == CellState.BLANK).count();
    boolean mayPad =
        shape.group() == 0
            ? values.size() > placed.length
            : blanks == 1 && candidates.stream().anyMatch(other -> movesCells(placed, other));
    if (last && mayPad) {
      // Behind a lost cell stands a blank one that only pads the row.
      return false;
    }
    if (isOnOneLine(values)) {
      return !padding.ragged() || !(first || (last && padding.leadsDiffer()));
    }
    return !(first || last) || (values.size() == placed.length && blanks > 1);
  }

  /** Whether a reading puts another number, or none, where the grid has one. */
  private static boolean movesCells(Slot[] placed, Slot[] reading) {
    for (int i = 0; i < placed.length; i++) {
      if (placed[i].state() != CellState.BLANK && !placed[i].saysSameAs(reading[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOnOneLine(List<Token> values) {
    return values.get(0).line() == values.get(values.size() - 1).line();
  }

  /**
   * The only place for the row among its blank cells at which its totals hold; null when unsure.
   */
  private static Slot[] onlyWindow(RowShape shape, List<Token> values, Padding padding) {
    Slot[] only = null;
    int firstFilled = 0;
    while (!values.get(firstFilled).isFilled()) {
      firstFilled++;
    }
    int last = Math.min(firstFilled, values.size() - shape.columns());
    for (int lead = Math.max(0, firstFilled - shape.columns() + 1); lead <= last; lead++) {
      boolean mayLead = isOnOneLine(values) || padding.mayLead(lead);
      Slot[] window = mayLead ? window(shape, values, lead) : null;
      if (window != null
          && (shape.group() == 0 || (hasTotals(shape, window) && holds(shape, window.clone())))) {
        if (only != null) {
          return null;
        }
        only = window;
      }
    }
    return only;
  }

  /** Whether every total is filled in: 0 among blank cells would hold at any place. */
  private static boolean hasTotals(RowShape shape, Slot[] window) {
    for (int i = 0; i < window.length; i++) {
      if (shape.isTotal(i) && window[i].state() == CellState.BLANK) {
        return false;
      }
    }
    return true;
  }

  private static Slot[] window(RowShape shape, List<Token> values, int lead) {
    for (int i = 0; i < values.size(); i++) {
      boolean inside = i >= lead && i < lead + shape.columns();
      if (!inside && values.get(i).isFilled()) {
        return null;
      }
    }
    return slots(values.subList(lead, lead + shape.columns()));
  }

  private static Slot[] slots(List<Token> tokens) {
    return tokens.stream().map(TokenSlots::slot).toArray(Slot[]::new);
  }

  private void fill(DecodedRow row, CellsBuilder into) {
    for (int i = 0; i < row.shape().columns(); i++) {
      Slot slot = row.slots().get(i);
      int index = row.first() + i;
      if (slot.value() != null) {
        into.value(index, slot.state(), slot.value());
      } else {
        into.state(index, slot.state());
      }
      if (slot.start() >= 0) {
        int shown = Math.min(slot.end(), slot.start() + LONGEST_RAW);
        into.text(index, slot.start(), slot.end(), text.substring(slot.start(), shown));
      }
    }
  }
}
