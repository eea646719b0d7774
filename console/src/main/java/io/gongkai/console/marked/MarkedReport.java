package io.gongkai.console.marked;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Report;
import io.gongkai.model.SuspectCell;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A report with what the findings say of each cell, and the anchors that lead to the cells. */
public final class MarkedReport {
  private final String prefix;
  private final CellView cells;
  private final CellNames names;
  private final Words words;
  private final List<FormCell> printed;
  private final Set<FormCell> inText;
  private final MarkedQuotes quotes;
  private final Set<String> operands = new HashSet<>();
  private final Map<String, Suspicion> suspects = new HashMap<>();
  private final Map<String, List<BrokenSum>> brokenSums = new HashMap<>();

  /**
   * Why a cell is suspected.
   *
   * @param suggested the value that would mend the sums, as a decimal string
   * @param group number of the group of findings that it explains, from 1
   */
  record Suspicion(String suggested, int group) {}

  /**
   * A sum whose result stands in a cell, and does not hold.
   *
   * @param finding what was found
   * @param group number of its group of findings, from 1
   */
  record BrokenSum(Finding finding, int group) {}

  /**
   * Marks a report.
   *
   * @param prefix starts the anchors' names, so that several documents fit on a page
   * @param text the extracted text, which the cells' spans refer to
   * @param report what was read from it
   * @param groups the failed rules
   * @param words the language of what is said of a cell
   */
  public MarkedReport(
      String prefix, String text, Report report, List<FindingGroup> groups, Words words) {
    this.prefix = prefix;
    this.words = words;
    this.cells = new CellView(report);
    this.names = new CellNames(cells.layout());
    this.printed = printed(text.length());
    this.inText = Set.copyOf(printed);
    this.quotes = new MarkedQuotes(prefix, text.length(), groups, this::nextCell);
    for (int i = 0; i < groups.size(); i++) {
      add(groups.get(i), i + 1);
    }
  }

  private void add(FindingGroup group, int number) {
    for (Finding finding : group.findings()) {
      for (Operand cell : finding.getCells()) {
        if (cell.getYear() == null) {
          operands.add(key(cell.getItem(), cell.getColumn()));
        }
      }
      if (finding.getItem() != null && finding.getExpected() != null) {
        brokenSums
            .computeIfAbsent(key(finding.getItem(), finding.getColumn()), cell -> new ArrayList<>())
            .add(new BrokenSum(finding, number));
      }
    }
    if (group.suspect() != null) {
      for (SuspectCell cell : group.suspect().getCells()) {
        suspects.put(
            key(cell.getItem(), cell.getColumn()), new Suspicion(cell.getSuggested(), number));
      }
    }
  }

  /** The cells with a place of their own in the text; of two at one place the first has it. */
  private List<FormCell> printed(int length) {
    List<FormCell> sorted =
        cells.layout().cells().stream()
            .filter(cell -> cells.start(cell.index()) >= 0)
            .filter(cell -> cells.end(cell.index()) > cells.start(cell.index()))
            .filter(cell -> cells.end(cell.index()) <= length)
            .sorted(Comparator.comparingInt((FormCell cell) -> cells.start(cell.index())))
            .toList();
    List<FormCell> apart = new ArrayList<>();
    int done = 0;
    for (FormCell cell : sorted) {
      if (cells.start(cell.index()) >= done) {
        apart.add(cell);
        done = cells.end(cell.index());
      }
    }
    return List.copyOf(apart);
  }

  /** Start of the first cell in the text that ends behind an offset. */
  private int nextCell(int offset) {
    return printed.stream()
        .filter(cell -> cells.end(cell.index()) > offset)
        .mapToInt(cell -> cells.start(cell.index()))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /** The numbers of the narrative that failed rules quote. */
  public MarkedQuotes quotes() {
    return quotes;
  }

  /** The layout of the report's form. */
  public FormLayout layout() {
    return cells.layout();
  }

  /** What is known of each cell. */
  public CellView cells() {
    return cells;
  }

  /** The cells that have a place in the text, in the order in which they stand there. */
  List<FormCell> inText() {
    return printed;
  }

  /** Anchor of a cell in the text; empty when it has no place there. */
  public Optional<String> textAnchor(FormCell cell) {
    return inText.contains(cell) ? Optional.of(prefix + "c" + cell.index()) : Optional.empty();
  }

  /** Anchor of a cell in the tables. */
  public String tableAnchor(FormCell cell) {
    return prefix + "t" + cell.index();
  }

  /** Anchor of a cell on the picture of its page. */
  public String boxAnchor(FormCell cell) {
    return prefix + "b" + cell.index();
  }

  /** Anchor of a group of findings. */
  public String groupAnchor(int group) {
    return prefix + "g" + group;
  }

  /** The name of a cell, leading to its place in the text or else in the tables; HTML. */
  public String link(String item, String column) {
    Optional<FormCell> cell = cell(item, column);
    String name = Html.escape(name(item, column));
    return cell.map(
            c -> "<a href=\"#" + textAnchor(c).orElse(tableAnchor(c)) + "\">" + name + "</a>")
        .orElse(name);
  }

  /** A cell in the words of the form; item and column where the form has no such cell. */
  public String name(String item, String column) {
    return cell(item, column).map(names::of).orElse(item + "/" + column);
  }

  /** Value of a cell as a decimal string; empty when it has none. */
  public String value(String item, String column) {
    return cell(item, column)
        .flatMap(cell -> cells.value(cell.index()))
        .map(BigDecimal::toPlainString)
        .orElse("");
  }

  private Optional<FormCell> cell(String item, String column) {
    return item == null ? Optional.empty() : layout().cell(item, column);
  }

  /** Why a cell is suspected; empty when it is not. */
  Optional<Suspicion> suspicion(FormCell cell) {
    return Optional.ofNullable(suspects.get(cell.toString()));
  }

  /** The value that would mend what a cell breaks; empty when it is not suspected. */
  public String suggested(FormCell cell) {
    return suspicion(cell).map(Suspicion::suggested).orElse("");
  }

  /** The broken sums whose result stands in a cell. */
  List<BrokenSum> brokenSums(FormCell cell) {
    return brokenSums.getOrDefault(cell.toString(), List.of());
  }

  /** Classes of a cell: its state, and whether it is suspected or takes part in a failed rule. */
  String classes(FormCell cell) {
    String state = cells.state(cell.index()).name();
    if (suspects.containsKey(cell.toString())) {
      return state + " suspect";
    }
    return operands.contains(cell.toString()) ? state + " operand" : state;
  }

  /** What a cell is and says, in one line. */
  String title(FormCell cell) {
    String value = cells.value(cell.index()).map(BigDecimal::toPlainString).orElse("");
    String suggested =
        suspicion(cell)
            .map(suspicion -> words.comma() + words.shouldBe() + suspicion.suggested())
            .orElse("");
    CellState state = cells.state(cell.index());
    int page = cells.page(cell.index());
    return names.of(cell)
        + (value.isEmpty() ? "" : " = " + value)
        + suggested
        + words.open()
        + words.word(state)
        + " "
        + state
        + words.comma()
        + cell
        + (page == 0 ? "" : words.comma() + String.format(Locale.ROOT, words.page(), page))
        + words.close();
  }

  /** The words beside the form's own. */
  public Words words() {
    return words;
  }

  private static String key(String item, String column) {
    return item + "/" + column;
  }
}
