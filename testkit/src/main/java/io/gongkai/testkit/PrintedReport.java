package io.gongkai.testkit;

import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.testkit.PrintedParagraph.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A generated report as the paragraphs and tables that a layout prints. Noises and damages change
 * it, and keep account of what is still shown of each cell.
 */
public final class PrintedReport {
  private final Truth truth;
  private final List<PrintedBlock> blocks = new ArrayList<>();
  private final Shown[] shown;
  private final Map<Integer, BigDecimal> changed = new HashMap<>();

  /** The print of a report, undamaged. */
  public PrintedReport(Truth truth) {
    this.truth = truth;
    this.shown = new Shown[truth.layout().cells().size()];
    Arrays.fill(shown, Shown.NUMBER);
    StatutoryTables tables = new StatutoryTables(truth);
    BigDecimal received = truth.value("t3.received", "total");
    int year = truth.year();
    add(Role.TITLE, truth.agency() + year + "年政府信息公开工作年度报告");
    add(Role.TEXT, "本报告所列数据的统计期限为" + year + "年1月1日至12月31日。");
    add(Role.HEADING, "一、总体情况");
    add(Role.TEXT, "（一）依申请公开。" + year + "年共收到政府信息公开申请" + received.toPlainString() + "件。");
    add(Role.HEADING, "二、主动公开政府信息情况");
    blocks.add(tables.table2());
    add(Role.HEADING, "三、收到和处理政府信息公开申请情况");
    blocks.add(tables.table3());
    add(Role.HEADING, "四、政府信息公开行政复议、行政诉讼情况");
    blocks.add(tables.table4());
    add(Role.HEADING, "五、存在的主要问题及改进情况");
    add(Role.TEXT, "公开内容还不够全面，将继续改进。");
    add(Role.HEADING, "六、其他需要报告的事项");
    add(Role.TEXT, "本年度没有收取信息处理费。");
  }

  private void add(Role role, String text) {
    blocks.add(new PrintedParagraph(role, text));
  }

  /** What the report says. */
  public Truth truth() {
    return truth;
  }

  /** Paragraphs and tables in the order of reading; may be changed. */
  public List<PrintedBlock> blocks() {
    return blocks;
  }

  /** The tables in the order of reading. */
  public List<PrintedTable> tables() {
    return blocks.stream()
        .filter(PrintedTable.class::isInstance)
        .map(PrintedTable.class::cast)
        .toList();
  }

  /** Rows of table 2, headings included; may be changed. */
  public List<PrintedRow> table2() {
    return rows(FormTable.T2);
  }

  /** Rows of table 3, headings included; may be changed. */
  public List<PrintedRow> table3() {
    return rows(FormTable.T3);
  }

  /** Rows of table 4, headings included; the last holds all values. May be changed. */
  public List<PrintedRow> table4() {
    return rows(FormTable.T4);
  }

  private List<PrintedRow> rows(FormTable form) {
    return tables().stream()
        .filter(table -> table.form() == form)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the report has no table " + form))
        .rows();
  }

  /** The words before the headings of the tables. */
  public List<String> opening() {
    return words(0, "二、");
  }

  /** The words behind the tables. */
  public List<String> closing() {
    int from = blocks.indexOf(tables().get(tables().size() - 1)) + 1;
    return words(from, "");
  }

  /** The paragraphs from a place on, up to a heading; an empty one for the report's end. */
  private List<String> words(int from, String heading) {
    List<String> words = new ArrayList<>();
    for (PrintedBlock block : blocks.subList(from, blocks.size())) {
      if (block instanceof PrintedParagraph paragraph) {
        if (!heading.isEmpty() && paragraph.text().startsWith(heading)) {
          return words;
        }
        words.add(paragraph.text());
      }
    }
    return words;
  }

  /** The title as it is printed, its lines joined. */
  public String title() {
    StringBuilder title = new StringBuilder();
    for (PrintedBlock block : blocks) {
      if (block instanceof PrintedParagraph line && line.role() == Role.TITLE) {
        title.append(line.text());
      }
    }
    return title.toString();
  }

  /** What is shown of a cell, by its index in form order. */
  public Shown shown(int cell) {
    return shown[cell];
  }

  /** Notes what is shown of a cell of a row from now on. */
  public void show(PrintedRow row, int column, Shown what) {
    shown[truth.layout().firstCell(row.item()) + column] = what;
  }

  /** Notes that a cell of a row shows another number than the truth says. */
  public void change(PrintedRow row, int column, BigDecimal printed) {
    show(row, column, Shown.CHANGED);
    changed.put(truth.layout().firstCell(row.item()) + column, printed);
  }

  /** The number that a cell shows, or that it would show if it were whole. */
  public BigDecimal printed(int cell) {
    return changed.getOrDefault(cell, truth.values().get(cell));
  }

  /** Notes what is shown of all cells of a row from now on. */
  public void show(PrintedRow row, Shown what) {
    for (int column = 0; column < width(row.item()); column++) {
      show(row, column, what);
    }
  }

  /**
   * Whether what is shown leaves no doubt about a cell's number: it is shown, and so is every cell
   * beside it, unless empty cells leave a trace.
   *
   * @param cell index in form order
   * @param keepsBlanks whether empty cells leave a trace in the layout
   */
  public boolean isDecidable(int cell, boolean keepsBlanks) {
    if (shown[cell] != Shown.NUMBER && shown[cell] != Shown.CHANGED) {
      return false;
    }
    String item = rowOf(truth.layout().cells().get(cell).item());
    int first = truth.layout().firstCell(item);
    for (int i = first; !keepsBlanks && i < first + width(item); i++) {
      if (shown[i] == Shown.BLANK) {
        return false;
      }
    }
    return true;
  }

  /** The item under which the row of an item is printed: table 4 is one row. */
  private static String rowOf(String item) {
    return FormTable.ofItem(item) == FormTable.T4 ? StatutoryTables.TABLE4_ITEM : item;
  }

  private int width(String item) {
    if (FormTable.ofItem(item) == FormTable.T4) {
      return truth.layout().cells().size() - truth.layout().firstCell(item);
    }
    Optional<FormRow> row =
        truth.layout().rows().stream().filter(r -> r.item().equals(item)).findFirst();
    return row.orElseThrow(() -> new IllegalArgumentException("no row " + item)).columns().size();
  }
}
