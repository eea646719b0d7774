package io.gongkai.testkit;

import java.util.Collection;
import java.util.Random;

/**
 * What publishers, converters and mirror sites do to a report without changing what it says, all of
 * it seen in published reports. The order is that in which several are applied: cells before
 * labels, labels before rows, rows before tables.
 */
public enum Noise {
  /** Digits in full width. */
  FULL_WIDTH_DIGITS(Alteration.cells(CellNoises::fullWidth)),
  /** A comma after each three digits. */
  THOUSANDS(Alteration.cells(CellNoises.thousands(","))),
  /** A comma in full width after each three digits. */
  WIDE_THOUSANDS(Alteration.cells(CellNoises.thousands("，"))),
  /** Zeros in front of some numbers. */
  LEADING_ZEROS(Alteration.cells(CellNoises::leadingZeros)),
  /** Counts with a decimal point, as spreadsheets print them. */
  WHOLE_DECIMALS(Alteration.cells(CellNoises::wholeDecimals)),
  /** The change against the year before with a sign, or with a word for one. */
  SIGNED_CHANGES(Alteration.cells(CellNoises::signedChange)),
  /** A nil mark for zero. */
  NIL_FOR_ZERO(Alteration.cells(CellNoises.nil("/", "—"))),
  /** All the other marks that stand for zero. */
  NIL_MARKS(Alteration.cells(CellNoises::anyNil)),
  /** Nothing for zero. */
  BLANK_FOR_ZERO(Alteration.cells(CellNoises::blankForZero)),
  /** Nothing but the totals. */
  TOTALS_ONLY(Alteration.cells(CellNoises::totalsOnly)),
  /** Nothing but the first column and the totals. */
  FIRST_AND_TOTAL(Alteration.cells(CellNoises::firstAndTotal)),
  /** Nothing but the first column. */
  FIRST_COLUMN_ONLY(Alteration.cells(CellNoises::firstOnly)),
  /** A unit behind the number. */
  UNITS(Alteration.cells((report, row, i, random) -> CellNoises.behind(row, i, "件"))),
  /** The unit of money behind amounts. */
  MONEY(Alteration.cells(CellNoises::money)),
  /** A note behind the number. */
  NOTES(Alteration.cells(CellNoises::note)),
  /** Blanks around the numbers, some of no width. */
  BLANKS_AROUND(Alteration.cells(CellNoises::blanksAround)),

  /** A character lost from a label here and there. */
  LABEL_TYPOS(Alteration.labels(LabelNoises::lostCharacter)),
  /** A character of a label mistaken for another. */
  LABEL_SLIPS(Alteration.labels(LabelNoises::mistakenCharacter)),
  /** The slips that stand in published reports, in labels, headings of columns and of sections. */
  KNOWN_SLIPS(Alteration.words(LabelNoises::knownSlip)),
  /** Blanks inside the labels. */
  SPACED_LABELS(Alteration.labels((label, r) -> label.replace("政府", "政 府").replace("公开", "公 开"))),
  /** Traditional characters. */
  TRADITIONAL(Alteration.words((words, random) -> LabelNoises.traditional(words))),
  /** Traditional characters with their sound in brackets behind them, as mirror sites do. */
  PHONETIC(Alteration.words((words, random) -> LabelNoises.phonetic(words))),
  /** CJK radicals in place of the characters that look the same, as PDF fonts give them. */
  RADICALS(Alteration.words((words, random) -> LabelNoises.radicals(words))),
  /** Labels without their ordinals, as automatic numbering loses them. */
  ORDINALS_LOST(Alteration.labels((label, r) -> label.replaceFirst("^\\d\\.", ""))),
  /** Ordinals in other styles. */
  ORDINAL_STYLES(Alteration.labels(LabelNoises::otherOrdinal)),

  /** Headings numbered with digits. */
  HEADINGS_IN_DIGITS(HeadingNoises.numbered("%s、", "123456")),
  /** Headings numbered in brackets. */
  HEADINGS_IN_BRACKETS(HeadingNoises.numbered("（%s）", "一二三四五六")),
  /** Headings of Markdown. */
  HEADINGS_OF_MARKDOWN(HeadingNoises.numbered("## %s、", "一二三四五六")),
  /** Headings of parts. */
  HEADINGS_OF_PARTS(HeadingNoises.numbered("第%s部分 ", "一二三四五六")),
  /** Headings whose numbers start again at the tables, as in an annex. */
  HEADINGS_RESTARTED(HeadingNoises.numbered("%s、", "一一二三四五")),
  /** No headings of the sections with tables. */
  HEADINGS_MISSING(HeadingNoises::missing),
  /** The title on several lines. */
  TITLE_SPLIT(HeadingNoises::splitTitle),
  /** The year of the title in Chinese numerals. */
  YEAR_IN_HAN(HeadingNoises::yearInHan),
  /** A narrative full of numbers that look like cells. */
  NARRATIVE_NUMBERS(HeadingNoises::narrativeNumbers),
  /** Footnotes under the tables. */
  FOOTNOTES(HeadingNoises::footnotes),

  /** Page numbers between the rows. */
  PAGE_NUMBERS(RowNoises::pageNumbers),
  /** A number alone between two rows: a page's. */
  BARE_PAGE_NUMBERS(RowNoises::barePageNumbers),
  /** The head of table 3 again in the middle of it. */
  HEADS_REPEATED(RowNoises::headsRepeated),
  /** Rows torn by the end of a page, with its number between the parts. */
  ROWS_TORN(RowNoises::tornRows),
  /** Labels torn by the end of a page, with its number between the parts. */
  LABELS_TORN(RowNoises::tornLabels),
  /** A row that the form does not have. */
  EXTRA_ROW(RowNoises::extraRow),
  /** A row with a cell too few. */
  CELL_MISSING(RowNoises::missingCell),
  /** A row with an empty cell too many. */
  CELL_EXTRA(RowNoises::extraCell),
  /** A row whose cells stand one to the right. */
  ROW_SHIFTED(RowNoises::shiftedRow),
  /** Two cells of a row run together. */
  CELLS_GLUED(RowNoises::gluedCells),
  /** Some rows of table 3 left out. */
  ROWS_ABSENT(RowNoises::absentRows),

  /** The blocks of table 2 as tables of their own. */
  TABLE2_APART(TableNoises::table2Apart),
  /** Table 4 as three rows of five outcomes. */
  TABLE4_ROWS(TableNoises::table4Rows),
  /** Table 4 turned: five rows of outcomes, a column for each kind of case. */
  TABLE4_TURNED(TableNoises::table4Turned),
  /** Table 4 as a list of fifteen labels and numbers. */
  TABLE4_LIST(TableNoises::table4List),
  /** The tables in another order. */
  TABLES_OUT_OF_ORDER(TableNoises::outOfOrder);

  /** A function without state, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Alteration alteration;

  Noise(Alteration alteration) {
    this.alteration = alteration;
  }

  /** Applies the noise to a report that is about to be printed. */
  public void apply(PrintedReport report, Random random) {
    alteration.apply(report, random);
  }

  /** Applies several noises in their order. */
  public static void applyAll(Collection<Noise> noises, PrintedReport report, Random random) {
    noises.stream().sorted().distinct().forEach(noise -> noise.apply(report, random));
  }
}
