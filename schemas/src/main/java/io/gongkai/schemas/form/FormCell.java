package io.gongkai.schemas.form;

/**
 * A cell of the statutory form.
 *
 * @param index place in form order, from 0
 * @param item name of its row
 * @param column name of its column
 */
public record FormCell(int index, String item, String column) {

  /** Whether the cell holds an amount of money, which may have decimals; all others are counts. */
  public boolean isAmount() {
    return column.equals("amount");
  }

  /** Whether the cell holds a change against the year before, which may be negative. */
  public boolean isChange() {
    return column.equals("change");
  }

  /** The cell as {@code item/column}. */
  @Override
  public String toString() {
    return item + "/" + column;
  }
}
