package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.Report;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real documents with hand-checked values. They are not part of the project: where the folder
 * {@code ../shared/reports} is absent, the tests say so and pass.
 */
class SharedReportsTest {
  private static final Path REPORTS =
      Path.of(System.getProperty("gongkai.root")).resolveSibling("shared").resolve("reports");

  /** Cells that the document prints though the hand-checked list stops before them. */
  private static final List<String> PRINTED_BEYOND_LIST = List.of("045 t2.penalties/decisions");

  /** Rows that print a number too few: which cell lacks it follows from the sums alone. */
  private static final List<String> ROWS_SHORT_OF_A_CELL =
      List.of("002 t3.granted", "002 t3.partially_granted");

  private static final Map<String, UnreadableReason> REFUSALS =
      Map.of(
          "N01", UnreadableReason.NOT_A_REPORT,
          "N08", UnreadableReason.NO_STATUTORY_TABLES,
          "N13", UnreadableReason.TRUNCATED,
          "N18", UnreadableReason.NOT_A_REPORT,
          "N24", UnreadableReason.NOT_A_REPORT,
          "N26", UnreadableReason.NO_STATUTORY_TABLES);

  private final Scoring scoring = new Scoring();

  @TestFactory
  Stream<DynamicTest> shouldReadEveryCellOfRealReports() throws IOException {
    List<Path> documents = documents("seeds", "more");
    return documents.stream()
        .map(document -> DynamicTest.dynamicTest(name(document), () -> compare(document)));
  }

  @TestFactory
  Stream<DynamicTest> shouldRefuseWhatIsNoReport() throws IOException {
    return documents("refuse").stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    name(document),
                    () ->
                        assertThat(normalize(document))
                            .isInstanceOfSatisfying(
                                NormalizeResult.Refused.class,
                                refused ->
                                    assertThat(refused.unreadable().getReason())
                                        .isEqualTo(REFUSALS.get(name(document))))));
  }

  private void compare(Path document) throws IOException {
    Optional<Report> read = Scoring.report(normalize(document));
    assertThat(read).as("report").isPresent();
    Report report = read.get();
    CellView cells = new CellView(report);
    List<String> wrong = new ArrayList<>();
    Path facts = document.resolveSibling(name(document) + ".facts.tsv");
    for (String line : Files.readAllLines(facts).subList(1, Files.readAllLines(facts).size())) {
      String[] field = line.split("\t", -1);
      FormCell cell =
          cells
              .layout()
              .cell(field[0], field[1])
              .orElseThrow(() -> new AssertionError("no cell " + field[0] + "/" + field[1]));
      Optional<BigDecimal> value = cells.value(cell.index());
      boolean follows = ROWS_SHORT_OF_A_CELL.contains(name(document) + " " + cell.item());
      if (!isRight(field[2], value, follows && inferred(cells, cell))
          && !PRINTED_BEYOND_LIST.contains(name(document) + " " + cell)) {
        wrong.add(cell + ": " + value + " instead of " + field[2]);
      }
    }
    assertThat(wrong).isEmpty();
    String expected = Files.readString(document.resolveSibling(name(document) + ".expected.json"));
    // Folded, and without the phonetic annotations of a mirror site.
    String bare =
        Folding.fold(expected).replaceAll("\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\\)|\\s", "");
    assertThat(bare)
        .as("agency and year")
        .contains("\"agency\":\"" + report.getAgency() + "\"")
        .contains("\"year\":" + report.getYear());
  }

  /** A value that the list leaves open is right when it is left open, or follows from the sums. */
  private static boolean isRight(String expected, Optional<BigDecimal> value, boolean follows) {
    if (expected.isEmpty()) {
      return value.isEmpty() || follows;
    }
    if (expected.startsWith("?")) {
      return value.isEmpty() || value.get().compareTo(new BigDecimal(expected.substring(1))) == 0;
    }
    return value.isPresent() && value.get().compareTo(new BigDecimal(expected)) == 0;
  }

  private static boolean inferred(CellView cells, FormCell cell) {
    return cells.state(cell.index()) == CellState.INFERRED;
  }

  private NormalizeResult normalize(Path document) throws IOException {
    return scoring.normalize(Files.readAllBytes(document));
  }

  private static List<Path> documents(String... folders) throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder : folders) {
      Path directory = REPORTS.resolve(folder);
      if (!Files.isDirectory(directory)) {
        System.err.println("NOT RUN: the real documents of " + directory + " are not here");
        continue;
      }
      try (Stream<Path> files = Files.list(directory)) {
        files
            .filter(file -> file.toString().endsWith(".txt"))
            .filter(file -> !isHtml(file))
            .sorted()
            .forEach(documents::add);
      }
    }
    return documents;
  }

  private static boolean isHtml(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).startsWith("<!DOCTYPE");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path document) {
    return document.getFileName().toString().substring(0, 3);
  }
}
