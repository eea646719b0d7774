package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real report that lies beside the project, with what a careful person reads in it. */
final class SharedReport {
  private final byte[] document;
  private final List<String> facts;
  private final String expected;

  private SharedReport(byte[] document, List<String> facts, String expected) {
    this.document = document;
    this.facts = facts;
    this.expected = expected;
  }

  /** What the careful person wrote down beside the cells, such as the year. */
  String expected(String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\": \"?([^\",]+)").matcher(expected);
    assertThat(matcher.find()).as(field).isTrue();
    return matcher.group(1);
  }

  byte[] document() {
    return document;
  }

  /**
   * The report of that name; empty, with a word to whoever runs the tests, when it is not there.
   */
  static Optional<SharedReport> of(String folder, String name) throws IOException {
    Path reports = Path.of(System.getProperty("gongkai.root"), "..", "shared", "reports", folder);
    Path document = reports.resolve(name);
    if (!Files.exists(document)) {
      System.err.println("NOT TESTED: there is no " + document.normalize());
      return Optional.empty();
    }
    String stem = name.substring(0, name.lastIndexOf('.'));
    List<String> facts =
        Files.readAllLines(reports.resolve(stem + ".facts.tsv"), StandardCharsets.UTF_8);
    return Optional.of(
        new SharedReport(
            Files.readAllBytes(document),
            facts.subList(1, facts.size()),
            Files.readString(reports.resolve(stem + ".expected.json"), StandardCharsets.UTF_8)));
  }

  /** The cells that were read otherwise than the careful person does. */
  List<String> differences(Report report) {
    CellView cells = new CellView(report);
    FormLayout layout = cells.layout();
    List<String> differences = new ArrayList<>();
    for (String line : facts) {
      String[] fact = line.split("\t", -1);
      Optional<FormCell> cell = layout.cell(fact[0], fact[1]);
      Optional<BigDecimal> value = cell.flatMap(c -> cells.value(c.index()));
      Optional<BigDecimal> expected =
          fact[2].isEmpty() || fact[2].startsWith("?")
              ? Optional.empty()
              : Optional.of(new BigDecimal(fact[2]));
      boolean same =
          value.isPresent() == expected.isPresent()
              && (value.isEmpty() || value.get().compareTo(expected.get()) == 0);
      if (!same) {
        differences.add(line + " read as " + value);
      }
    }
    return differences;
  }
}
