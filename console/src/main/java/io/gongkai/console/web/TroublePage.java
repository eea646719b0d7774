package io.gongkai.console.web;

import io.gongkai.console.data.TroubleQueries;
import io.gongkai.model.UnreadableReason;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What could not be processed: by the publisher's fault, and by ours. */
final class TroublePage {
  private static final int ROWS = 50;

  private final Pages pages;
  private final TroubleQueries trouble;

  TroublePage(Pages pages, TroubleQueries trouble) {
    this.pages = pages;
    this.trouble = trouble;
  }

  void show(Context context) throws SQLException {
    String asked = Optional.ofNullable(context.queryParam("reason")).orElse("");
    String reason =
        Arrays.stream(UnreadableReason.values()).anyMatch(it -> it.name().equals(asked))
            ? asked
            : "";
    String after = Optional.ofNullable(context.queryParam("after")).orElse("");
    TroubleQueries.Listed listed;
    try {
      listed = trouble.unreadable(reason, after, ROWS);
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse();
    }
    pages.show(
        context,
        pages.page(context, "unreadable"),
        "unreadable",
        Map.of(
            "listed",
            listed,
            "reason",
            reason,
            "paged",
            !after.isEmpty(),
            "letters",
            trouble.letters()));
  }
}
