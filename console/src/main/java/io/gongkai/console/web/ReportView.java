package io.gongkai.console.web;

import gg.jte.Content;
import io.gongkai.console.Originals;
import io.gongkai.console.Sheets;
import io.gongkai.console.data.ReportQueries;
import io.gongkai.console.marked.FindingGroup;
import io.gongkai.console.marked.FormTables;
import io.gongkai.console.marked.Html;
import io.gongkai.console.marked.MarkedPages;
import io.gongkai.console.marked.MarkedReport;
import io.gongkai.console.marked.MarkedText;
import io.gongkai.console.marked.Words;
import io.gongkai.console.text.Language;
import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Report;
import io.gongkai.model.Severity;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.WaiverKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A report as its page shows it. */
public final class ReportView {
  /** Longest text that a page shows; what is behind it is left out, and the page says so. */
  static final int LONGEST_TEXT = 300_000;

  private static final double PIXELS_PER_INCH = 96;
  private static final double POINTS_PER_INCH = 72;

  private final ReportQueries.Full full;
  private final State state;
  private final String text;
  private final MarkedReport marked;
  private final List<FindingGroup> groups;
  private final MarkedPages pages;

  /** What is to be had of the original document. */
  public enum State {
    /** Its text, with the cells in it. */
    MARKED,
    /** Its text, which is read otherwise by now, so that the cells have no places in it. */
    UNMARKED,
    /** Nothing: it is not there any more. */
    GONE,
    /** Nothing now: the broker or the store does not answer. */
    AWAY
  }

  /**
   * A row of this year beside the year before.
   *
   * @param name the row in the form's words
   * @param before its total the year before; empty when there was none
   * @param now its total this year; empty when there is none
   * @param change the difference with its sign; empty where one is missing
   */
  public record Compared(String name, String before, String now, String change) {}

  private ReportView(
      ReportQueries.Full full,
      State state,
      String text,
      Report report,
      Sheets sheets,
      Language language) {
    this.full = full;
    this.state = state;
    this.text = text;
    this.groups = FindingGroup.failed(full.stored().findings());
    Words words = language == Language.ZH ? Words.CHINESE : Words.ENGLISH;
    this.marked = new MarkedReport("r", text, report, groups, words);
    this.pages = new MarkedPages(marked, sheets);
  }

  /**
   * A report with its document.
   *
   * @param original the document; null when there is none to be had
   * @param away whether that is so for now only
   */
  static ReportView of(
      ReportQueries.Full full, Originals.Original original, boolean away, Language language) {
    Report stored = full.stored().report();
    if (original == null) {
      return new ReportView(
          full, away ? State.AWAY : State.GONE, "", stored, Sheets.NONE, language);
    }
    String text =
        original.text().length() > LONGEST_TEXT
            ? original.text().substring(0, LONGEST_TEXT)
            : original.text();
    boolean same = original.report() != null && isSame(original.report(), stored);
    return new ReportView(
        full,
        same ? State.MARKED : State.UNMARKED,
        text,
        same ? original.report() : stored,
        same ? original.sheets() : Sheets.of(original.sheets().all()),
        language);
  }

  private static boolean isSame(Report read, Report stored) {
    return read.getForm() == stored.getForm()
        && read.getTable3Form() == stored.getTable3Form()
        && read.getCells().getStates().equals(stored.getCells().getStates())
        && read.getCells().getValues().equals(stored.getCells().getValues());
  }

  /** The report with its surroundings. */
  public ReportQueries.Full full() {
    return full;
  }

  /** The report. */
  public Report report() {
    return full.stored().report();
  }

  /** What is to be had of the original document. */
  public State state() {
    return state;
  }

  /** Whether the text is longer than what is shown. */
  public boolean isCut() {
    return text.length() == LONGEST_TEXT;
  }

  /** The failed rules, one group for each cause. */
  public List<FindingGroup> groups() {
    return groups;
  }

  /** The rules that could not be applied. */
  public List<Finding> skipped() {
    return full.stored().findings().stream()
        .filter(finding -> finding.getOutcome() == Outcome.NOT_ASSESSABLE)
        .toList();
  }

  /** The highest severity in a group. */
  public Severity worst(FindingGroup group) {
    return group.findings().stream()
        .map(Finding::getSeverity)
        .min(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }

  /** Anchor of a group, counted from 0. */
  public String anchor(int group) {
    return marked.groupAnchor(group + 1);
  }

  /** A cell in the words of the form. */
  public String name(String item, String column) {
    return Html.visible(marked.name(item, column));
  }

  /** What a cell says; a dash when it has no value. */
  public String value(String item, String column) {
    String value = marked.value(item, column);
    return value.isEmpty() ? "–" : value;
  }

  /** What an operand says; a dash when it has no value. */
  public String value(Operand operand) {
    return operand.getValue() == null ? "–" : Html.visible(operand.getValue());
  }

  /** What a waiver of a finding is for: its cell, or all of its rule where it names none. */
  public WaiverKey waiverKey(Finding finding) {
    return new WaiverKey(
        ReportKey.of(report()), finding.getRule(), finding.getItem(), finding.getColumn());
  }

  /** The figures that a waiver of a finding is for. */
  public String fingerprint(Finding finding) {
    return Fingerprint.of(Fingerprint.concerned(full.stored().findings(), waiverKey(finding)));
  }

  /** The place of a cell on the page; null when the form has no such cell. */
  public String place(String item, String column) {
    return cell(item, column)
        .map(c -> "#" + marked.textAnchor(c).orElse(marked.tableAnchor(c)))
        .orElse(null);
  }

  /** The pages of the document, as far as it has any. */
  public MarkedPages pages() {
    return pages;
  }

  /** The boxes on a page, with what they are for those who cannot see them. */
  public Content boxes(int number, String label) {
    return content(out -> pages.print(out, number, label));
  }

  /** The value that a cell should have. */
  public String suggested(FormCell cell) {
    return Html.visible(marked.suggested(cell));
  }

  /** A length on a page in pixels of a picture that is shown as large as the page is. */
  public String pixels(double points) {
    return Long.toString(Math.round(points * PIXELS_PER_INCH / POINTS_PER_INCH));
  }

  /** The page that a cell stands on; 0 when it has no box on any. */
  public int pageOf(String item, String column) {
    return cell(item, column).map(pages::pageOf).orElse(0);
  }

  /** The box of a cell on the picture of its page. */
  public String box(String item, String column) {
    return cell(item, column).map(cell -> "#" + marked.boxAnchor(cell)).orElse(null);
  }

  private Optional<FormCell> cell(String item, String column) {
    return item == null ? Optional.empty() : marked.layout().cell(item, column);
  }

  /** The statutory tables. */
  public Content tables() {
    return content(out -> new FormTables(out, marked).print());
  }

  /** The text with the cells marked in it. */
  public Content text() {
    return content(out -> new MarkedText(out).print(text, state == State.MARKED ? marked : null));
  }

  /** The rows of table 3 in all, beside those of the year before. */
  public List<Compared> compared() {
    if (full.before() == null) {
      return List.of();
    }
    CellView now = new CellView(report());
    CellView before = new CellView(full.before().report());
    List<Compared> rows = new ArrayList<>();
    for (FormCell cell : now.layout().cells()) {
      if (FormTable.ofItem(cell.item()) == FormTable.T3 && cell.column().equals("total")) {
        Optional<BigDecimal> value = now.value(cell.index());
        Optional<BigDecimal> earlier =
            before.layout().cell(cell.item(), "total").flatMap(c -> before.value(c.index()));
        String change =
            value.isPresent() && earlier.isPresent()
                ? signed(value.get().subtract(earlier.get()))
                : "";
        String name = marked.name(cell.item(), "total");
        rows.add(
            new Compared(
                name.substring(0, name.lastIndexOf(" · ")),
                earlier.map(BigDecimal::toPlainString).orElse(""),
                value.map(BigDecimal::toPlainString).orElse(""),
                change));
      }
    }
    rows.removeIf(row -> row.before().matches("0?") && row.now().matches("0?"));
    return rows;
  }

  private static String signed(BigDecimal change) {
    return change.signum() > 0 ? "+" + change.toPlainString() : change.toPlainString();
  }

  private static Content content(Consumer<PrintWriter> print) {
    return output -> {
      StringWriter html = new StringWriter();
      PrintWriter writer = new PrintWriter(html);
      print.accept(writer);
      writer.flush();
      output.writeContent(html.toString());
    };
  }
}
