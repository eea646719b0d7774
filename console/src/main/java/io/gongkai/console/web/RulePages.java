package io.gongkai.console.web;

import io.gongkai.console.data.Figures;
import io.gongkai.console.data.RuleQueries;
import io.gongkai.model.Severity;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The rules, and each with how often it fires. */
final class RulePages {
  private final Pages pages;
  private final RuleQueries rules;

  RulePages(Pages pages, RuleQueries rules) {
    this.pages = pages;
    this.rules = rules;
  }

  void list(Context context) {
    Map<String, Long> counts = new HashMap<>();
    Figures figures = pages.figures();
    if (figures != null) {
      figures.byRule().forEach(count -> counts.put(count.name(), count.count()));
    }
    pages.show(context, pages.page(context, "rules"), "rules", Map.of("counts", counts));
  }

  void show(Context context) throws SQLException {
    String code = context.pathParam("code");
    Rule rule =
        RuleCatalogue.all().stream()
            .filter(it -> it.code().equals(code))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    pages.show(
        context,
        pages.page(context, "rules"),
        "rule",
        Map.of("rule", rule, "fired", rules.fired(code, rule.severity() != Severity.INFO)));
  }
}
