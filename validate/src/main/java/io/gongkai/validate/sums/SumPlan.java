package io.gongkai.validate.sums;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All sums of a form, laid out once for evaluation: equations by cell and cells by equation. */
public final class SumPlan {
  private static final Map<FormLayout, SumPlan> PLANS = plans();

  private final List<Equation> equations;

  /** For each cell the equations it stands in. */
  private final int[][] equationsOf;

  /** For each cell the sign it has in each of these equations. */
  private final int[][] signsOf;

  private SumPlan(FormLayout layout) {
    List<Equation> all = new ArrayList<>();
    for (FormSum sum : layout.sums()) {
      all.add(new Equation(sum));
    }
    this.equations = List.copyOf(all);
    int cells = layout.cells().size();
    this.equationsOf = new int[cells][];
    this.signsOf = new int[cells][];
    for (int cell = 0; cell < cells; cell++) {
      List<int[]> found = new ArrayList<>();
      for (int e = 0; e < equations.size(); e++) {
        Equation equation = equations.get(e);
        for (int position = 0; position < equation.size(); position++) {
          if (equation.cell(position) == cell) {
            found.add(new int[] {e, equation.sign(position)});
          }
        }
      }
      equationsOf[cell] = found.stream().mapToInt(pair -> pair[0]).toArray();
      signsOf[cell] = found.stream().mapToInt(pair -> pair[1]).toArray();
    }
  }

  /** The plan for a form. */
  public static SumPlan of(FormLayout layout) {
    return PLANS.get(layout);
  }

  /** All equations, in the order of the form's sums. */
  public List<Equation> equations() {
    return equations;
  }

  /** Number of cells of the form. */
  public int cells() {
    return equationsOf.length;
  }

  /** Number of equations that a cell stands in. */
  public int degree(int cell) {
    return equationsOf[cell].length;
  }

  /** Number of the n-th equation that a cell stands in. */
  public int equationOf(int cell, int n) {
    return equationsOf[cell][n];
  }

  /** Sign of a cell in the n-th equation it stands in. */
  public int signOf(int cell, int n) {
    return signsOf[cell][n];
  }

  private static Map<FormLayout, SumPlan> plans() {
    Map<FormLayout, SumPlan> plans = new HashMap<>();
    for (FormEdition form : FormEdition.values()) {
      for (FormEdition table3Form : FormEdition.values()) {
        FormLayout layout = FormLayout.of(form, table3Form);
        plans.put(layout, new SumPlan(layout));
      }
    }
    return plans;
  }
}
