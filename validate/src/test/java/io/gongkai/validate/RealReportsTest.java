package io.gongkai.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.validate.catalogue.Category;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Judges the figures of real reports, which lie outside the repository: every arithmetic error that
 * a careful person found is found, and no other.
 */
class RealReportsTest {
  private static final Path REPORTS =
      Path.of(System.getProperty("gongkai.root"), "..", "shared", "reports");

  @Test
  void shouldFindTheArithmeticErrorsOfRealReportsAndNoOthers() throws IOException {
    if (!Files.isDirectory(REPORTS)) {
      System.err.println("NOT TESTED ON REAL REPORTS: there is no folder " + REPORTS.normalize());
    }
    assumeTrue(Files.isDirectory(REPORTS));
    List<Path> files;
    try (Stream<Path> all = Files.walk(REPORTS)) {
      files = all.filter(file -> file.toString().endsWith(".facts.tsv")).sorted().toList();
    }

    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(brokenSums(file)).as(file.getFileName().toString()).isEqualTo(violations(file));
    }
  }

  private static List<String> brokenSums(Path file) throws IOException {
    return Validator.standard().validate(read(file).build()).getFindings().stream()
        .filter(finding -> finding.getOutcome() == Outcome.FAIL)
        .filter(finding -> RuleCatalogue.rule(finding.getRule()).category() == Category.SUMS)
        .map(RealReportsTest::text)
        .sorted()
        .toList();
  }

  private static String text(Finding finding) {
    return finding.getRule() + " " + finding.getActual() + " for " + finding.getExpected();
  }

  private static List<String> violations(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".facts.tsv", ".expected.json");
    JsonNode expected = new ObjectMapper().readTree(file.resolveSibling(name).toFile());
    return Stream.iterate(0, n -> n < expected.path("violations").size(), n -> n + 1)
        .map(n -> expected.path("violations").get(n))
        .map(
            violation -> {
              assertThat(violation.path("rule").asText()).startsWith("T4.");
              return "T4-SUM "
                  + violation.path("lhs").asText()
                  + " for "
                  + violation.path("rhs").asText();
            })
        .sorted()
        .toList();
  }

  private static ReportFixture read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    boolean old = lines.stream().anyMatch(line -> line.startsWith("t2.other_services\t"));
    boolean oldTable3 = lines.stream().anyMatch(line -> line.startsWith("t3.other\t"));
    ReportFixture fixture =
        ReportFixture.zeros(
                old ? FormEdition.FORM_2019 : FormEdition.FORM_2021,
                old || oldTable3 ? FormEdition.FORM_2019 : FormEdition.FORM_2021)
            .states("t", CellState.MISSING);
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split("\t", -1);
      if (field[2].isEmpty()) {
        fixture.state(field[0], field[1], CellState.BLANK);
      } else if (field[2].startsWith("?")) {
        fixture.state(field[0], field[1], CellState.ILLEGIBLE);
      } else {
        fixture.set(field[0], field[1], field[2]);
      }
    }
    return fixture;
  }
}
