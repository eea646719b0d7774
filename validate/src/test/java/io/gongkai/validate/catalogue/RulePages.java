package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

            Written from the rule catalogue, version %s; the build fails when they differ. `gongkai \
            rules list` and `gongkai rules show CODE` show the same at a terminal.

            由规则目录第 %s 版生成；内容不一致时构建失败。`gongkai rules list` 和 `gongkai rules show CODE` \
            在终端显示同样内容。

            ## Severities

            | severity | flags the report | meaning | 含义 |
            | --- | --- | --- | --- |
            | ERROR | yes | the report contradicts itself or the form beyond doubt | 报告自相矛盾或不合格式，确定无疑 |
            | WARNING | yes | an editor has to look: one of two statements is wrong, or something owed is \
            missing | 应由编辑核对：两处说法必有一误，或缺少应有内容 |
            | INFO | no | worth knowing, and lawful as it stands | 供参考，本身不违反规定 |

            A rule that needs a number which is not certain is not applied: the finding then says \
            NOT_ASSESSABLE with severity INFO, and flags nothing. A deployment may give a rule another \
            severity; the result records it. Codes are never reused.

            规则所需数字不能确定时不适用该规则：结果为 NOT_ASSESSABLE，严重程度 INFO，不标记报告。部署时可调整规则的严重程度，\
            结果中留有记录。代码永不重复使用。

            ## Families

            | rules | about | ERROR | WARNING | INFO |
            | --- | --- | --- | --- | --- |
            """
                .formatted(RuleCatalogue.VERSION, RuleCatalogue.VERSION));
    for (Category category : Category.values()) {
      page.append(family(category, rules));
    }
    for (Category category : Category.values()) {
      page.append("\n## ").append(heading(category).en()).append("\n\n");
      page.append(heading(category).zh()).append("\n\n");
      page.append("| code | severity | rule |\n| --- | --- | --- |\n");
      rules.stream()
          .filter(rule -> rule.category() == category)
          .forEach(
              rule ->
                  page.append(
                      "| [%s](%s) | %s | %s<br>%s |\n"
                          .formatted(
                              rule.code(),
                              fileName(rule),
                              rule.severity(),
                              rule.title().en(),
                              rule.title().zh())));
    }
    return page.toString();
  }

  private static String family(Category category, List<Rule> rules) {
    Map<Severity, Long> counts =
        rules.stream()
            .filter(rule -> rule.category() == category)
            .collect(Collectors.groupingBy(Rule::severity, Collectors.counting()));
    return "| `%s` | %s<br>%s | %s | %s | %s |\n"
        .formatted(
            prefixes(category),
            heading(category).en(),
            heading(category).zh(),
            counts.getOrDefault(Severity.ERROR, 0L),
            counts.getOrDefault(Severity.WARNING, 0L),
            counts.getOrDefault(Severity.INFO, 0L));
  }

  private static String prefixes(Category category) {
    return switch (category) {
      case NUMBERS -> "NUM-…";
      case STRUCTURE -> "STR-…";
      case SUMS -> "T3-…`, `T4-…";
      case PROSE -> "TXT-…";
      case SERIES -> "X-…";
    };
  }

  private static Bilingual heading(Category category) {
    return switch (category) {
      case NUMBERS -> new Bilingual("单个数字本身是否合理", "A number on its own");
      case STRUCTURE ->
          new Bilingual("表格、行、各部分是否齐全，有无空白", "Tables, rows and sections: missing, empty");
      case SUMS -> new Bilingual("表内勾稽关系", "Sums inside a table");
      case PROSE -> new Bilingual("正文与表格、标题是否一致", "The narrative against tables and title");
      case SERIES -> new Bilingual("与同一机关其他年度是否衔接", "The same agency's reports over the years");
    };
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
