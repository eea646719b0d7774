package io.gongkai.console.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** The overview: how the pipeline stands, at a glance. */
final class OverviewPage {
  private final Pages pages;

  OverviewPage(Pages pages) {
    this.pages = pages;
  }

  void show(Context context) {
    Page page = pages.page(context, "overview");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("figures", pages.figures());
    parameters.put("failing", pages.failing());
    pages.show(context, page, "overview", parameters);
  }
}
