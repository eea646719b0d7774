package io.gongkai.validate.figures;

import io.gongkai.model.CellState;
import io.gongkai.model.Cells;
import io.gongkai.model.Operand;
import io.gongkai.model.Report;
import io.gongkai.model.ScaledCell;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of one report in primitive arrays: what the rules calculate with.
 *
 * <p>Cells are addressed by their index in form order.
 */
public final class Figures {
  /** Magnitude up to which any sum over one report's cells fits 64 bits many times over. */
  private static final long PLAIN_LIMIT = 1L << 52;

  private final FormLayout layout;
  private final Cells printed;
  private final CellState[] states;
  private final long[] values;

  /** Scales of the values; null when no value has decimals, which is the ordinary case. */
  private final int[] scales;

  private final boolean plain;
  private final boolean anyNegative;

  private final Set<CellState> statesSeen = EnumSet.noneOf(CellState.class);

  private Figures(
      FormLayout layout, Cells printed, CellState[] states, long[] values, int[] scales) {
    this.layout = layout;
    this.printed = printed;
    this.states = states;
    this.values = values;
    this.scales = scales;
    long least = 0;
    long greatest = 0;
    CellState last = null;
    for (int i = 0; i < values.length; i++) {
      least = Math.min(least, values[i]);
      greatest = Math.max(greatest, values[i]);
      if (states[i] != last) {
        last = states[i];
        statesSeen.add(last);
      }
    }
    this.plain = greatest < PLAIN_LIMIT && least > -PLAIN_LIMIT;
    this.anyNegative = least < 0;
  }

  /**
   * The figures of a report.
   *
   * @throws IllegalArgumentException when the report's arrays do not have one entry for each cell
   *     of its form, or a decimal cell has an impossible index or scale
   */
  public static Figures of(Report report) {
    FormLayout layout = new CellView(report).layout();
    Cells cells = report.getCells();
    int count = layout.cells().size();
    CellState[] states = cells.getStates().toArray(new CellState[0]);
    long[] values = new long[count];
    List<Long> boxed = cells.getValues();
    for (int i = 0; i < count; i++) {
      values[i] = boxed.get(i);
    }
    return new Figures(layout, cells, states, values, scales(cells.getScaled(), count));
  }

  private static int[] scales(List<ScaledCell> scaled, int count) {
    if (scaled.isEmpty()) {
      return null;
    }
    int[] scales = new int[count];
    for (ScaledCell cell : scaled) {
      if (cell.getCell() < 0 || cell.getCell() >= count || cell.getScale() < 0) {
        throw new IllegalArgumentException(
            "the report gives cell "
                + cell.getCell()
                + " of "
                + count
                + " a scale of "
                + cell.getScale());
      }
      scales[cell.getCell()] = cell.getScale();
    }
    return scales;
  }

  /** The same figures with some cells set to other values, which need no decimals. */
  public Figures corrected(Map<Integer, BigDecimal> corrections) {
    CellState[] newStates = states.clone();
    long[] newValues = values.clone();
    int[] newScales = scales == null ? null : scales.clone();
    for (Map.Entry<Integer, BigDecimal> correction : corrections.entrySet()) {
      BigDecimal value = correction.getValue();
      newStates[correction.getKey()] = CellState.PRINTED;
      newValues[correction.getKey()] = value.longValueExact();
      if (newScales != null) {
        newScales[correction.getKey()] = 0;
      }
    }
    return new Figures(layout, printed, newStates, newValues, newScales);
  }

  /** The form that the cells belong to. */
  public FormLayout layout() {
    return layout;
  }

  /** A cell of the form. */
  public FormCell cell(int index) {
    return layout.cells().get(index);
  }

  /**
   * Index of a cell by name.
   *
   * @return the index, or -1 when the form has no such cell
   */
  public int index(String item, String column) {
    return layout.index(item, column);
  }

  /** What is known of a cell. */
  public CellState state(int index) {
    return states[index];
  }

  /** Whether a cell has a value: nil and blank are no zero. */
  public boolean known(int index) {
    return states[index] == CellState.PRINTED || states[index] == CellState.INFERRED;
  }

  /** Whether some cell has a state. */
  public boolean any(CellState state) {
    return statesSeen.contains(state);
  }

  /** Whether every value is a whole number that is not negative. */
  public boolean areNaturalNumbers() {
    return scales == null && !anyNegative;
  }

  /** Unscaled value of a cell; 0 when it has none. */
  public long unscaled(int index) {
    return values[index];
  }

  /** Digits after the decimal point of a cell's value; 0 for whole numbers. */
  public int scale(int index) {
    return scales == null ? 0 : scales[index];
  }

  /** Whether every value is small enough that no sum over the cells can overflow 64 bits. */
  public boolean plain() {
    return plain;
  }

  /** Exact value of a cell; 0 when it has none. */
  public BigDecimal number(int index) {
    return BigDecimal.valueOf(values[index], scale(index));
  }

  /** A cell as it stands in findings. */
  public Operand operand(int index) {
    FormCell cell = cell(index);
    int start = printed.getStarts().get(index);
    return new Operand(
        cell.item(),
        cell.column(),
        known(index) ? number(index).toPlainString() : null,
        null,
        start,
        start < 0 ? -1 : start + printed.getLengths().get(index));
  }
}
