package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The figures of the real documents in docs/accuracy.md: worked out anew where the documents lie
 * beside the project, in {@code ../shared/reports}; they are no part of it.
 */
class RealDocumentsTest {
  private static final Path REPORTS =
      Path.of(System.getProperty("gongkai.root")).resolveSibling("shared").resolve("reports");

  private final Scoring scoring = new Scoring();
  private int wrong;

  @Test
  void shouldReadRealDocumentsAsAccuratelyAsThePageSays() throws IOException {
    assumeThat(REPORTS).as("NOT RUN: the real documents are not here").isDirectory();
    StringBuilder table =
        new StringBuilder("| document | cells with a number | right | without value | wrong |\n");
    table.append("|---|---:|---:|---:|---:|\n");
    for (String folder : List.of("seeds", "pdf", "more")) {
      for (Path document : documents(folder)) {
        table.append(row(folder, document));
      }
    }
    table.append("\n| document | refused as |\n|---|---|\n");
    for (Path document : documents("refuse")) {
      NormalizeResult result = normalize(document);
      assertThat(result).as("%s", document).isInstanceOf(NormalizeResult.Refused.class);
      table.append(
          String.format(
              Locale.ROOT,
              "| refuse/%s | %s |\n",
              stem(document),
              ((NormalizeResult.Refused) result).unreadable().getReason()));
    }
    assertThat(wrong).as("wrong values").isZero();
    AccuracyPage.compare("real documents", table.toString());
  }

  private String row(String folder, Path document) throws IOException {
    Optional<CellView> cells = Scoring.report(normalize(document)).map(CellView::new);
    int numbers = 0;
    int right = 0;
    int without = 0;
    int others = 0;
    Path facts = document.resolveSibling(stem(document) + ".facts.tsv");
    for (String line : Files.readAllLines(facts).stream().skip(1).toList()) {
      String[] fact = line.split("\t", -1);
      if (fact[2].isEmpty() || fact[2].startsWith("?")) {
        // Left open by the person who read it: held against the document by SharedReportsTest.
        continue;
      }
      numbers++;
      Optional<BigDecimal> value = cells.flatMap(view -> value(view, fact[0], fact[1]));
      if (value.isEmpty()) {
        without++;
      } else if (value.get().compareTo(new BigDecimal(fact[2])) == 0) {
        right++;
      } else {
        others++;
      }
    }
    wrong += others;
    return String.format(
        Locale.ROOT,
        "| %s/%s | %d | %d | %d | %d |\n",
        folder,
        stem(document),
        numbers,
        right,
        without,
        others);
  }

  private static Optional<BigDecimal> value(CellView cells, String item, String column) {
    return cells.layout().cell(item, column).map(FormCell::index).flatMap(cells::value);
  }

  private NormalizeResult normalize(Path document) throws IOException {
    return scoring.normalize(Files.readAllBytes(document));
  }

  private static List<Path> documents(String folder) throws IOException {
    try (Stream<Path> files = Files.list(REPORTS.resolve(folder))) {
      List<Path> documents =
          new ArrayList<>(files.filter(file -> file.toString().matches(".*\\.(txt|pdf)")).toList());
      documents.sort(null);
      return documents;
    }
  }

  /** The name without its ending, and without the hash that some names carry. */
  private static String stem(Path document) {
    return document.getFileName().toString().replaceFirst("[_.].*", "");
  }
}
