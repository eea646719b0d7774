package io.gongkai.validate.catalogue;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.Mention;
import io.gongkai.model.Outline;
import io.gongkai.model.RawCell;
import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.validate.figures.Labels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the examples of a rule: of each report what is other than 0, and what is found in it. */
final class ExamplePages {
  private static final int MOST_MESSAGES = 3;

  private ExamplePages() {}

  static String render(RuleExamples examples) {
    return "## Examples\n\n### Breaks the rule\n\n"
        + example(examples.failing())
        + "\n### Keeps it\n\n"
        + example(examples.passing());
  }

  private static String example(RuleExample example) {
    StringBuilder page = new StringBuilder();
    for (Map.Entry<Integer, Report> each : example.reports().entrySet()) {
      page.append(report(each.getKey(), each.getValue()));
    }
    List<Finding> findings = example.findings();
    for (Finding finding : findings.subList(0, Math.min(MOST_MESSAGES, findings.size()))) {
      page.append("> ").append(finding.getMessageEn()).append("\n>\n");
      page.append("> ").append(finding.getMessageZh()).append("\n\n");
    }
    if (findings.size() > MOST_MESSAGES) {
      page.append("and ").append(findings.size() - MOST_MESSAGES).append(" more like these.\n");
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static String report(int year, Report report) {
    StringBuilder page = new StringBuilder();
    page.append("The report for ").append(year).append(", form of ");
    page.append(report.getForm().name().substring("FORM_".length()));
    if (report.getForm() != report.getTable3Form()) {
      page.append(" with table 3 of that of ")
          .append(report.getTable3Form().name().substring("FORM_".length()));
    }
    List<String> lines = lines(report);
    page.append(
        lines.isEmpty() ? "; every cell says 0.\n" : "; where nothing is said a cell says 0:\n\n");
    lines.forEach(line -> page.append("- ").append(line).append('\n'));
    return page.append('\n').toString();
  }

  private static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    if (!report.getPrintedAgency().isEmpty()) {
      lines.add("handed in for: " + report.getAgency());
      lines.add("the title names: " + report.getPrintedAgency());
    }
    CellView view = new CellView(report);
    for (FormRow row : view.layout().rows()) {
      String cells = cells(report, view, row);
      if (!cells.isEmpty()) {
        lines.add("`" + row.item() + "` " + Labels.row(view.layout(), row.item()) + ": " + cells);
      }
    }
    for (Mention mention : report.getMentions()) {
      lines.add("the narrative: “" + mention.getClause() + "”");
    }
    Outline outline = report.getOutline();
    if (!outline.getHeadings().equals(List.of(1, 2, 3, 4, 5, 6)) || !outline.getStatesFees()) {
      lines.add(
          "sections in this order: "
              + outline.getHeadings().stream()
                  .map(section -> "一二三四五六".substring(section - 1, section))
                  .collect(Collectors.joining("、"))
              + (outline.getStatesFees() ? "" : "; nothing is said of 信息处理费"));
    }
    return lines;
  }

  /** What the cells of a row say, where it is not 0. */
  private static String cells(Report report, CellView view, FormRow row) {
    List<String> cells = new ArrayList<>();
    int first = view.layout().firstCell(row.item());
    int blank = 0;
    for (int i = first; i < first + row.columns().size(); i++) {
      FormCell cell = view.layout().cells().get(i);
      CellState state = view.state(i);
      blank += state == CellState.BLANK || state == CellState.MISSING ? 1 : 0;
      if (view.value(i).map(BigDecimal::signum).orElse(1) != 0) {
        cells.add(Labels.column(cell) + " " + content(report, view, i));
      }
    }
    return blank > 1 && blank == row.columns().size()
        ? view.state(first).name()
        : String.join(", ", cells);
  }

  private static String content(Report report, CellView view, int index) {
    for (RawCell raw : report.getCells().getRaws()) {
      if (raw.getCell() == index) {
        return raw.getText();
      }
    }
    return view.value(index).map(BigDecimal::toPlainString).orElse(view.state(index).name());
  }
}
