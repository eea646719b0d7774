package io.gongkai.normalize.read.office;

/**
 * A cell's place in a sheet.
 *
 * @param row counted from 1
 * @param column counted from 1
 */
record CellReference(int row, int column) {
  private static final int MOST_COLUMNS = 16_384;

  /** Reads a name such as {@code AB12}; a part that it lacks is 0. */
  static CellReference of(String name) {
    int row = 0;
    int column = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        column = Math.min(MOST_COLUMNS, 26 * column + (c - 'A' + 1));
      } else if (c >= '0' && c <= '9') {
        row = Math.min(100_000_000, 10 * row + (c - '0'));
      }
    }
    return new CellReference(row, column);
  }
}
