package io.gongkai.console.web;

import io.gongkai.console.data.AgencyQueries;
import io.gongkai.console.data.Figures;
import io.gongkai.console.data.ReportFilter;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agency with its years, and the agencies that have not reported. */
final class AgencyPages {
  private static final int ROWS = 100;
  private static final int LONGEST_NAME = 600;

  private final Pages pages;
  private final AgencyQueries agencies;

  AgencyPages(Pages pages, AgencyQueries agencies) {
    this.pages = pages;
    this.agencies = agencies;
  }

  void show(Context context) throws SQLException {
    String name = name(context.queryParam("name"));
    List<AgencyQueries.Year> years = agencies.years(name);
    if (years.isEmpty()) {
      throw new NotFoundResponse();
    }
    pages.show(
        context,
        pages.page(context, "agency"),
        "agency",
        Map.of("name", name, "years", years, "corrections", agencies.corrections(name)));
  }

  void outstanding(Context context) throws SQLException {
    Figures figures = pages.figures();
    if (figures == null) {
      throw new ServiceUnavailableResponse();
    }
    String asked = Optional.ofNullable(context.queryParam("level")).orElse("");
    String level = ReportFilter.LEVELS.contains(asked) ? asked : "";
    String after = name(context.queryParam("after"));
    AgencyQueries.MissingPage missing =
        agencies.missing(figures.deadlines().year(), level, after, ROWS);
    pages.show(
        context,
        pages.page(context, "outstanding"),
        "outstanding",
        Map.of("figures", figures, "level", level, "paged", !after.isEmpty(), "missing", missing));
  }

  private static String name(String given) {
    String name = Optional.ofNullable(given).orElse("");
    if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
      throw new NotFoundResponse();
    }
    return name;
  }
}
