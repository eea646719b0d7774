package io.gongkai.console.data;

import io.gongkai.console.export.Column;
import io.gongkai.console.export.Decimals;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of a query as a table's. Columns are what the query says they are, so that a table
 * cannot lag behind the views.
 *
 * <p>Cells of the form that count something are whole numbers. What is printed with decimals there
 * all the same is null in its column, and stands in the last one, {@value #NOT_WHOLE}, as {@code
 * column=number}.
 */
final class ExportedRows {
  static final String NOT_WHOLE = "not_whole";

  private static final Pattern COUNT = Pattern.compile("t[234]_.*(?<!_amount)");
  private static final Set<String> CODES = Set.of("level", "severity", "verdict");

  private final ResultSet rows;
  private final List<Column> columns = new ArrayList<>();
  private final boolean counts;

  /** The rows of a query, which has begun and is still before its first row. */
  ExportedRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData described = rows.getMetaData();
    boolean anyCount = false;
    for (int i = 1; i <= described.getColumnCount(); i++) {
      String name = described.getColumnLabel(i);
      boolean count = isCount(name, described.getColumnType(i));
      anyCount |= count;
      columns.add(
          new Column(name, count ? Column.Kind.WHOLE : kind(name, described.getColumnType(i))));
    }
    counts = anyCount;
    if (counts) {
      columns.add(new Column(NOT_WHOLE, Column.Kind.TEXTS));
    }
  }

  /** The columns. */
  List<Column> columns() {
    return List.copyOf(columns);
  }

  /** The values of the row that the query stands on. */
  List<Object> read() throws SQLException {
    int stored = counts ? columns.size() - 1 : columns.size();
    List<Object> values = new ArrayList<>(columns.size());
    List<String> notWhole = new ArrayList<>();
    for (int i = 0; i < stored; i++) {
      values.add(value(columns.get(i), i + 1, notWhole));
    }
    if (counts) {
      values.add(notWhole);
    }
    return values;
  }

  private static boolean isCount(String name, int type) {
    return type == Types.NUMERIC && COUNT.matcher(name).matches();
  }

  private static Column.Kind kind(String name, int type) throws SQLException {
    return switch (type) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Column.Kind.WHOLE;
      case Types.NUMERIC -> Column.Kind.DECIMAL;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Column.Kind.TIME;
      case Types.ARRAY -> Column.Kind.TEXTS;
      case Types.VARCHAR -> CODES.contains(name) ? Column.Kind.CODE : Column.Kind.TEXT;
      default -> throw new SQLException("column " + name + " is of type " + type);
    };
  }

  private Object value(Column column, int place, List<String> notWhole) throws SQLException {
    return switch (column.kind()) {
      case TEXT, CODE -> rows.getString(place);
      case WHOLE -> whole(column.name(), rows.getBigDecimal(place), notWhole);
      case DECIMAL -> decimal(rows.getBigDecimal(place));
      case TIME -> Rows.instant(rows, column.name());
      case TEXTS -> List.of((Object[]) rows.getArray(place).getArray());
    };
  }

  private static Object whole(String column, BigDecimal number, List<String> notWhole) {
    if (number == null) {
      return null;
    }
    if (number.stripTrailingZeros().scale() > 0) {
      notWhole.add(column + "=" + number.toPlainString());
      return null;
    }
    return number.longValueExact();
  }

  /**
   * Sums of absurd figures can have more digits than there are places: no number, then. How many
   * zeros the database keeps behind the point says nothing.
   */
  private static BigDecimal decimal(BigDecimal number) {
    return number != null && Decimals.fits(number) ? number.stripTrailingZeros() : null;
  }
}
