package io.gongkai.app.stage;

import io.gongkai.app.config.DatabaseConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The PostgreSQL database. */
public final class DatabaseDependency implements Dependency {
  private static final int SECONDS = 5;

  private final DatabaseConnection database;

  /**
   * The database, not asked yet.
   *
   * @param database how it is reached
   */
  public DatabaseDependency(DatabaseConnection database) {
    this.database = database.required();
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check() throws DependencyException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    for (String timeout : new String[] {"connectTimeout", "loginTimeout", "socketTimeout"}) {
      properties.setProperty(timeout, Integer.toString(SECONDS));
    }
    try (Connection connection = DriverManager.getConnection(database.url(), properties)) {
      if (!connection.isValid(SECONDS)) {
        throw failure("does not answer", false, null);
      }
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      // 28: the login is wrong; 3D: there is no such database.
      boolean lasting = state.startsWith("28") || state.startsWith("3D");
      throw failure(
          (lasting ? "refuses this client: " : "does not answer: ")
              + Causes.text(e)
              + "; check database.url, database.user and database.password",
          lasting,
          e);
    }
  }

  private DependencyException failure(String what, boolean lasting, SQLException cause) {
    return new DependencyException(
        "the database " + database.shownUrl() + " " + what, lasting, cause);
  }

  @Override
  public void close() {
    // Each check has a connection of its own.
  }
}
