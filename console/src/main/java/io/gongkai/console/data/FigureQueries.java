package io.gongkai.console.data;

import io.gongkai.console.marked.Html;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the figures of the whole pipeline. */
public final class FigureQueries {
  /** Deadlines and days are those of China, wherever the console runs. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int DAYS = 30;
  private static final int MINUTE_SECONDS = 60;
  private static final int HOUR_SECONDS = 3_600;

  private final ConsoleDatabase database;

  /** Reads from a database. */
  public FigureQueries(ConsoleDatabase database) {
    this.database = database;
  }

  /** A number that grows with everything that the sink writes. */
  public long version() throws SQLException {
    return database.read(FigureQueries::version);
  }

  /** The figures at a moment. */
  public Figures read(Instant now) throws SQLException {
    return database.read(connection -> read(connection, now));
  }

  private static long version(Connection connection) throws SQLException {
    return Rows.number(connection, "SELECT coalesce(sum(next_offset), 0) FROM kafka_offset");
  }

  private static Figures read(Connection connection, Instant now) throws SQLException {
    List<Figures.Year> years = years(connection);
    List<Figures.Count> reasons =
        counts(connection, "SELECT reason, documents FROM unreadable_count ORDER BY 2 DESC, 1");
    Deadlines deadlines = Deadlines.on(LocalDate.ofInstant(now, ZONE));
    Map<String, Long> missing = missing(connection, deadlines.year());
    return new Figures(
        version(connection),
        now,
        submissions(connection, now),
        years.stream().mapToLong(Figures.Year::clean).sum(),
        years.stream().mapToLong(Figures.Year::flagged).sum(),
        reasons.stream().mapToLong(Figures.Count::count).sum(),
        Rows.number(connection, "SELECT count(*) FROM dead_letter"),
        counts(
            connection,
            """
            SELECT rule, count(*) FROM standing_report CROSS JOIN unnest(flagging) rule
            WHERE verdict = 'FLAGGED' GROUP BY rule ORDER BY 2 DESC, 1
            """),
        counts(
            connection,
            """
            SELECT left(region, 2), count(*) FROM standing_report
            WHERE verdict = 'FLAGGED' GROUP BY 1 ORDER BY 2 DESC, 1
            """),
        years,
        reasons,
        days(connection, deadlines.today()),
        deadlines,
        missing.getOrDefault("BODY", 0L),
        missing.getOrDefault("JURISDICTION", 0L));
  }

  private static Figures.Submissions submissions(Connection connection, Instant now)
      throws SQLException {
    return Rows.of(
            connection,
            row ->
                new Figures.Submissions(
                    row.getLong("received"),
                    row.getLong("under_way"),
                    row.getLong("last_minute"),
                    row.getLong("last_hour")),
            """
            SELECT count(*) AS received,
              count(*) FILTER (WHERE status IN ('RECEIVED', 'NORMALIZED')) AS under_way,
              count(*) FILTER (WHERE at > ?) AS last_minute,
              count(*) FILTER (WHERE at > ?) AS last_hour
            FROM submission
            """,
            now.minusSeconds(MINUTE_SECONDS).atOffset(ZoneOffset.UTC),
            now.minusSeconds(HOUR_SECONDS).atOffset(ZoneOffset.UTC))
        .get(0);
  }

  private static List<Figures.Year> years(Connection connection) throws SQLException {
    return Rows.of(
        connection,
        row -> new Figures.Year(row.getInt(1), row.getLong(2), row.getLong(3)),
        """
        SELECT year, count(*) FILTER (WHERE verdict = 'CLEAN'),
          count(*) FILTER (WHERE verdict = 'FLAGGED')
        FROM standing_report GROUP BY year ORDER BY year DESC LIMIT 100
        """);
  }

  private static List<Figures.Count> counts(Connection connection, String sql, Object... parameters)
      throws SQLException {
    return Rows.of(
        connection,
        row -> new Figures.Count(Html.visible(row.getString(1)), row.getLong(2)),
        sql,
        parameters);
  }

  /** Agencies with a report for the year before and none for this one, by level. */
  private static Map<String, Long> missing(Connection connection, int year) throws SQLException {
    return counts(
            connection,
            """
            SELECT level, count(*) FROM (
              SELECT agency, min(level) AS level FROM standing_report
              WHERE year IN (?, ?) GROUP BY agency HAVING max(year) = ?) late
            GROUP BY level
            """,
            year - 1,
            year,
            year - 1)
        .stream()
        .collect(Collectors.toMap(Figures.Count::name, Figures.Count::count));
  }

  private static List<Figures.Day> days(Connection connection, LocalDate today)
      throws SQLException {
    LocalDate first = today.minusDays(DAYS - 1L);
    Map<LocalDate, Figures.Day> found =
        Rows.of(
                connection,
                row ->
                    new Figures.Day(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                """
                SELECT (at AT TIME ZONE 'Asia/Shanghai')::date,
                  count(*) FILTER (WHERE status = 'CLEAN'),
                  count(*) FILTER (WHERE status = 'FLAGGED'),
                  count(*) FILTER (WHERE status = 'UNREADABLE'),
                  count(*) FILTER (WHERE status NOT IN ('CLEAN', 'FLAGGED', 'UNREADABLE'))
                FROM submission WHERE at >= ? GROUP BY 1
                """,
                first.atStartOfDay(ZONE).toOffsetDateTime())
            .stream()
            .collect(Collectors.toMap(Figures.Day::date, Function.identity()));
    List<Figures.Day> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate date = first.plusDays(i);
      days.add(found.getOrDefault(date, new Figures.Day(date, 0, 0, 0, 0)));
    }
    return days;
  }
}
