package io.gongkai.fuzz;

import io.gongkai.model.CellState;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Report;
import io.gongkai.model.Section;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.testkit.BareSubmission;

/**
 * What holds for every document, whatever its bytes: it is read or refused with a reason and never
 * fails; the same bytes give the same result; every span lies in the text and shows what it is said
 * to show; only cells that are certain carry a value, and a printed value is the one printed.
 */
final class Invariants {
  /** Up to here what a cell prints is kept. */
  private static final int LONGEST_RAW = 64;

  private static final Normalizer NORMALIZER = new Normalizer(NormalizerLimits.defaults());
  private static final Submission SUBMISSION = BareSubmission.of(0);

  private final String text;

  private Invariants(String text) {
    this.text = text;
  }

  /**
   * Reads a document, and checks what was read.
   *
   * @throws AssertionError when something does not hold
   */
  static void check(byte[] document) {
    NormalizeResult result = NORMALIZER.normalize(SUBMISSION, document);
    that(
        result.equals(NORMALIZER.normalize(SUBMISSION, document)),
        "the second reading differs from the first");
    Invariants invariants = new Invariants(result.text());
    if (result instanceof NormalizeResult.Read read) {
      Report report = read.report();
      that(!report.getAgency().isEmpty() && report.getYear() > 0, "a report without its name");
      invariants.report(report);
    } else if (result instanceof NormalizeResult.Refused refused) {
      invariants.refusal(refused.unreadable());
    }
  }

  private void refusal(Unreadable unreadable) {
    that(!unreadable.getMessageZh().isBlank(), "a refusal without a message in Chinese");
    that(!unreadable.getMessageEn().isBlank(), "a refusal without a message in English");
    that(!unreadable.getSubmission().getMediaType().isEmpty(), "no media type");
    if (unreadable.getPartial() != null) {
      report(unreadable.getPartial());
    }
  }

  private void report(Report report) {
    CellView cells = new CellView(report);
    for (FormCell cell : cells.layout().cells()) {
      cell(cells, cell);
    }
    boolean json = report.getSubmission().getMediaType().equals("application/json");
    for (Mention mention : report.getMentions()) {
      span("mention", mention.getStart(), mention.getEnd());
      String shown = text.substring(mention.getStart(), mention.getEnd());
      // JSON may escape digits; 两件 and 第三十一条 have none, days fewer than their numbers.
      boolean spelledOtherwise =
          json || mention.getSubject() == MentionSubject.SIGNED || !hasDigit(shown);
      // A fall is a negative growth, and the word for it says so.
      that(
          spelledOtherwise || digits(shown).equals(String.valueOf(Math.abs(mention.getValue()))),
          "a mention of " + mention.getValue() + " shows " + shown);
    }
    for (Section section : report.getSections()) {
      span("section", section.getStart(), section.getEnd());
    }
  }

  private void cell(CellView cells, FormCell cell) {
    int index = cell.index();
    CellState state = cells.state(index);
    that(
        cells.hasValue(index) || cells.unscaled(index) == 0, cell + " is " + state + " with value");
    if (cells.start(index) < 0) {
      that(state != CellState.PRINTED && state != CellState.NIL, cell + " has no place");
      return;
    }
    int end = cells.end(index);
    span(cell.toString(), cells.start(index), end);
    String raw = cells.raw(index).orElse("");
    int shownEnd = Math.min(end, cells.start(index) + LONGEST_RAW);
    String shown = text.substring(cells.start(index), shownEnd);
    that(raw.equals(shown), cell + " shows " + shown + " and says that it shows " + raw);
    boolean exponent = shown.indexOf('e') >= 0 || shown.indexOf('E') >= 0;
    if (state == CellState.PRINTED && end == shownEnd && !exponent) {
      String value = digits(cells.value(index).orElseThrow().toPlainString());
      that(value.equals(digits(shown)), cell + " is " + value + " and shows " + shown);
    }
  }

  private void span(String of, int start, int end) {
    that(start >= 0 && start <= end && end <= text.length(), of + " at " + start + " to " + end);
  }

  /** The digits of a text without leading zeros; 0 when there is none. */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    String folded = Folding.fold(text);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= '0' && c <= '9' && !(c == '0' && digits.isEmpty())) {
        digits.append(c);
      }
    }
    return digits.isEmpty() ? "0" : digits.toString();
  }

  private static boolean hasDigit(String text) {
    return Folding.fold(text).chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
