package io.gongkai.testkit.model;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.testkit.model.PlainAgency.Figures;
import io.gongkai.testkit.model.PlainAgency.Paper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Prints papers whose verdict the {@linkplain PlainAgency plain model} knows, in the pipeline's own
 * JSON: they cost little to read.
 */
public final class PaperPrinter {
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  private static final String NARRATIVE =
      String.join(
          "\\n",
          "一、总体情况",
          "本机关依法公开政府信息。",
          "二、主动公开政府信息情况",
          "三、收到和处理政府信息公开申请情况",
          "四、政府信息公开行政复议、行政诉讼情况",
          "五、存在的主要问题及改进情况",
          "公开内容有待充实。",
          "六、其他需要报告的事项",
          "本年度未收取信息处理费。");

  private PaperPrinter() {}

  /**
   * A paper.
   *
   * @param agency agency id
   * @param serial tells papers with the same figures apart
   */
  public static Paper readable(String agency, int year, Figures figures, long serial) {
    return paper(agency, year, figures, json(year, figures, serial));
  }

  /** A paper that is no report. */
  public static Paper unreadable(String agency, long serial) {
    return paper(agency, 0, null, "今天天气很好，我们去公园散步，看见许多花。" + serial);
  }

  private static Paper paper(String agency, int year, Figures figures, String text) {
    String id = SubmissionId.of(agency, text.getBytes(StandardCharsets.UTF_8));
    return new Paper(id, year, figures, text);
  }

  private static String json(int year, Figures figures, long serial) {
    StringBuilder facts = new StringBuilder();
    for (FormCell cell : FORM.cells()) {
      facts
          .append(facts.isEmpty() ? "" : ",")
          .append("{\"item\":\"")
          .append(cell.item())
          .append("\",\"column\":\"")
          .append(cell.column())
          .append("\",\"value\":\"")
          .append(value(cell, figures))
          .append("\"}");
    }
    return "{\"form\":\"FORM_2021\",\"year\":"
        + year
        + ",\"serial\":"
        + serial
        + ",\"facts\":["
        + facts
        + "],\"narrative\":\""
        + NARRATIVE
        + "\"}";
  }

  private static int value(FormCell cell, Figures figures) {
    if (cell.toString().equals("t4.reconsideration/total")) {
      return figures.broken();
    }
    if (!List.of("natural_person", "total").contains(cell.column())) {
      return 0;
    }
    int results = 10 + figures.carriedIn() - figures.carriedOut();
    return switch (cell.item()) {
      case "t3.received" -> 10;
      case "t3.carried_in" -> figures.carriedIn();
      case "t3.granted", "t3.total" -> results;
      case "t3.carried_out" -> figures.carriedOut();
      default -> 0;
    };
  }
}
