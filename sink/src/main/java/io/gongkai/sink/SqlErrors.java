package io.gongkai.sink;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells from an SQL error whether to try again, to blame the data, or to give up. */
final class SqlErrors {
  /** Connection, transaction rollback, insufficient resources. */
  private static final Set<String> TEMPORARY_CLASSES = Set.of("08", "40", "53");

  /** Lock not available, shutdown by the administrator, crash, not up yet, database dropped. */
  private static final Set<String> TEMPORARY_STATES = Set.of("55P03", "57P01", "57P02", "57P03");

  /** Data exception, integrity constraint violation, limit exceeded. */
  private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

  private SqlErrors() {}

  /** Whether the same statement may go well later. */
  static boolean isTemporary(SQLException error) {
    String state = state(error);
    return error instanceof SQLTransientException
        || error instanceof SQLRecoverableException
        || TEMPORARY_STATES.contains(state)
        || TEMPORARY_CLASSES.contains(sqlClass(state));
  }

  /** Whether the database refuses what a record holds. */
  static boolean isAboutData(SQLException error) {
    return DATA_CLASSES.contains(sqlClass(state(error)));
  }

  private static String state(SQLException error) {
    return error.getSQLState() == null ? "" : error.getSQLState();
  }

  private static String sqlClass(String state) {
    return state.length() < 2 ? "" : state.substring(0, 2);
  }
}
