package io.gongkai.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL for the tests of a class; each test gets a new report database in it. */
final class DatabaseExtension
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  private PostgresFixture postgres;
  private String url;
  private ReportDatabase database;

  /** JDBC URL of the test's database. */
  String url() {
    return url;
  }

  /** The test's database. */
  ReportDatabase database() {
    return database;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    postgres = new PostgresFixture();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    url = postgres.newDatabase();
    database = ReportDatabase.open(PostgresFixture.config(url));
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    database.close();
    // Whatever a test did: the narrow rows are what the wide ones say.
    String inOrder = " ORDER BY report_key";
    assertThat(PostgresFixture.rows(url, "SELECT * FROM standing_report" + inOrder))
        .isEqualTo(PostgresFixture.rows(url, "SELECT * FROM standing_report_source" + inOrder));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    postgres.close();
  }
}
