package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.align.RowAligner.Aligned;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Decodes the rows of one table into the cells of a report. */
public final class TableDecoder {
  /** What a cell prints is kept up to here: a cell of a million letters is no number. */
  private static final int LONGEST_RAW = 64;

  private final FormLayout layout;
  private final String text;
  private final Deadline deadline;

  /**
   * A decoder for a report.
   *
   * @param layout the form that the report follows
   * @param text the extracted text, for what the cells print
   * @param deadline for the document
   */
  public TableDecoder(FormLayout layout, String text, Deadline deadline) {
    this.deadline = deadline;
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
    Padding padding = padding(rows, aligned);
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
      if (!run.labelled() && hasNumbersTooMany(shape, run.values())) {
        reading = reading.withoutPrint();
      }
      decoded.add(
          run.certain() && isWhole(reading, run.strays()) && !isRunTogether(reading, run.values())
              ? reading
              : DecodedRow.all(first, shape, CellState.ILLEGIBLE));
    }
    JointSolver.solve(decoded, layout.sums(), deadline).forEach(row -> fill(row, into));
  }

  /**
   * The cells of table 2 or 3 where every row is there once with as many values as it has cells:
   * then no sum decides anything, and other numbers in the same places are read alike.
   *
   * @param rows the table's rows
   * @param aligned the runs of values and the rows they belong to
   * @return by row what stands in its cells; empty when anything else is there
   */
  public static Optional<List<List<Token>>> plain(List<FormRow> rows, List<Aligned> aligned) {
    Padding padding = padding(rows, aligned);
    List<List<Token>> found = new ArrayList<>(Collections.nCopies(rows.size(), null));
    for (Aligned run : aligned) {
      if (run.row() < 0) {
        continue;
      }
      List<Token> cells = Token.filled(run.values());
      boolean plain =
          run.certain()
              && run.strays() == 0
              && found.get(run.row()) == null
              && cells.size() == rows.get(run.row()).columns().size()
              && (run.values().size() == cells.size() || padding.isRegular(run.values()));
      if (!plain) {
        return Optional.empty();
      }
      found.set(run.row(), cells);
    }
    return found.contains(null) ? Optional.empty() : Optional.of(found);
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

  /** What the rows of a table teach of its grid; nothing where no row has a blank cell. */
  private static Padding padding(List<FormRow> rows, List<Aligned> aligned) {
    for (Aligned run : aligned) {
      if (run.row() >= 0 && Token.filled(run.values()).size() < run.values().size()) {
        return Padding.of(rows, aligned);
      }
    }
    return Padding.none();
  }

  private DecodedRow row(
      int first, RowShape shape, List<Token> values, Padding padding, boolean glued) {
    List<Token> filled = Token.filled(values);
    if (filled.isEmpty()) {
      return DecodedRow.all(first, shape, values.isEmpty() ? CellState.MISSING : CellState.BLANK);
    }
    int columns = shape.columns();
    GridPlace grid = new GridPlace(shape, values, padding);
    if (filled.size() == columns) {
      Slot[] slots = slots(filled);
      return grid.isDoubtfulThoughWhole(slots)
          ? wholeOrPlaced(first, shape, slots, grid)
          : whole(first, shape, slots);
    }
    if (shape.columns() == 1 && saysOneThing(filled)) {
      return DecodedRow.decided(first, shape, Arrays.asList(slots(filled.subList(0, 1))));
    }
    Slot[] placed = grid.place();
    // Of cells that stand apart, several without a number are blank or lost: none is glued.
    boolean apart =
        columns - filled.size() > 1
            && (filled.size() < values.size() || !(glued || touchesWords(filled)));
    boolean run = touchesWords(filled);
    List<Slot[]> printed = apart ? List.of() : Readings.of(shape, filled, false, run, deadline);
    List<Slot[]> candidates = apart ? List.of() : Readings.of(shape, filled, true, run, deadline);
    if (placed != null) {
      return DecodedRow.placed(
          first,
          shape,
          Arrays.asList(placed),
          candidates,
          printed,
          grid.isSure(placed, candidates));
    }
    if (printed.size() == 1) {
      return whole(first, shape, printed.get(0));
    }
    Slot[] only = candidates.isEmpty() ? grid.onlyPlace() : null;
    return DecodedRow.open(
        first, shape, only == null ? candidates : List.<Slot[]>of(only), printed);
  }

  /**
   * Whether numbers that stray behind a row leave it whole: one may be a page number where the
   * row's total holds; more are the rest of its own numbers.
   */
  private static boolean isWhole(DecodedRow row, int strays) {
    if (strays == 0 || !row.isDecided()) {
      return strays == 0;
    }
    return strays == 1 && row.totalHolds();
  }

  /**
   * Whether a row stands in the midst of words without anything between, and its total does not
   * hold: as many numbers as it has cells are then no sign that each is one.
   */
  private boolean isRunTogether(DecodedRow row, List<Token> values) {
    List<Token> filled = Token.filled(values);
    return row.isDecided()
        && filled.size() == row.shape().columns()
        && touchesWords(filled)
        && !row.totalHolds();
  }

  /**
   * Whether more numbers stand behind other words than the row's label than it has cells: they may
   * be those of a row that the form does not have, and none of them its own.
   */
  private static boolean hasNumbersTooMany(RowShape shape, List<Token> values) {
    return Token.filled(values).size() > shape.columns();
  }

  /** Whether a row has run into the words around it, as all rows of such a table may have. */
  private boolean isGlued(List<FormRow> rows, Aligned run) {
    List<Token> filled = Token.filled(run.values());
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

  /** A row with as many numbers as cells, and blank cells besides: nothing but sums can decide. */
  private static DecodedRow wholeOrPlaced(int first, RowShape shape, Slot[] slots, GridPlace grid) {
    List<Slot[]> readings = new ArrayList<>(List.<Slot[]>of(slots));
    readings.addAll(grid.windows());
    List<Slot[]> candidates = readings.stream().filter(shape::holds).toList();
    return DecodedRow.open(first, shape, candidates, readings);
  }

  /** A row with a number or mark in every cell; one that is garbled may follow from the sums. */
  private static DecodedRow whole(int first, RowShape shape, Slot[] slots) {
    boolean garbled = false;
    for (Slot slot : slots) {
      garbled |= !slot.isAssessable();
    }
    if (!garbled || shape.group() == 0) {
      return DecodedRow.decided(first, shape, Arrays.asList(slots));
    }
    Slot[] completed = slots.clone();
    List<Slot[]> candidates = shape.complete(completed) ? List.<Slot[]>of(completed) : List.of();
    return DecodedRow.open(first, shape, candidates, List.<Slot[]>of(slots));
  }

  /** A single cell that a wide grid repeats. */
  private static boolean saysOneThing(List<Token> filled) {
    return filled.stream()
        .allMatch(
            token ->
                token.kind() == filled.get(0).kind()
                    && token.digits().equals(filled.get(0).digits()));
  }

  private static Slot[] slots(List<Token> tokens) {
    Slot[] slots = new Slot[tokens.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = TokenSlots.slot(tokens.get(i));
    }
    return slots;
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
