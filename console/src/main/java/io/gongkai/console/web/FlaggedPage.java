package io.gongkai.console.web;

import io.gongkai.console.data.Divisions;
import io.gongkai.console.data.Figures;
import io.gongkai.console.data.FlaggedReports;
import io.gongkai.console.data.ReportFilter;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of flagged reports. */
public final class FlaggedPage {
  private static final int ROWS = 50;
  private static final String FIRST = "";

  /** Class of SQL states: a page of another order begins at what is no value of this one. */
  private static final String ABOUT_DATA = "22";

  private final Pages pages;
  private final FlaggedReports reports;
  private final Divisions divisions;

  FlaggedPage(Pages pages, FlaggedReports reports, Divisions divisions) {
    this.pages = pages;
    this.reports = reports;
    this.divisions = divisions;
  }

  void show(Context context) throws SQLException {
    ReportFilter filter = ReportFilter.of(context::queryParam);
    String after = context.queryParam("after") == null ? FIRST : context.queryParam("after");
    Page page = pages.page(context, "flagged");
    FlaggedReports.Listed listed;
    try {
      listed = reports.list(filter, after, ROWS, page.version());
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse();
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).startsWith(ABOUT_DATA)) {
        throw new BadRequestResponse();
      }
      throw e;
    }
    pages.show(
        context,
        page,
        "flagged",
        Map.of(
            "listed",
            listed,
            "filter",
            filter,
            "years",
            years(),
            "paged",
            !after.isEmpty(),
            "links",
            new Links(filter),
            "regions",
            RegionNames.of(
                divisions,
                filter.region(),
                listed.rows().stream().map(FlaggedReports.Row::region).toList())));
  }

  /** From the figures that are there already: the list of years costs nothing. */
  private List<Integer> years() {
    Figures figures = pages.figures();
    return figures == null
        ? List.of()
        : figures.byYear().stream()
            .filter(year -> year.flagged() > 0)
            .map(Figures.Year::year)
            .toList();
  }

  /**
   * Addresses of the list with something changed.
   *
   * @param filter the list that is shown
   */
  public record Links(ReportFilter filter) {
    /** The list from where a page begins. */
    public String after(String cursor) {
      return with("after", cursor);
    }

    /** The list from its beginning. */
    public String first() {
      return "/flagged" + query(filter.fields());
    }

    /** The list in another order. */
    public String sorted(ReportFilter.Sort sort) {
      return with("sort", sort.id());
    }

    /** The list for a table program. */
    public String csv() {
      return "/flagged.csv" + query(filter.fields());
    }

    /** The list for analysts. */
    public String parquet() {
      return "/flagged.parquet" + query(filter.fields());
    }

    /** More tables of what the filter lets through. */
    public String data() {
      return "/data" + query(filter.fields());
    }

    /** The list without a field. */
    public String without(String field) {
      Map<String, String> fields = new LinkedHashMap<>(filter.fields());
      fields.remove(field);
      return "/flagged" + query(fields);
    }

    private String with(String field, String value) {
      Map<String, String> fields = new LinkedHashMap<>(filter.fields());
      fields.put(field, value);
      return "/flagged" + query(fields);
    }

    private static String query(Map<String, String> fields) {
      return fields.isEmpty()
          ? ""
          : fields.entrySet().stream()
              .map(field -> field.getKey() + "=" + Page.encode(field.getValue()))
              .collect(Collectors.joining("&", "?", ""));
    }
  }
}
