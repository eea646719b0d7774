package io.gongkai.console.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import io.gongkai.console.data.ReportQueries;
import io.gongkai.console.marked.CellNames;
import io.gongkai.console.marked.Html;
import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is different between two documents that were handed in for a report.
 *
 * @param cells cells whose value or state is another, in the order of the form
 * @param fixed findings of the earlier that the later does not have
 * @param added findings of the later that the earlier did not have
 * @param still how many findings both have
 * @param lines lines of the text that are gone or new; null when a text is not to be had
 * @param cut whether there are more such lines than are shown
 */
public record RevisionDiff(
    List<Cell> cells,
    List<Finding> fixed,
    List<Finding> added,
    int still,
    List<Line> lines,
    boolean cut) {
  /** Most lines of a text that are compared: the time grows with their square. */
  static final int MOST_LINES = 1_500;

  private static final int MOST_SHOWN = 400;
  private static final int LONGEST_LINE = 500;

  /** Copies the lists. */
  public RevisionDiff {
    cells = List.copyOf(cells);
    fixed = List.copyOf(fixed);
    added = List.copyOf(added);
    lines = lines == null ? null : List.copyOf(lines);
  }

  /**
   * A cell that says something else.
   *
   * @param name the cell in the form's words
   * @param before its value before; empty when it had none
   * @param stateBefore what was known of it before
   * @param now its value now; empty when it has none
   * @param stateNow what is known of it now
   */
  public record Cell(
      String name, String before, CellState stateBefore, String now, CellState stateNow) {}

  /**
   * A line of a text.
   *
   * @param isNew whether the later text has it; otherwise the earlier had it
   * @param number its number in its text, from 1
   * @param text the line, cut off where it is long
   */
  public record Line(boolean isNew, int number, String text) {}

  /**
   * Compares two documents.
   *
   * @param textBefore text of the earlier; null when it is not to be had
   * @param textNow text of the later; null when it is not to be had
   */
  static RevisionDiff of(
      ReportQueries.Stored before, ReportQueries.Stored now, String textBefore, String textNow) {
    Set<String> had = places(before.findings());
    Set<String> has = places(now.findings());
    List<Finding> added = without(now.findings(), had);
    List<Line> lines = textBefore == null || textNow == null ? null : lines(textBefore, textNow);
    boolean cut =
        lines != null
            && (lines.size() > MOST_SHOWN
                || textBefore.lines().skip(MOST_LINES).findAny().isPresent()
                || textNow.lines().skip(MOST_LINES).findAny().isPresent());
    return new RevisionDiff(
        cells(before, now),
        without(before.findings(), has),
        added,
        failed(now.findings()).size() - added.size(),
        lines == null ? null : lines.subList(0, Math.min(lines.size(), MOST_SHOWN)),
        cut);
  }

  private static List<Cell> cells(ReportQueries.Stored before, ReportQueries.Stored now) {
    CellView earlier = new CellView(before.report());
    CellView later = new CellView(now.report());
    CellNames names = new CellNames(later.layout());
    List<Cell> cells = new ArrayList<>();
    for (FormCell cell : later.layout().cells()) {
      Optional<FormCell> same = earlier.layout().cell(cell.item(), cell.column());
      String was = same.flatMap(it -> earlier.value(it.index())).map(RevisionDiff::text).orElse("");
      String is = later.value(cell.index()).map(RevisionDiff::text).orElse("");
      CellState stateBefore = same.map(it -> earlier.state(it.index())).orElse(CellState.MISSING);
      if (!was.equals(is) || stateBefore != later.state(cell.index())) {
        cells.add(new Cell(names.of(cell), was, stateBefore, is, later.state(cell.index())));
      }
    }
    return cells;
  }

  private static String text(BigDecimal value) {
    return value.toPlainString();
  }

  private static List<Finding> failed(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.getOutcome() == Outcome.FAIL).toList();
  }

  private static Set<String> places(List<Finding> findings) {
    Set<String> places = new HashSet<>();
    failed(findings).forEach(finding -> places.add(place(finding)));
    return places;
  }

  /** The figures of a finding change without it being another one. */
  private static String place(Finding finding) {
    return finding.getRule() + "\n" + finding.getItem() + "\n" + finding.getColumn();
  }

  private static List<Finding> without(List<Finding> findings, Set<String> places) {
    return failed(findings).stream().filter(it -> !places.contains(place(it))).toList();
  }

  private static List<Line> lines(String before, String now) {
    List<String> earlier = before.lines().limit(MOST_LINES).map(String::strip).toList();
    List<String> later = now.lines().limit(MOST_LINES).map(String::strip).toList();
    List<Line> lines = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(earlier, later, new MyersDiffWithLinearSpace<>(String::equals), null)
            .getDeltas()) {
      add(lines, false, delta.getSource().getPosition(), delta.getSource().getLines());
      add(lines, true, delta.getTarget().getPosition(), delta.getTarget().getLines());
    }
    return lines;
  }

  private static void add(List<Line> lines, boolean isNew, int position, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (!text.isEmpty()) {
        String shown = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        lines.add(new Line(isNew, position + i + 1, Html.visible(shown)));
      }
    }
  }
}
