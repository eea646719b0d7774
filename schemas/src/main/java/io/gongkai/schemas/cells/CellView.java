package io.gongkai.schemas.cells;

import io.gongkai.model.CellState;
import io.gongkai.model.Cells;
import io.gongkai.model.PageRun;
import io.gongkai.model.RawCell;
import io.gongkai.model.Report;
import io.gongkai.model.ScaledCell;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads the cells of a report: the arrays of {@link Cells} seen as cells of the form.
 *
 * <p>A view costs nothing to make and copies nothing.
 */
public final class CellView {
  private final FormLayout layout;
  private final Cells cells;
  private final List<PageRun> pages;

  /**
   * A view of the cells of a report.
   *
   * @throws IllegalArgumentException when the arrays do not have one entry for each cell of the
   *     form
   */
  public CellView(Report report) {
    this(
        FormLayout.of(report.getForm(), report.getTable3Form()),
        report.getCells(),
        report.getPages());
  }

  /**
   * A view of cells in a layout.
   *
   * @throws IllegalArgumentException when the arrays do not have one entry for each cell of the
   *     form
   */
  public CellView(FormLayout layout, Cells cells) {
    this(layout, cells, List.of());
  }

  private CellView(FormLayout layout, Cells cells, List<PageRun> pages) {
    int count = layout.cells().size();
    if (cells.getStates().size() != count
        || cells.getValues().size() != count
        || cells.getStarts().size() != count
        || cells.getLengths().size() != count) {
      throw new IllegalArgumentException(
          "a report of the form "
              + layout.form()
              + " has "
              + count
              + " cells, the record has "
              + cells.getStates().size()
              + " states and "
              + cells.getValues().size()
              + " values");
    }
    this.layout = layout;
    this.cells = cells;
    this.pages = pages;
  }

  /** The form that the cells belong to. */
  public FormLayout layout() {
    return layout;
  }

  /** What is known of the cell at an index in form order. */
  public CellState state(int index) {
    return cells.getStates().get(index);
  }

  /** Whether the cell at an index has a value. */
  public boolean hasValue(int index) {
    CellState state = state(index);
    return state == CellState.PRINTED || state == CellState.INFERRED;
  }

  /** The exact value of the cell at an index; empty when its state carries none. */
  public Optional<BigDecimal> value(int index) {
    return hasValue(index)
        ? Optional.of(BigDecimal.valueOf(cells.getValues().get(index), scale(index)))
        : Optional.empty();
  }

  /** Digits after the decimal point of the cell's value; 0 for whole numbers. */
  public int scale(int index) {
    for (ScaledCell scaled : cells.getScaled()) {
      if (scaled.getCell() == index) {
        return scaled.getScale();
      }
    }
    return 0;
  }

  /** Unscaled value of the cell at an index; 0 when its state carries none. */
  public long unscaled(int index) {
    return cells.getValues().get(index);
  }

  /** UTF-16 offset of the cell in the extracted text; -1 when the state has no text. */
  public int start(int index) {
    return cells.getStarts().get(index);
  }

  /** UTF-16 offset behind the cell in the extracted text; -1 when the state has no text. */
  public int end(int index) {
    int start = start(index);
    return start < 0 ? -1 : start + cells.getLengths().get(index);
  }

  /** The page that the cell stands on, from 1; 0 when it has no text, or the document no pages. */
  public int page(int index) {
    int start = start(index);
    return start < 0 ? 0 : Pages.at(pages, start);
  }

  /** The text that the document prints in the cell; empty when the state has no text. */
  public Optional<String> raw(int index) {
    if (start(index) < 0) {
      return Optional.empty();
    }
    for (RawCell raw : cells.getRaws()) {
      if (raw.getCell() == index) {
        return Optional.of(raw.getText());
      }
    }
    return value(index).map(BigDecimal::toPlainString);
  }
}
