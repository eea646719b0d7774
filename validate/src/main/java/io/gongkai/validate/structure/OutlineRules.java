package io.gongkai.validate.structure;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.model.Outline;
import io.gongkai.model.Report;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.FormRules;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules about the six sections: which there are, in which order, and what six has to say. */
public final class OutlineRules {
  /** The last year in which reports need not follow the form. */
  private static final int YEAR_OF_TRANSITION = 2019;

  /** Headings of the form that show that a document follows it. */
  private static final int FEWEST_HEADINGS = 3;

  /** The sections that have no table: those are told by their tables. */
  private static final Set<Integer> NARRATIVE = Set.of(1, 5, 6);

  private static final List<String> TITLES =
      List.of(
          "总体情况",
          "主动公开政府信息情况",
          "收到和处理政府信息公开申请情况",
          "政府信息公开行政复议、行政诉讼情况",
          "存在的主要问题及改进情况",
          "其他需要报告的事项");

  private OutlineRules() {}

  /** Adds what the sections lack to a list; a report without an outline lacks nothing. */
  public static void addTo(List<Observation> into, Report report) {
    Outline outline = report.getOutline();
    int year = report.getYear();
    if (outline == null
        || outline.getHeadings().size() < FEWEST_HEADINGS
        || (year > 0 && year <= YEAR_OF_TRANSITION)) {
      return;
    }
    for (int section : outline.getAbsent()) {
      if (NARRATIVE.contains(section)) {
        into.add(missing(section));
      }
    }
    List<Integer> headings = outline.getHeadings();
    if (!isInOrder(headings)) {
      into.add(order(headings));
    }
    if (report.getForm() == FormEdition.FORM_2021 && !outline.getStatesFees()) {
      into.add(withoutFees());
    }
  }

  private static boolean isInOrder(List<Integer> headings) {
    for (int i = 1; i < headings.size(); i++) {
      if (headings.get(i) < headings.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private static String title(int section) {
    return "一二三四五六".charAt(section - 1) + "、" + TITLES.get(section - 1);
  }

  private static Observation missing(int section) {
    return observation(
        FormRules.STR_SECTION_MISSING,
        new Bilingual(
            "报告没有“" + title(section) + "”部分。",
            "The report does not have section " + section + " (" + title(section) + ")."));
  }

  private static Observation order(List<Integer> headings) {
    return observation(
        FormRules.STR_SECTION_ORDER,
        new Bilingual(
            "各部分的先后为"
                + headings.stream()
                    .map(section -> "“" + title(section) + "”")
                    .collect(Collectors.joining("、"))
                + "，与格式规定的顺序不同。",
            "The sections stand in the order "
                + headings.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + "."));
  }

  private static Observation withoutFees() {
    return observation(
        FormRules.STR_FEE_STATEMENT,
        new Bilingual(
            "报告没有写明信息处理费的收取情况。",
            "The report does not say what was collected in fees for processing information"
                + " (信息处理费)."));
  }

  private static Observation observation(Rule rule, Bilingual message) {
    return new Observation(
        rule, Outcome.FAIL, null, null, Comparison.NONE, List.of(), null, message);
  }
}
