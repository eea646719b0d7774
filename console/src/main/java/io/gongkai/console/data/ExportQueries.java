package io.gongkai.console.data;

import io.gongkai.console.export.TableFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Passes tables on, row by row and from one state of the database. */
public final class ExportQueries {
  /** Rows that are in memory at a time. */
  private static final int FETCH = 500;

  private final ConsoleDatabase database;

  /** Reads from a database. */
  public ExportQueries(ConsoleDatabase database) {
    this.database = database;
  }

  /**
   * Writes what a filter lets through. A file that was begun when this throws is broken.
   *
   * @param verdict CLEAN or FLAGGED, for {@link Export#REPORTS}; empty for either
   * @throws IOException when the file cannot be written
   */
  public void write(Export export, ReportFilter filter, String verdict, TableFile file)
      throws SQLException, IOException {
    List<Object> parameters = new ArrayList<>();
    String sql = export.sql(filter, verdict, parameters);
    try (Connection connection = database.connection()) {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setFetchSize(FETCH);
        for (int i = 0; i < parameters.size(); i++) {
          select.setObject(i + 1, parameters.get(i));
        }
        try (ResultSet rows = select.executeQuery()) {
          write(rows, file);
        }
      } finally {
        connection.rollback();
      }
    }
  }

  private static void write(ResultSet rows, TableFile file) throws SQLException, IOException {
    ExportedRows exported = new ExportedRows(rows);
    file.begin(exported.columns());
    while (rows.next()) {
      file.row(exported.read());
    }
    file.end();
  }
}
