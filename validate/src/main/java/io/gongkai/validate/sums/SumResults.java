package io.gongkai.validate.sums;

import io.gongkai.validate.figures.Figures;
import java.math.BigDecimal;

/**
 * How each sum of a form comes out over the figures of a report.
 *
 * <p>A sum is assessable when every one of its cells has a value: blank and nil are no zero.
 */
public final class SumResults {
  // 0 stands for a sum that holds.
  private static final byte BROKEN = 1;
  private static final byte NOT_ASSESSABLE = 2;

  private final byte[] outcomes;
  private final BigDecimal[] residuals;
  private final int broken;
  private final int notAssessable;

  private SumResults(byte[] outcomes, BigDecimal[] residuals, int broken, int notAssessable) {
    this.outcomes = outcomes;
    this.residuals = residuals;
    this.broken = broken;
    this.notAssessable = notAssessable;
  }

  /** Evaluates every sum. */
  public static SumResults of(SumPlan plan, Figures figures) {
    int count = plan.equations().size();
    byte[] outcomes = new byte[count];
    BigDecimal[] residuals = null;
    int broken = 0;
    int notAssessable = 0;
    for (int e = 0; e < count; e++) {
      Equation equation = plan.equations().get(e);
      if (!assessable(equation, figures)) {
        outcomes[e] = NOT_ASSESSABLE;
        notAssessable++;
      } else if (!holds(equation, figures)) {
        if (residuals == null) {
          residuals = new BigDecimal[count];
        }
        outcomes[e] = BROKEN;
        residuals[e] = residual(equation, figures);
        broken++;
      }
    }
    return new SumResults(outcomes, residuals, broken, notAssessable);
  }

  private static boolean assessable(Equation equation, Figures figures) {
    for (int position = 0; position < equation.size(); position++) {
      if (!figures.known(equation.cell(position))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Equation equation, Figures figures) {
    long sum = 0;
    int scales = 0;
    for (int position = 0; position < equation.size(); position++) {
      int cell = equation.cell(position);
      sum += equation.sign(position) * figures.unscaled(cell);
      scales += figures.scale(cell);
    }
    return (figures.plain() && scales == 0) ? sum == 0 : residual(equation, figures).signum() == 0;
  }

  private static BigDecimal residual(Equation equation, Figures figures) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int position = 0; position < equation.size(); position++) {
      BigDecimal number = figures.number(equation.cell(position));
      sum = equation.sign(position) > 0 ? sum.add(number) : sum.subtract(number);
    }
    return sum;
  }

  /** Number of sums that do not hold. */
  public int broken() {
    return broken;
  }

  /** Number of sums that could not be assessed. */
  public int notAssessable() {
    return notAssessable;
  }

  /** Whether all cells of a sum have values and the sum does not hold. */
  public boolean isBroken(int equation) {
    return outcomes[equation] == BROKEN;
  }

  /** Whether all cells of a sum have values. */
  public boolean isAssessable(int equation) {
    return outcomes[equation] != NOT_ASSESSABLE;
  }

  /** What the parts of a sum give, less what its result cell says; zero when the sum holds. */
  public BigDecimal residual(int equation) {
    return isBroken(equation) ? residuals[equation] : BigDecimal.ZERO;
  }
}
