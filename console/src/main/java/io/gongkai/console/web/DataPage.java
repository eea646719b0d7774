package io.gongkai.console.web;

import io.gongkai.schemas.topic.Topics;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** What there is to subscribe to and to query. */
final class DataPage {
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
          Topics.RAW);

  private final Pages pages;

  DataPage(Pages pages) {
    this.pages = pages;
  }

  void show(Context context) {
    pages.show(
        context, pages.page(context, "data"), "data", Map.of("topics", TOPICS, "views", VIEWS));
  }
}
