package io.gongkai.validate.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the pages about the rules: one for each rule, and an index. */
final class RulePages {
  private RulePages() {}

  /** File names and contents. */
  static Map<String, String> render(List<Rule> rules) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", index(rules));
    for (Rule rule : rules) {
      pages.put(fileName(rule), page(rule));
    }
    return pages;
  }

  private static String fileName(Rule rule) {
    return rule.code() + ".md";
  }

  private static String index(List<Rule> rules) {
    StringBuilder page =
        new StringBuilder(
            """
            # Rules

            Written from the rule catalogue, version %s; the build fails when they differ.
            ERROR and WARNING flag a report. A rule that needs a number which is not certain is not \
            applied: the finding then says NOT_ASSESSABLE with severity INFO, and flags nothing.

            | code | severity | about | rule |
            | --- | --- | --- | --- |
            """
                .formatted(RuleCatalogue.VERSION));
    for (Rule rule : rules) {
      page.append(
          "| [%s](%s) | %s | %s | %s<br>%s |\n"
              .formatted(
                  rule.code(),
                  fileName(rule),
                  rule.severity(),
                  rule.category().name().toLowerCase(Locale.ROOT),
                  rule.title().en(),
                  rule.title().zh()));
    }
    return page.toString();
  }

  private static String page(Rule rule) {
    return """
        # %s

        **%s**

        **%s**

        | severity | about | applied to | since catalogue | applied |
        | --- | --- | --- | --- | --- |
        | %s | %s | each %s | %s | %s |

        ## How it is applied

        %s

        %s

        ## Legal basis

        %s

        %s

        ## What to do

        %s

        %s
        """
            .formatted(
                rule.code(),
                rule.title().en(),
                rule.title().zh(),
                rule.severity(),
                rule.category().name().toLowerCase(Locale.ROOT),
                rule.scope().name().toLowerCase(Locale.ROOT),
                rule.since(),
                lifecycle(rule),
                rule.explanation().en(),
                rule.explanation().zh(),
                rule.legalBasis().en(),
                rule.legalBasis().zh(),
                rule.fix().en(),
                rule.fix().zh())
        + (rule.isDeprecated() ? "" : "\n" + ExamplePages.render(RuleExamples.of(rule)));
  }

  private static String lifecycle(Rule rule) {
    if (!rule.isDeprecated()) {
      return "yes";
    }
    String replaced = rule.replacedBy().isEmpty() ? "" : ", replaced by " + rule.replacedBy();
    return "not since catalogue " + rule.deprecated() + replaced;
  }
}
