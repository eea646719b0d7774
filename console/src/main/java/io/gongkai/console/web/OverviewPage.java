package io.gongkai.console.web;

import io.gongkai.console.data.Divisions;
import io.gongkai.console.data.Figures;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The overview: how the pipeline stands, at a glance. */
final class OverviewPage {
  private final Pages pages;
  private final Divisions divisions;

  OverviewPage(Pages pages, Divisions divisions) {
    this.pages = pages;
    this.divisions = divisions;
  }

  void show(Context context) {
    Page page = pages.page(context, "overview");
    Figures figures = pages.figures();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("figures", figures);
    parameters.put("failing", pages.failing());
    parameters.put("regions", regions(figures));
    pages.show(context, page, "overview", parameters);
  }

  /** The figures of before are shown although the database does not answer. */
  private RegionNames regions(Figures figures) {
    try {
      return RegionNames.of(
          divisions,
          "",
          figures == null
              ? List.of()
              : figures.byRegion().stream().map(Figures.Count::name).toList());
    } catch (SQLException e) {
      return new RegionNames(Map.of(), List.of(), List.of());
    }
  }
}
