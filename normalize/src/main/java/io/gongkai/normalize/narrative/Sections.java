package io.gongkai.normalize.narrative;

import io.gongkai.model.Section;
import io.gongkai.normalize.lex.StartedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Finds the six sections of a report by their headings. */
public final class Sections {
  private static final String MARK = "\\s{0,3}[、.:,)]?\\s{0,4}";
  private static final List<StartedPattern> HEADINGS =
      List.of(
          StartedPattern.of("(一1", "[(]?[一1]" + MARK + "(?:总体情况|概述|基本情况|总体工作)"),
          StartedPattern.of("(二2", "[(]?[二2]" + MARK + "主动公开政府信息"),
          StartedPattern.of("(三3", "[(]?[三3]" + MARK + "(?:行政机关)?收到和处理"),
          StartedPattern.of("(四4", "[(]?[四4]" + MARK + "(?:因?政府信息公开)"),
          StartedPattern.of("(五5", "[(]?[五5]" + MARK + "(?:政府信息公开工作)?(?:存在|主要问题)"),
          StartedPattern.of("(六6", "[(]?[六6]" + MARK + "其他需"));

  private Sections() {}

  /**
   * The sections of a text.
   *
   * @param folded the text, folded
   * @return those whose headings are found, in the form's order, each up to the next
   */
  public static List<Section> find(String folded) {
    List<int[]> starts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < HEADINGS.size(); i++) {
      Matcher matcher = HEADINGS.get(i).matcher(folded);
      if (HEADINGS.get(i).find(matcher, folded, from)) {
        starts.add(new int[] {i + 1, matcher.start()});
        from = matcher.end();
      }
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1)[1] : folded.length();
      sections.add(new Section(starts.get(i)[0], starts.get(i)[1], end));
    }
    return sections;
  }
}
