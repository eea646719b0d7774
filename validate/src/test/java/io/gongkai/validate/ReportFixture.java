package io.gongkai.validate;

import io.gongkai.model.CellState;
import io.gongkai.model.Cells;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Outline;
import io.gongkai.model.RawCell;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Submission;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes the report of a fictional agency, consistent until a test changes a cell. */
public final class ReportFixture {
  private static final List<String> BESIDE_RESULTS =
      List.of("t3.received", "t3.carried_in", "t3.total", "t3.carried_out");

  private final FormLayout layout;
  private final BigDecimal[] values;
  private final CellState[] states;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<RawCell> raws = new ArrayList<>();
  private final Map<Integer, String> texts = new TreeMap<>();
  private final Map<Integer, Integer> offsets = new TreeMap<>();
  private String agency = "云溪县人民政府办公室";
  private String printedAgency = "";
  private int year;
  private ReportingLevel level = ReportingLevel.BODY;
  private Outline outline = new Outline(List.of(1, 2, 3, 4, 5, 6), List.of(), true);
  private String submissionId = "a".repeat(64);
  private long receivedAt = 1_700_000_000_000L;
  private long offset = 0;

  private ReportFixture(FormEdition form, FormEdition table3Form) {
    layout = FormLayout.of(form, table3Form);
    year = form == FormEdition.FORM_2019 ? 2020 : 2023;
    values = new BigDecimal[layout.cells().size()];
    states = new CellState[layout.cells().size()];
    Arrays.fill(values, BigDecimal.ZERO);
    Arrays.fill(states, CellState.PRINTED);
  }

  /** A report of the form of 2021 that prints 0 in every cell. */
  public static ReportFixture zeros() {
    return zeros(FormEdition.FORM_2021);
  }

  /** A report that prints 0 in every cell. */
  public static ReportFixture zeros(FormEdition form) {
    return new ReportFixture(form, form);
  }

  /** A report with table 3 of another edition that prints 0 in every cell. */
  public static ReportFixture zeros(FormEdition form, FormEdition table3Form) {
    return new ReportFixture(form, table3Form);
  }

  /** A report in which every sum holds, with many zeros and few large numbers. */
  public static ReportFixture random(FormEdition form, Random random) {
    ReportFixture fixture = new ReportFixture(form, form);
    for (FormRow row : fixture.layout.rows()) {
      if (row.table() != FormTable.T3) {
        fixture.fillRow(row, random);
      }
    }
    List<String> columns = fixture.row("t3.received").columns();
    for (String column : columns.subList(0, columns.size() - 1)) {
      fixture.fillColumn(column, random);
    }
    for (FormRow row : fixture.layout.rows()) {
      if (row.table() != FormTable.T2) {
        fixture.addUp(row);
      }
    }
    return fixture;
  }

  private void fillRow(FormRow row, Random random) {
    for (String column : row.columns()) {
      set(row.item(), column, heavyTailed(random));
    }
  }

  private void fillColumn(String column, Random random) {
    long results = 0;
    for (FormRow row : layout.rows()) {
      if (row.table() == FormTable.T3 && !BESIDE_RESULTS.contains(row.item())) {
        long value = heavyTailed(random);
        set(row.item(), column, value);
        results += value;
      }
    }
    long carriedOut = heavyTailed(random);
    long carriedIn = Math.min(heavyTailed(random), results + carriedOut);
    set("t3.total", column, results);
    set("t3.carried_out", column, carriedOut);
    set("t3.carried_in", column, carriedIn);
    set("t3.received", column, results + carriedOut - carriedIn);
  }

  private void addUp(FormRow row) {
    BigDecimal total = BigDecimal.ZERO;
    for (String column : row.columns().subList(0, row.columns().size() - 1)) {
      total = total.add(values[index(row.item(), column)]);
    }
    values[index(row.item(), "total")] = total;
  }

  private static long heavyTailed(Random random) {
    return random.nextInt(3) > 0 ? 0 : (long) Math.pow(10, random.nextDouble() * 4);
  }

  private FormRow row(String item) {
    return layout.rows().stream().filter(row -> row.item().equals(item)).findFirst().orElseThrow();
  }

  /** Index of a cell in form order. */
  public int index(String item, String column) {
    return layout.cell(item, column).map(FormCell::index).orElseThrow();
  }

  public FormLayout layout() {
    return layout;
  }

  public long get(int index) {
    return values[index].longValueExact();
  }

  public ReportFixture set(int index, long value) {
    return set(index, CellState.PRINTED, BigDecimal.valueOf(value));
  }

  public ReportFixture set(String item, String column, long value) {
    return set(index(item, column), value);
  }

  public ReportFixture set(String item, String column, String value) {
    return set(index(item, column), CellState.PRINTED, new BigDecimal(value));
  }

  public ReportFixture set(int index, CellState state, BigDecimal value) {
    states[index] = state;
    values[index] = value;
    return this;
  }

  /** Sets the whole row of table 3 or 4, the total last. */
  public ReportFixture row(String item, long... numbers) {
    int first = layout.firstCell(item);
    for (int i = 0; i < numbers.length; i++) {
      set(first + i, numbers[i]);
    }
    return this;
  }

  /** Sets a cell to a state that carries no value. */
  public ReportFixture state(String item, String column, CellState state) {
    states[index(item, column)] = state;
    return this;
  }

  /** Sets every cell of the rows whose name starts with a prefix to a state without a value. */
  public ReportFixture states(String prefix, CellState state) {
    for (FormCell cell : layout.cells()) {
      if (cell.item().startsWith(prefix)) {
        states[cell.index()] = state;
      }
    }
    return this;
  }

  public ReportFixture mention(MentionSubject subject, long value, String clause) {
    mentions.add(new Mention(subject, value, clause, 0, clause.length(), 0));
    return this;
  }

  public ReportFixture agency(String name) {
    agency = name;
    return this;
  }

  /** Sets the name that the document prints in its title. */
  public ReportFixture printedAgency(String name) {
    printedAgency = name;
    return this;
  }

  /** Adds mentions as they were read. */
  public ReportFixture mentions(List<Mention> read) {
    mentions.addAll(read);
    return this;
  }

  public ReportFixture year(int reportYear) {
    year = reportYear;
    return this;
  }

  public ReportFixture level(ReportingLevel reportingLevel) {
    level = reportingLevel;
    return this;
  }

  /** Sets what the document has of the six sections; null for a document without headings. */
  public ReportFixture outline(Outline sections) {
    outline = sections;
    return this;
  }

  /** Sets a cell whose printed text is more than the digits of its value. */
  public ReportFixture raw(String item, String column, String value, String text) {
    raws.add(new RawCell(index(item, column), text));
    return set(item, column, value);
  }

  /** Puts a cell at an offset of the text. */
  public ReportFixture at(int offsetInText, String item, String column, String text) {
    int index = index(item, column);
    texts.put(index, text);
    offsets.put(index, offsetInText);
    return this;
  }

  /** Sets which submission the report comes from; its place orders it among the submissions. */
  public ReportFixture submission(String id, long place) {
    submissionId = id;
    receivedAt = 1_700_000_000_000L + place;
    offset = place;
    return this;
  }

  public Report build() {
    CellsBuilder cells = new CellsBuilder(layout);
    for (int i = 0; i < values.length; i++) {
      if (states[i] == CellState.PRINTED || states[i] == CellState.INFERRED) {
        cells.value(i, states[i], values[i]);
      } else {
        cells.state(i, states[i]);
      }
    }
    texts.forEach(
        (cell, text) ->
            cells.text(cell, offsets.get(cell), offsets.get(cell) + text.length(), text));
    Submission submission =
        new Submission(
            submissionId,
            "",
            "report.txt",
            "",
            "text/plain",
            submissionId,
            1000,
            Instant.ofEpochMilli(receivedAt),
            0,
            offset);
    return new Report(
        submission,
        agency,
        year,
        layout.form(),
        layout.table3Form(),
        withRaws(cells.build()),
        List.copyOf(mentions),
        List.of(),
        level,
        "",
        outline,
        printedAgency,
        List.of());
  }

  private Cells withRaws(Cells cells) {
    return new Cells(
        cells.getStates(),
        cells.getValues(),
        cells.getScaled(),
        cells.getStarts(),
        cells.getLengths(),
        List.copyOf(raws));
  }
}
