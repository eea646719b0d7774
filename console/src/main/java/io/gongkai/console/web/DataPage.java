package io.gongkai.console.web;

import io.gongkai.console.Addresses;
import io.gongkai.console.data.Divisions;
import io.gongkai.console.data.Figures;
import io.gongkai.console.data.ReportFilter;
import io.gongkai.console.subscribe.TopicSchema;
import io.gongkai.schemas.topic.Topics;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is to subscribe to, to query and to take away. */
public final class DataPage {
  private static final List<String> VIEWS =
      List.of(
          "current_report",
          "report_wide",
          "fact",
          "current_finding",
          "flagged_count",
          "standing_report",
          "unreadable",
          "receipt",
          "waiver");

  private static final List<String> TOPICS =
      List.of(
          Topics.CLEAN,
          Topics.FLAGGED,
          Topics.FLAGGED_COUNTS,
          Topics.UNREADABLE,
          Topics.RECEIPTS,
          Topics.NORMALIZED,
          Topics.WAIVERS,
          Topics.RAW);

  private final Pages pages;
  private final Divisions divisions;
  private final Addresses addresses;

  DataPage(Pages pages, Divisions divisions, Addresses addresses) {
    this.pages = pages;
    this.divisions = divisions;
    this.addresses = addresses;
  }

  /**
   * What the form for tables begins with.
   *
   * @param filter which reports
   * @param verdict CLEAN or FLAGGED, for reports with their cells; empty for either
   * @param years report years that there are
   * @param regions divisions to choose from
   */
  public record Form(
      ReportFilter filter, String verdict, List<Integer> years, RegionNames regions) {
    /** Copies the list. */
    public Form {
      years = List.copyOf(years);
    }

    /** What the filter says beyond the form's own fields, by name. */
    public Map<String, String> further() {
      Map<String, String> further = new LinkedHashMap<>(filter.fields());
      List.of("year", "level", "region", "agency", "sort").forEach(further::remove);
      return further;
    }
  }

  void show(Context context) throws SQLException {
    Page page = pages.page(context, "data");
    ReportFilter filter = ReportFilter.of(context::queryParam);
    Form form =
        new Form(
            filter,
            Exports.verdict(context.queryParam("verdict")),
            years(),
            RegionNames.of(divisions, filter.region(), List.of()));
    pages.show(
        context,
        page,
        "data",
        Map.of("topics", TOPICS, "views", VIEWS, "form", form, "addresses", addresses));
  }

  /** A schema as a file. */
  void schema(Context context) {
    TopicSchema schema =
        TopicSchema.inFile(context.pathParam("file")).orElseThrow(NotFoundResponse::new);
    context.contentType("application/json; charset=utf-8");
    context.header("Content-Disposition", "attachment; filename=\"" + schema.fileName() + "\"");
    context.result(schema.json().getBytes(StandardCharsets.UTF_8));
  }

  private List<Integer> years() {
    Figures figures = pages.figures();
    return figures == null ? List.of() : figures.byYear().stream().map(Figures.Year::year).toList();
  }
}
