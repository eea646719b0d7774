package io.gongkai.normalize.template;

import io.gongkai.model.CellState;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.lex.Token.Kind;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import java.util.Optional;

/** Which number of a template stands in which cell of the form. */
public final class TablePlan {
  private final FormLayout layout;

  /** By cell the number that stands in it; -1 where a mark for nothing does. */
  private final int[] numbers;

  /** By cell what the place of such a mark is counted from, how far behind, and its length. */
  private final int[] anchors;

  private final int[] distances;
  private final int[] lengths;

  private TablePlan(FormLayout layout) {
    int cells = layout.cells().size();
    this.layout = layout;
    this.numbers = new int[cells];
    this.anchors = new int[cells];
    this.distances = new int[cells];
    this.lengths = new int[cells];
  }

  /**
   * Learns from a document how to read those printed alike.
   *
   * @param template its template
   * @param layout the form that it follows
   * @param cells what stands in each cell of the form, in its order; null where more than the print
   *     was needed to say so
   * @return empty unless each cell has a mark for nothing or one of the template's numbers
   */
  public static Optional<TablePlan> of(TableTemplate template, FormLayout layout, Token[] cells) {
    TablePlan plan = new TablePlan(layout);
    for (int i = 0; i < plan.numbers.length; i++) {
      Token cell = cells[i];
      if (cell == null) {
        return Optional.empty();
      }
      plan.numbers[i] = template.numberAt(cell.start(), cell.end());
      if (cell.kind() == Kind.NUMBER ? plan.numbers[i] < 0 : cell.kind() != Kind.NIL) {
        return Optional.empty();
      }
      plan.anchors[i] = template.anchor(cell.start());
      plan.distances[i] = cell.start() - template.offset(plan.anchors[i]);
      plan.lengths[i] = cell.end() - cell.start();
    }
    return Optional.of(plan);
  }

  /**
   * The same plan by another template of the same text.
   *
   * @param from the template that the plan was learnt from, or one printed alike
   * @param to one that has all its numbers
   */
  TablePlan rebased(TableTemplate from, TableTemplate to) {
    TablePlan plan = new TablePlan(layout);
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i];
      int start = from.offset(anchors[i]) + distances[i];
      plan.numbers[i] = number < 0 ? -1 : to.numberAt(from.start(number), from.end(number));
      plan.anchors[i] = to.anchor(start);
      plan.distances[i] = start - to.offset(plan.anchors[i]);
      plan.lengths[i] = lengths[i];
    }
    return plan;
  }

  /** The cells of a document with the template that the plan was learnt from. */
  public CellsBuilder fill(TableTemplate template, String text) {
    CellsBuilder cells = new CellsBuilder(layout);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        int start = template.offset(anchors[i]) + distances[i];
        int end = start + lengths[i];
        cells.state(i, CellState.NIL).text(i, start, end, text.substring(start, end));
      } else {
        fill(cells, i, text, template.start(numbers[i]), template.end(numbers[i]));
      }
    }
    return cells;
  }

  private static void fill(CellsBuilder cells, int cell, String text, int start, int end) {
    long unscaled = 0;
    int scale = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        scale = end - i - 1;
      } else {
        unscaled = unscaled * 10 + (c - '0');
      }
    }
    cells.printed(cell, unscaled, scale, start, end);
  }
}
