package io.gongkai.normalize;

import io.gongkai.model.CellState;
import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.Shown;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a generated report and holds what was read against the truth. */
final class Scoring {
  /** Its clock stands still: what is read must not depend on how busy the machine is. */
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults(), () -> 0);

  /**
   * What was read.
   *
   * @param decidable cells whose number the print shows beyond doubt
   * @param right those of them that were read with that number
   * @param others further cells that were read with the right number, from the sums
   * @param without cells of the form that were left without a value
   * @param wrong what was read wrong, in words: values, and agency and year
   * @param refusal why the document was refused; empty when it was taken
   */
  record Score(
      int decidable, int right, int others, int without, List<String> wrong, String refusal) {}

  /** Prints a report in a layout, reads the print, and scores what was read. */
  Score score(PrintedReport printed, ReportLayout layout) {
    return score(printed, layout.print(printed), layout.keepsBlanks());
  }

  /** Scores a text of a report in which empty cells leave a trace. */
  Score score(PrintedReport printed, String text) {
    return score(printed, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Scores a print of a report; empty cells leave a trace in it or not. */
  Score score(PrintedReport printed, byte[] document, boolean keepsBlanks) {
    Truth truth = printed.truth();
    int decidable = 0;
    for (int i = 0; i < truth.values().size(); i++) {
      decidable += printed.isDecidable(i, keepsBlanks) ? 1 : 0;
    }
    NormalizeResult result = normalize(document);
    String refusal =
        result instanceof NormalizeResult.Refused refused
            ? refused.unreadable().getReason().name()
            : "";
    Optional<Report> report = report(result);
    if (report.isEmpty()) {
      return new Score(decidable, 0, 0, truth.values().size(), List.of(), refusal);
    }
    CellView cells = new CellView(report.get());
    if (cells.layout() != truth.layout()) {
      String form = cells.layout().form() + "/" + cells.layout().table3Form();
      List<String> wrong = refusal.isEmpty() ? List.of("form " + form) : List.of();
      return new Score(decidable, 0, 0, truth.values().size(), wrong, refusal);
    }
    int right = 0;
    int others = 0;
    int without = 0;
    List<String> wrong =
        new ArrayList<>(refusal.isEmpty() ? identity(truth, report.get()) : List.of());
    for (FormCell cell : truth.layout().cells()) {
      if (!cells.hasValue(cell.index())) {
        without++;
        continue;
      }
      BigDecimal value = cells.value(cell.index()).orElseThrow();
      if (!isRight(printed, cell, value, cells.state(cell.index()))) {
        wrong.add(
            cell
                + " "
                + cells.state(cell.index())
                + " "
                + value
                + " instead of "
                + printed.shown(cell.index())
                + " "
                + printed.printed(cell.index()));
      } else if (printed.isDecidable(cell.index(), keepsBlanks)) {
        right++;
      } else {
        others++;
      }
    }
    return new Score(decidable, right, others, without, wrong, refusal);
  }

  /** The cells of a text, which must be readable. */
  CellView read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The cells of a document, which must be readable. */
  CellView read(byte[] document) {
    if (normalize(document) instanceof NormalizeResult.Read read) {
      return new CellView(read.report());
    }
    throw new AssertionError("refused: " + new String(document, StandardCharsets.UTF_8));
  }

  /**
   * Cells with a wrong value, of what was read of a text, even where it was refused, and even when
   * too little is left of the text to tell the edition of its form.
   */
  List<String> wrongWhateverTheForm(Truth truth, String text) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    Optional<Report> report = report(normalize(document));
    if (report.isEmpty()) {
      return List.of();
    }
    Map<String, BigDecimal> expected = new HashMap<>();
    for (FormCell cell : truth.layout().cells()) {
      expected.put(cell.toString(), truth.values().get(cell.index()));
    }
    CellView cells = new CellView(report.get());
    List<String> wrong = new ArrayList<>();
    for (FormCell cell : cells.layout().cells()) {
      BigDecimal value = cells.value(cell.index()).orElse(null);
      BigDecimal right = expected.get(cell.toString());
      if (value != null && (right == null || value.compareTo(right) != 0)) {
        wrong.add(cell + " " + cells.state(cell.index()) + " " + value + " instead of " + right);
      }
    }
    return wrong;
  }

  /** What is shown as nothing is never read as a number that is shown. */
  private static boolean isRight(
      PrintedReport printed, FormCell cell, BigDecimal value, CellState state) {
    Shown shown = printed.shown(cell.index());
    boolean nothing = shown == Shown.NIL || shown == Shown.BLANK;
    return !(nothing && state == CellState.PRINTED)
        && value.compareTo(printed.printed(cell.index())) == 0;
  }

  private static List<String> identity(Truth truth, Report report) {
    List<String> wrong = new ArrayList<>();
    if (!report.getAgency().equals(truth.agency())) {
      wrong.add("agency " + report.getAgency() + " instead of " + truth.agency());
    }
    if (report.getYear() != truth.year()) {
      wrong.add("year " + report.getYear() + " instead of " + truth.year());
    }
    return wrong;
  }

  /** What was read of a document, even of one that was refused. */
  static Optional<Report> report(NormalizeResult result) {
    return result instanceof NormalizeResult.Read read
        ? Optional.of(read.report())
        : Optional.ofNullable(((NormalizeResult.Refused) result).unreadable().getPartial());
  }

  /** Reads a document that nobody has said anything about. */
  NormalizeResult normalize(byte[] document) {
    return normalizer.normalize(BareSubmission.of(document.length), document);
  }
}
