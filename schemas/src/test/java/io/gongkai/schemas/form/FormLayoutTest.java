package io.gongkai.schemas.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormLayoutTest {

  /**
   * Table 2 of 2021: two rows of three, three of one, one amount. Of 2019: two rows of three, four
   * of three, one of two, one of two. Table 3: 25 or 23 rows of 7. Table 4: three groups of 5.
   */
  @ParameterizedTest
  @CsvSource({
    "FORM_2021, FORM_2021, 10, 175, 15",
    "FORM_2019, FORM_2019, 22, 161, 15",
    "FORM_2021, FORM_2019, 10, 161, 15",
    "FORM_2019, FORM_2021, 22, 175, 15"
  })
  void shouldHaveTheCellsOfTheFormWhenAskedByEditions(
      FormEdition form, FormEdition table3Form, int t2, int t3, int t4) {
    FormLayout layout = FormLayout.of(form, table3Form);
    assertThat(layout.form()).isEqualTo(form);
    assertThat(layout.table3Form()).isEqualTo(table3Form);
    assertThat(cells(layout, FormTable.T2)).isEqualTo(t2);
    assertThat(cells(layout, FormTable.T3)).isEqualTo(t3);
    assertThat(cells(layout, FormTable.T4)).isEqualTo(t4);
    assertThat(layout.cells()).hasSize(t2 + t3 + t4);
    for (int i = 0; i < layout.cells().size(); i++) {
      FormCell cell = layout.cells().get(i);
      assertThat(cell.index()).isEqualTo(i);
      assertThat(layout.cell(cell.item(), cell.column())).contains(cell);
      assertThat(layout.firstCell(cell.item())).isLessThanOrEqualTo(i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FORM_2021, FORM_2021, 25",
    "FORM_2019, FORM_2019, 23",
    "FORM_2019, FORM_2021, 25",
    "FORM_2021, FORM_2019, 23"
  })
  void shouldHaveOneSumForEachColumnAndRowWhenAskedByEditions(
      FormEdition form, FormEdition table3Form, int table3Rows) {
    FormLayout layout = FormLayout.of(form, table3Form);
    assertThat(sums(layout, "T3-FLOW")).hasSize(7);
    assertThat(sums(layout, "T3-TOTAL")).hasSize(7);
    assertThat(sums(layout, "T3-ROW-SUM")).hasSize(table3Rows);
    assertThat(sums(layout, "T4-SUM")).hasSize(3);
    assertThat(layout.sums()).hasSize(7 + 7 + table3Rows + 3);
    // All detail rows: everything of table 3 but received, carried in, total and carried out.
    sums(layout, "T3-TOTAL").forEach(sum -> assertThat(sum.plus()).hasSize(table3Rows - 4));
    sums(layout, "T3-ROW-SUM").forEach(sum -> assertThat(sum.plus()).hasSize(6));
    sums(layout, "T4-SUM").forEach(sum -> assertThat(sum.plus()).hasSize(4));
  }

  @Test
  void shouldStateTheFlowAsTheFormPrintsItWhenRunDownAColumn() {
    FormSum flow =
        sums(FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021), "T3-FLOW").get(0);
    assertThat(flow.result()).hasToString("t3.total/natural_person");
    assertThat(flow.plus())
        .map(FormCell::toString)
        .containsExactly("t3.received/natural_person", "t3.carried_in/natural_person");
    assertThat(flow.minus())
        .map(FormCell::toString)
        .containsExactly("t3.carried_out/natural_person");
  }

  @Test
  void shouldHaveNoCellWhenTheEditionDoesNot() {
    FormLayout layout = FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);
    assertThat(layout.cell("t2.procurement", "projects")).isEmpty();
    assertThat(layout.cell("t3.other", "total")).isEmpty();
    assertThat(layout.cell("t3.received", "decisions")).isEmpty();
    assertThat(layout.firstCell("t2.procurement")).isEqualTo(-1);
    FormLayout older = FormLayout.of(FormEdition.FORM_2019, FormEdition.FORM_2019);
    assertThat(older.cell("t2.procurement", "amount"))
        .hasValueSatisfying(cell -> assertThat(cell.isAmount()).isTrue());
    assertThat(older.cell("t2.licensing", "change"))
        .hasValueSatisfying(cell -> assertThat(cell.isChange()).isTrue());
    assertThat(older.cell("t3.other", "total")).isPresent();
  }

  @Test
  void shouldHaveExactlyTheNamesOfTheVocabulary() throws IOException {
    Path file = Path.of(System.getProperty("gongkai.root"), "..", "shared/design/vocabulary.tsv");
    if (!Files.exists(file)) {
      warn("NOT CHECKED: the names of rows and columns, because there is no " + file);
      Assumptions.abort("no vocabulary beside the project");
    }
    Set<String> expected2021 = new HashSet<>();
    Set<String> expected2019 = new HashSet<>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : lines.filter(text -> !text.startsWith("#")).toList()) {
        vocabulary(line.split("\t", -1), expected2021, expected2019);
      }
    }
    assertThat(names(FormEdition.FORM_2021)).containsExactlyInAnyOrderElementsOf(expected2021);
    assertThat(names(FormEdition.FORM_2019)).containsExactlyInAnyOrderElementsOf(expected2019);
  }

  // Standard error, because a check that silently did not run looks like one that passed.
  @SuppressWarnings("SystemOut")
  private static void warn(String message) {
    System.err.println(message);
  }

  /** Item, columns, label, note: the note says where the edition of 2019 differs. */
  private static void vocabulary(String[] field, Set<String> into2021, Set<String> into2019) {
    String item = field[0];
    String note = field.length > 3 ? field[3] : "";
    boolean only2019 = field[2].startsWith("(2019 form only)");
    if (!only2019) {
      add(item, field[1], into2021);
    }
    boolean only2021 = item.startsWith("t3.other.");
    if (!only2021) {
      String marker = "2019 form: ";
      String columns = field[1];
      int differs = note.indexOf(marker);
      if (differs >= 0) {
        columns = note.substring(differs + marker.length()).split("[ ;]", 2)[0];
      }
      add(item, columns, into2019);
    }
  }

  private static void add(String item, String columns, Set<String> into) {
    Map<String, String> groups =
        Map.of(
            "applicants",
            "natural_person,commercial_enterprise,research_institution,social_organization,"
                + "legal_service,other,total",
            "outcomes",
            "upheld,corrected,other,pending,total");
    for (String column : groups.getOrDefault(columns, columns).split(",", -1)) {
      into.add(item + "/" + column);
    }
  }

  private static List<String> names(FormEdition edition) {
    return FormLayout.of(edition, edition).cells().stream().map(FormCell::toString).toList();
  }

  private static long cells(FormLayout layout, FormTable table) {
    Map<FormTable, List<FormCell>> byTable = new EnumMap<>(FormTable.class);
    for (FormCell cell : layout.cells()) {
      byTable.computeIfAbsent(FormTable.ofItem(cell.item()), key -> new ArrayList<>()).add(cell);
    }
    return byTable.get(table).size();
  }

  private static List<FormSum> sums(FormLayout layout, String rule) {
    return layout.sums().stream().filter(sum -> sum.rule().equals(rule)).toList();
  }
}
