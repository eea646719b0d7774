package io.gongkai.validate.locate;

import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormSum;
import io.gongkai.validate.ReportFixture;
import java.util.List;

/**
 * Counts the ways in which two cells explain the broken sums of a report, by trying every pair of
 * cells: slow, and written apart from the search that it checks.
 */
final class TwoCells {
  private final ReportFixture fixture;
  private final List<FormSum> sums;
  private final long[] residuals;

  private TwoCells(ReportFixture fixture) {
    this.fixture = fixture;
    this.sums = fixture.layout().sums();
    this.residuals = new long[sums.size()];
    for (int s = 0; s < residuals.length; s++) {
      FormSum sum = sums.get(s);
      residuals[s] = -fixture.get(sum.result().index());
      for (FormCell cell : sum.plus()) {
        residuals[s] += fixture.get(cell.index());
      }
      for (FormCell cell : sum.minus()) {
        residuals[s] -= fixture.get(cell.index());
      }
    }
  }

  static int explanations(ReportFixture fixture) {
    TwoCells all = new TwoCells(fixture);
    List<FormCell> cells =
        fixture.layout().cells().stream().filter(cell -> cell.item().startsWith("t3.")).toList();
    int found = 0;
    for (int first = 0; first < cells.size(); first++) {
      for (int second = first + 1; second < cells.size(); second++) {
        found += all.explain(cells.get(first), cells.get(second)) ? 1 : 0;
      }
    }
    return found;
  }

  private int sign(FormSum sum, FormCell cell) {
    if (sum.plus().contains(cell)) {
      return 1;
    }
    return sum.minus().contains(cell) || sum.result().equals(cell) ? -1 : 0;
  }

  private boolean explain(FormCell first, FormCell second) {
    Long change1 = alone(first, second);
    Long change2 = alone(second, first);
    if (change1 == null
        || change2 == null
        || fixture.get(first.index()) + change1 < 0
        || fixture.get(second.index()) + change2 < 0) {
      return false;
    }
    for (int s = 0; s < residuals.length; s++) {
      long left =
          residuals[s] + sign(sums.get(s), first) * change1 + sign(sums.get(s), second) * change2;
      if (left != 0) {
        return false;
      }
    }
    return true;
  }

  /** The change of a cell that a sum without the other cell demands; in table 3 there is one. */
  private Long alone(FormCell cell, FormCell other) {
    for (int s = 0; s < residuals.length; s++) {
      int sign = sign(sums.get(s), cell);
      if (sign != 0 && sign(sums.get(s), other) == 0) {
        return -residuals[s] * sign;
      }
    }
    return null;
  }
}
