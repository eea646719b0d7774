package io.gongkai.normalize;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.normalize.align.BareLabels;
import io.gongkai.normalize.align.ColumnYears;
import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.align.LabelAligner;
import io.gongkai.normalize.align.OutcomeRuns;
import io.gongkai.normalize.align.RowAligner;
import io.gongkai.normalize.align.RowAligner.Aligned;
import io.gongkai.normalize.align.RowLabels;
import io.gongkai.normalize.align.Segment;
import io.gongkai.normalize.align.Segmenter;
import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.align.TableZones.Zone;
import io.gongkai.normalize.decode.TableDecoder;
import io.gongkai.normalize.lex.TableLexer;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.template.TablePlan;
import io.gongkai.normalize.template.TableTemplate;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the statutory tables step by step, from their characters to the rows of the form. */
final class TablesReader {
  private static final String[] TABLE2_OF_2019 = {
    "新制作数量", "新公开数量", "对外公开总数量", "上一年项目数量", "其他对外管理服务事项", "政府集中采购"
  };
  private static final String[] OTHER_ROWS_OF_2021 = {"逾期不补正", "缴纳费用", "逾期未按收费", "不再处理其政府信息"};

  /** Labels that are column headings too, below which cells are blank. */
  private static final Set<String> COLUMN_HEADS = Set.of("其他", "总计");

  /** Runs in front of which a label of table 3 stands again, from which on there are two tables. */
  private static final int FEWEST_REPEATED_LABELS = 5;

  private final String text;
  private final String folded;
  private final HanIndex index;
  private final Deadline deadline;
  private final TableZones zones;
  private final FormLayout layout;

  /** The runs of table 2; none where the digits of some decided about them. */
  private List<Aligned> runs2 = List.of();

  private List<Aligned> runs3 = List.of();
  private List<Token> values4 = List.of();

  /** A reader of the tables in zones of a text. */
  TablesReader(String text, String folded, HanIndex index, TableZones zones, Deadline deadline) {
    this.deadline = deadline;
    this.text = text;
    this.folded = folded;
    this.index = index;
    this.zones = zones;
    this.layout = layout();
  }

  ReportReader.Tables read() {
    CellsBuilder cells = new CellsBuilder(layout);
    TableDecoder decoder = new TableDecoder(layout, text, deadline);
    zones.table2().ifPresent(zone -> table2(zone, decoder, cells));
    boolean several = zones.table3().isPresent() && table3(zones.table3().get(), decoder, cells);
    zones
        .table4()
        .flatMap(this::table4)
        .ifPresent(
            values -> {
              decoder.decodeTable4(values, cells);
              values4 = values;
            });
    return new ReportReader.Tables(cells, zones, several || hasColumnsOfSeveralYears());
  }

  /** How to read tables printed alike, once these are read; empty when their numbers matter. */
  Optional<TablePlan> plan(TableTemplate template) {
    Token[] cells = new Token[layout.cells().size()];
    boolean plain =
        place(RowLabels.of(layout.form(), FormTable.T2), runs2, cells)
            && place(RowLabels.of(layout.table3Form(), FormTable.T3), runs3, cells);
    int first4 = layout.firstCell("t4.reconsideration");
    if (!plain || first4 + values4.size() != cells.length) {
      return Optional.empty();
    }
    for (int i = 0; i < values4.size(); i++) {
      cells[first4 + i] = values4.get(i);
    }
    return TablePlan.of(template, layout, cells);
  }

  /** Puts the values of a table into its cells, where its print alone says which is whose. */
  private boolean place(RowLabels labels, List<Aligned> runs, Token[] cells) {
    Optional<List<List<Token>>> plain = TableDecoder.plain(labels.rows(), runs);
    for (int row = 0; plain.isPresent() && row < labels.rows().size(); row++) {
      int cell = layout.firstCell(labels.rows().get(row).item());
      for (Token value : plain.get().get(row)) {
        cells[cell++] = value;
      }
    }
    return plain.isPresent();
  }

  private void table2(Zone zone, TableDecoder decoder, CellsBuilder cells) {
    RowLabels labels = RowLabels.of(layout.form(), FormTable.T2);
    Segmenter.Segmented segmented = segments(labels, zone, 1);
    List<Aligned> aligned = LabelAligner.align(labels, segmented, deadline);
    decoder.decode(labels.rows(), aligned, cells);
    blanksBehindBareLabels(labels, zone, cells);
    // Of two runs for one row their digits may have decided.
    runs2 = aligned.size() == segmented.segments().size() ? aligned : List.of();
  }

  /** Reads table 3; says whether there are several. */
  private boolean table3(Zone zone, TableDecoder decoder, CellsBuilder cells) {
    RowLabels labels = RowLabels.of(layout.table3Form(), FormTable.T3);
    int columns = labels.rows().get(0).columns().size();
    List<Aligned> aligned = RowAligner.align(labels, segments(labels, zone, columns), deadline);
    decoder.decode(labels.rows(), aligned, cells);
    blanksBehindBareLabels(labels, zone, cells);
    runs3 = aligned;
    return aligned.stream().filter(run -> run.row() < 0 && run.labelled()).count()
            >= FEWEST_REPEATED_LABELS
        || zones.others().stream()
            .map(other -> RowAligner.align(labels, segments(labels, other, columns), deadline))
            .anyMatch(other -> contradicts(aligned, other));
  }

  private boolean hasColumnsOfSeveralYears() {
    return Stream.of(zones.table2(), zones.table3(), zones.table4())
        .flatMap(Optional::stream)
        .anyMatch(zone -> ColumnYears.areSeveral(folded, zone));
  }

  /**
   * A label that nothing stands behind is a row left blank, where most rows are whole. Where they
   * are not, an extractor has lost values, and nobody can say whether there were any.
   */
  private void blanksBehindBareLabels(RowLabels labels, Zone zone, CellsBuilder cells) {
    List<FormRow> rows = labels.rows();
    long whole = rows.stream().filter(row -> isRead(row, cells)).count();
    if (whole == rows.size() || whole * 2 <= rows.size()) {
      return;
    }
    List<Boolean> printed = BareLabels.find(labels, index, zone);
    for (int row = 0; row < rows.size(); row++) {
      int first = cells.layout().firstCell(rows.get(row).item());
      for (int i = first; printed.get(row) && i < first + rows.get(row).columns().size(); i++) {
        if (cells.state(i) == CellState.MISSING) {
          cells.state(i, CellState.BLANK);
        }
      }
    }
  }

  private static boolean isRead(FormRow row, CellsBuilder cells) {
    int first = cells.layout().firstCell(row.item());
    for (int i = first; i < first + row.columns().size(); i++) {
      CellState state = cells.state(i);
      if (state == CellState.MISSING || state == CellState.ILLEGIBLE) {
        return false;
      }
    }
    return true;
  }

  /** Whether two tables of the same form say different things; a page may hold one table twice. */
  private static boolean contradicts(List<Aligned> first, List<Aligned> second) {
    Map<Integer, List<String>> said = new HashMap<>();
    first.forEach(run -> said.put(run.row(), digits(run)));
    return second.stream()
        .filter(run -> run.row() >= 0 && run.labelled() && said.containsKey(run.row()))
        .anyMatch(run -> !said.get(run.row()).equals(digits(run)));
  }

  private static List<String> digits(Aligned run) {
    return run.values().stream().filter(Token::isFilled).map(Token::digits).toList();
  }

  private FormLayout layout() {
    FormEdition rows = zones.table3().map(this::table3Form).orElse(FormEdition.FORM_2021);
    FormEdition form =
        zones
            .table2()
            .map(zone -> hasAny(zone, TABLE2_OF_2019))
            .map(old -> old ? FormEdition.FORM_2019 : FormEdition.FORM_2021)
            .orElse(rows);
    boolean rowsKnown =
        zones
            .table3()
            .map(zone -> hasAny(zone, OTHER_ROWS_OF_2021) || hasAny(zone, "其他处理"))
            .orElse(false);
    return FormLayout.of(form, rowsKnown ? rows : form);
  }

  private FormEdition table3Form(Zone zone) {
    return hasAny(zone, OTHER_ROWS_OF_2021) ? FormEdition.FORM_2021 : FormEdition.FORM_2019;
  }

  private boolean hasAny(Zone zone, String... words) {
    return index.firstBetween(index.count(zone.start()), index.count(zone.end()), words) >= 0;
  }

  private Segmenter.Segmented segments(RowLabels labels, Zone zone, int columns) {
    List<Token> tokens = TableLexer.lex(text, folded, zone.start(), zone.end(), deadline);
    return Segmenter.segment(
        tokens, columns, words -> labels.isEnding(words, COLUMN_HEADS), deadline);
  }

  /**
   * The values of table 4: the run with most filled cells, or else the blank cells below its head.
   */
  private Optional<List<Token>> table4(Zone zone) {
    List<Token> tokens = TableLexer.lex(text, folded, zone.start(), zone.end(), deadline);
    List<Segment> segments =
        Segmenter.segment(tokens, FormCounts.TABLE4_CELLS, words -> words.endsWith("总计"), deadline)
            .segments();
    Optional<List<Token>> joined = OutcomeRuns.join(segments);
    if (joined.isPresent()) {
      return joined;
    }
    Segment best = null;
    for (Segment segment : segments) {
      if (best == null || segment.filled() > best.filled()) {
        best = segment;
      }
    }
    return Optional.ofNullable(best)
        .filter(s -> s.filled() > 0 || s.values().size() >= FormCounts.TABLE4_CELLS)
        .map(Segment::values);
  }
}
