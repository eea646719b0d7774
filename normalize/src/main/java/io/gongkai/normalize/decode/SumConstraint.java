package io.gongkai.normalize.decode;

import java.math.BigDecimal;
import java.util.List;

/**
 * A sum across rows, which must come to nothing, while the readings of its open rows are chosen one
 * after the other.
 */
final class SumConstraint {
  private final List<Term> terms;

  /** What the sum comes to with the rows chosen before each place. */
  private final BigDecimal[] balances;

  /** The least that the rows from each place on can add. */
  private final BigDecimal[] least;

  /** The most that the rows from each place on can add. */
  private final BigDecimal[] most;

  /** A cell of an open row in a sum. */
  record Term(int row, int column, int sign) {
    BigDecimal addend(Slot[] reading) {
      BigDecimal addend = reading[column].addend();
      return sign < 0 ? addend.negate() : addend;
    }
  }

  /**
   * A sum.
   *
   * @param fixed what the decided rows add to it
   * @param terms its cells in open rows
   * @param open the open rows, in the order in which they are chosen
   */
  SumConstraint(BigDecimal fixed, List<Term> terms, List<DecodedRow> open) {
    int places = open.size();
    this.terms = List.copyOf(terms);
    this.balances = new BigDecimal[places + 1];
    this.least = new BigDecimal[places + 1];
    this.most = new BigDecimal[places + 1];
    balances[0] = fixed;
    least[places] = BigDecimal.ZERO;
    most[places] = BigDecimal.ZERO;
    for (int place = places - 1; place >= 0; place--) {
      least[place] = least[place + 1];
      most[place] = most[place + 1];
      for (Term term : terms) {
        if (term.row() == place) {
          BigDecimal lowest = null;
          BigDecimal highest = null;
          for (Slot[] candidate : open.get(place).candidates()) {
            BigDecimal addend = term.addend(candidate);
            lowest = lowest == null ? addend : lowest.min(addend);
            highest = highest == null ? addend : highest.max(addend);
          }
          least[place] = least[place].add(lowest);
          most[place] = most[place].add(highest);
        }
      }
    }
  }

  /** Its cells in open rows. */
  List<Term> terms() {
    return terms;
  }

  /**
   * Chooses the reading of the row at a place, after those of the rows before it.
   *
   * @return whether the sum can still come out
   */
  boolean mayHold(int place, Slot[] reading) {
    BigDecimal balance = balances[place];
    for (Term term : terms) {
      if (term.row() == place) {
        balance = balance.add(term.addend(reading));
      }
    }
    balances[place + 1] = balance;
    return balance.add(least[place + 1]).signum() <= 0
        && balance.add(most[place + 1]).signum() >= 0;
  }
}
