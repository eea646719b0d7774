package io.gongkai.testkit;

import java.math.BigDecimal;
import java.util.List;

/** Damages of one value cell, with what a reader can still know of it. */
public enum Damage {
  /** The cell is not there. */
  DROP {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      row.cells().remove(column);
      report.show(row, Shown.UNPLACED);
      return true;
    }
  },
  /** The cell is empty. */
  BLANK {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      row.cells().set(column, "");
      report.show(row, column, Shown.BLANK);
      return true;
    }
  },
  /** The digits of the cell stand in two cells. */
  SPLIT {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      String digits = row.cells().get(column);
      if (digits.length() < 2 || !Character.isDigit(digits.charAt(0))) {
        return false;
      }
      row.cells().set(column, digits.substring(0, 1));
      row.cells().add(column + 1, digits.substring(1));
      report.show(row, Shown.UNPLACED);
      return true;
    }
  },
  /** The cell has run into the next one. */
  GLUE {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      if (column + 1 >= row.cells().size()) {
        return false;
      }
      row.cells().set(column, row.cells().get(column) + row.cells().remove(column + 1));
      report.show(row, Shown.UNPLACED);
      return true;
    }
  },
  /** A character of the cell cannot be read. */
  GARBLE {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      row.cells().set(column, row.cells().get(column) + "?");
      report.show(row, column, Shown.UNPLACED);
      return true;
    }
  },
  /** A nil mark stands in the cell. */
  NIL {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      row.cells().set(column, "/");
      report.show(row, column, Shown.NIL);
      return true;
    }
  },
  /** The cell shows another number: a publisher's slip, which must come out as printed. */
  TYPO {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      String digits = row.cells().get(column);
      String other = digits.equals("0") ? "7" : digits + "7";
      row.cells().set(column, other);
      report.change(row, column, new BigDecimal(other));
      return true;
    }
  },
  /**
   * The cells from this one on stand one to the right, and the last is lost. Only where a total
   * behind them tells: elsewhere as printed is right.
   */
  SHIFT {
    @Override
    public boolean apply(PrintedReport report, PrintedRow row, int column) {
      List<String> cells = row.cells();
      if (cells.size() < FEWEST_WITH_TOTAL || column >= LAST_GROUP_OF_TABLE4) {
        return false;
      }
      cells.add(column, "");
      cells.remove(cells.size() - 1);
      report.show(row, Shown.UNPLACED);
      return true;
    }
  };

  private static final int FEWEST_WITH_TOTAL = 5;
  private static final int LAST_GROUP_OF_TABLE4 = 10;

  /**
   * Damages a cell of a report that is about to be printed.
   *
   * @return whether the cell could be damaged in this way
   */
  public abstract boolean apply(PrintedReport report, PrintedRow row, int column);
}
