package io.gongkai.schemas.cells;

import io.gongkai.model.CellState;
import io.gongkai.model.Cells;
import io.gongkai.model.RawCell;
import io.gongkai.model.ScaledCell;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Fills the cells of a report; every cell is MISSING until it is set. */
public final class CellsBuilder {
  private final FormLayout layout;
  private final CellState[] states;
  private final long[] values;
  private final int[] scales;
  private final int[] starts;
  private final int[] lengths;
  private final String[] raws;

  /** A builder for the cells of a form, all MISSING. */
  public CellsBuilder(FormLayout layout) {
    this.layout = layout;
    int count = layout.cells().size();
    states = new CellState[count];
    values = new long[count];
    scales = new int[count];
    starts = new int[count];
    lengths = new int[count];
    raws = new String[count];
    Arrays.fill(states, CellState.MISSING);
    Arrays.fill(starts, -1);
  }

  /** The form whose cells are filled. */
  public FormLayout layout() {
    return layout;
  }

  /** What a cell has been set to so far. */
  public CellState state(int index) {
    return states[index];
  }

  /**
   * Sets a cell that has a value.
   *
   * @param state PRINTED or INFERRED
   * @throws IllegalArgumentException when the state carries no value
   * @throws ArithmeticException when the unscaled value does not fit 64 bits
   */
  public CellsBuilder value(int index, CellState state, BigDecimal value) {
    if (state != CellState.PRINTED && state != CellState.INFERRED) {
      throw new IllegalArgumentException("a cell that is " + state + " carries no value");
    }
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    states[index] = state;
    values[index] = plain.unscaledValue().longValueExact();
    scales[index] = plain.scale();
    return this;
  }

  /**
   * Sets a cell that prints a number just as it is written down: digits, with no zeros in front,
   * and behind a point as many as its scale.
   *
   * @param unscaled the number without its point
   * @param scale digits behind the point, from 0
   * @param start UTF-16 offset in the extracted text
   * @param end UTF-16 offset behind the cell
   */
  public CellsBuilder printed(int index, long unscaled, int scale, int start, int end) {
    states[index] = CellState.PRINTED;
    values[index] = unscaled;
    scales[index] = scale;
    starts[index] = start;
    lengths[index] = end - start;
    raws[index] = null;
    return this;
  }

  /**
   * Sets a cell that has no value.
   *
   * @param state BLANK, NIL, MISSING or ILLEGIBLE
   * @throws IllegalArgumentException when the state demands a value
   */
  public CellsBuilder state(int index, CellState state) {
    if (state == CellState.PRINTED || state == CellState.INFERRED) {
      throw new IllegalArgumentException("a cell that is " + state + " needs a value");
    }
    states[index] = state;
    values[index] = 0;
    scales[index] = 0;
    return this;
  }

  /**
   * Sets where the cell stands and what is printed there.
   *
   * @param start UTF-16 offset in the extracted text
   * @param end UTF-16 offset behind the cell
   * @param raw the text between the two
   */
  public CellsBuilder text(int index, int start, int end, String raw) {
    starts[index] = start;
    lengths[index] = end - start;
    raws[index] = raw;
    return this;
  }

  /** The cells as filled so far. */
  public Cells build() {
    List<ScaledCell> scaled = new ArrayList<>();
    List<RawCell> printed = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (scales[i] > 0) {
        scaled.add(new ScaledCell(i, scales[i]));
      }
      if (raws[i] != null && !isPlain(i)) {
        printed.add(new RawCell(i, raws[i]));
      }
    }
    return new Cells(
        List.of(states),
        new Longs(values.clone()),
        scaled,
        new Ints(starts.clone()),
        new Ints(lengths.clone()),
        printed);
  }

  /** Whether what is printed is the value in plain digits. */
  private boolean isPlain(int index) {
    if (states[index] != CellState.PRINTED && states[index] != CellState.INFERRED) {
      return raws[index].isEmpty();
    }
    return scales[index] == 0
        ? isDigits(raws[index], values[index])
        : raws[index].equals(BigDecimal.valueOf(values[index], scales[index]).toPlainString());
  }

  /** Whether a text is a number's digits; without making a text of each of a report's numbers. */
  private static boolean isDigits(String text, long number) {
    if (number < 0) {
      return text.equals(Long.toString(number));
    }
    int at = text.length();
    long left = number;
    do {
      if (--at < 0 || text.charAt(at) != '0' + left % 10) {
        return false;
      }
      left /= 10;
    } while (left > 0);
    return at == 0;
  }

  /** Numbers that are boxed when they are asked for: a report has hundreds of them. */
  private static final class Longs extends AbstractList<Long> implements RandomAccess {
    private final long[] numbers;

    Longs(long[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public Long get(int index) {
      return numbers[index];
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }

  /** Like {@link Longs}. */
  private static final class Ints extends AbstractList<Integer> implements RandomAccess {
    private final int[] numbers;

    Ints(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public Integer get(int index) {
      return numbers[index];
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }
}
