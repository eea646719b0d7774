package io.gongkai.testkit;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes consistent reports of fictional agencies. Counts are heavy-tailed, as real ones are: most
 * cells are zero, a few are large. The same seed gives the same reports.
 */
public final class ReportGenerator {
  private static final String[] PLACES = {
    "青石", "云浦", "白鹭", "长汀湾", "枫桥", "南屏山", "望江", "柳林", "清溪", "石门", "金沙滩", "落霞"
  };
  private static final String[] KINDS = {"区人民政府办公室", "县审计局", "市生态环境局", "镇人民政府", "街道办事处", "区"};
  private static final int FIRST_YEAR = 2021;
  private static final int YEARS = 5;
  private static final int HUGE_DIGITS = 11;

  private final Random random;
  private Figures figures = Figures.USUAL;

  /** A generator whose reports follow from the state of the random source. */
  public ReportGenerator(Random random) {
    this.random = random;
  }

  /** The next report, in the form of 2021. */
  public Truth next() {
    return next(FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021));
  }

  /** The next report in a form. */
  public Truth next(FormLayout layout) {
    return next(layout, Figures.USUAL);
  }

  /** The next report in a form, with figures of some magnitude. */
  public Truth next(FormLayout layout, Figures magnitudes) {
    figures = magnitudes;
    BigDecimal[] values = new BigDecimal[layout.cells().size()];
    Arrays.fill(values, BigDecimal.ZERO);
    for (FormRow row : layout.rows()) {
      int first = layout.firstCell(row.item());
      if (row.table() == FormTable.T2) {
        table2(layout, first, row.columns().size(), values);
      } else if (row.table() == FormTable.T4) {
        group(first, row.columns().size(), values);
      }
    }
    table3(layout, values);
    String agency = PLACES[random.nextInt(PLACES.length)] + KINDS[random.nextInt(KINDS.length)];
    int year =
        layout.form() == FormEdition.FORM_2019
            ? 2019 + random.nextInt(2)
            : FIRST_YEAR + random.nextInt(YEARS);
    return new Truth(agency, year, layout, List.of(values));
  }

  private void table2(FormLayout layout, int first, int columns, BigDecimal[] values) {
    for (int i = first; i < first + columns; i++) {
      FormCell cell = layout.cells().get(i);
      if (cell.isAmount()) {
        values[i] = BigDecimal.valueOf(count(9), random.nextInt(5)).stripTrailingZeros();
        values[i] = values[i].scale() < 0 ? values[i].setScale(0) : values[i];
      } else {
        long count = count(cell.column().equals("decisions") ? 6 : 3);
        boolean falls = cell.column().equals("change") && random.nextInt(3) == 0;
        values[i] = BigDecimal.valueOf(falls ? -count : count);
      }
    }
  }

  private void group(int first, int columns, BigDecimal[] values) {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = first; i < first + columns - 1; i++) {
      values[i] = BigDecimal.valueOf(count(2));
      total = total.add(values[i]);
    }
    values[first + columns - 1] = total;
  }

  /** Outcomes first; what was received follows from them. */
  private void table3(FormLayout layout, BigDecimal[] values) {
    List<FormRow> rows = layout.rows().stream().filter(row -> row.table() == FormTable.T3).toList();
    int columns = rows.get(0).columns().size();
    List<String> outcomes = new ArrayList<>();
    for (FormRow row : rows) {
      if (!List.of("t3.received", "t3.carried_in", "t3.total", "t3.carried_out")
          .contains(row.item())) {
        outcomes.add(row.item());
      }
    }
    for (int column = 0; column < columns - 1; column++) {
      BigDecimal total = BigDecimal.ZERO;
      for (String item : outcomes) {
        BigDecimal value = BigDecimal.valueOf(column == 0 ? count(3) : rare());
        values[layout.firstCell(item) + column] = value;
        total = total.add(value);
      }
      BigDecimal out = BigDecimal.valueOf(column == 0 ? count(2) : rare());
      BigDecimal in = BigDecimal.valueOf(column == 0 ? count(2) : rare()).min(total.add(out));
      values[layout.firstCell("t3.total") + column] = total;
      values[layout.firstCell("t3.carried_out") + column] = out;
      values[layout.firstCell("t3.carried_in") + column] = in;
      values[layout.firstCell("t3.received") + column] = total.add(out).subtract(in);
    }
    for (FormRow row : rows) {
      int first = layout.firstCell(row.item());
      BigDecimal total = BigDecimal.ZERO;
      for (int column = 0; column < columns - 1; column++) {
        total = total.add(values[first + column]);
      }
      values[first + columns - 1] = total;
    }
  }

  private long rare() {
    return switch (figures) {
      case DENSE -> count(3);
      case HUGE -> count(1);
      case USUAL -> random.nextInt(6) == 0 ? count(2) : 0;
      case SPARSE, ZERO -> 0;
    };
  }

  /** Zero in half of the cases, else of any magnitude up to the digits given. */
  private long count(int digits) {
    int zeros = figures == Figures.DENSE ? 12 : figures == Figures.SPARSE ? 30 : 2;
    boolean zero =
        figures == Figures.SPARSE ? random.nextInt(zeros) > 0 : random.nextInt(zeros) == 0;
    if (zero || figures == Figures.ZERO) {
      return 0;
    }
    if (figures == Figures.SPARSE) {
      return 1;
    }
    int most = figures == Figures.HUGE ? HUGE_DIGITS : digits;
    long bound = 1;
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      bound *= 10;
    }
    return random.nextLong(bound);
  }
}
