package io.gongkai.console;

import io.gongkai.sink.SinkRows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A console to look at, over the repository's samples and as many made-up rows as are asked for: it
 * listens on the port that is the first argument until its input ends.
 */
public final class Showroom {
  private Showroom() {}

  /**
   * Makes up rows of reports that nobody handed in: they have no document.
   *
   * @param reports years of reports, four of each agency; a twelfth of them is left out
   * @param now when the last of them was received
   */
  public static void makeUp(SinkRows rows, int reports, Instant now)
      throws IOException, SQLException {
    try (InputStream sql = Showroom.class.getResourceAsStream("many-reports.sql")) {
      rows.execute(
          new String(sql.readAllBytes(), StandardCharsets.UTF_8)
              .replace("$REPORTS", Integer.toString(reports))
              .replace("$NOW", now.toString()));
    }
  }

  /** Starts it. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int reports = Integer.parseInt(arguments[1]);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        SinkRows rows = new SinkRows(postgres.getJdbcUrl("postgres", "postgres"), "postgres")) {
      if (reports > 0) {
        makeUp(rows, reports, Instant.now());
      }
      Documents documents = new Documents(rows);
      Instant at = Instant.now().minus(20, ChronoUnit.DAYS);
      for (Path sample : Documents.samples()) {
        at = at.plus(23, ChronoUnit.HOURS);
        documents.handIn(
            "",
            sample.getFileName().toString(),
            Files.readString(sample, StandardCharsets.UTF_8),
            at);
      }
      documents.handIn("", "report.pdf", PdfReports.wrong(13), at);
      rows.execute("ANALYZE");
      ConsoleConfig config =
          new ConsoleConfig(
              "127.0.0.1",
              port,
              new ConsoleConfig.Database(
                  postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""),
              false,
              new ConsoleConfig.Limits(32, 200, Duration.ofSeconds(1)));
      Pipeline pipeline =
          new Pipeline(
              documents::readAgain,
              documents::draw,
              Waivers.NONE,
              DeadLetters.NONE,
              Addresses.UNKNOWN);
      try (Console console = Console.start(config, pipeline, Clock.systemUTC())) {
        for (URI uri = console.uri(); uri != null && System.in.read() >= 0; ) {
          // Until the input ends.
        }
      }
    }
  }
}
