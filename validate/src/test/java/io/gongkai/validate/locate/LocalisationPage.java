package io.gongkai.validate.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page {@code docs/localisation.md}, whose rows are what the mutation test measures. */
final class LocalisationPage {
  private static final Path PAGE =
      Path.of(System.getProperty("gongkai.root"), "docs/localisation.md");

  private LocalisationPage() {}

  /** Holds the row of a measurement against the page, or rewrites it when asked. */
  static void hold(String measured, int tried, int named) {
    BigDecimal share =
        BigDecimal.valueOf(100L * named).divide(BigDecimal.valueOf(tried), 1, RoundingMode.DOWN);
    String start = "| " + measured + " | ";
    String row = start + tried + " | " + named + " | " + share.toPlainString() + " % |";
    System.err.println("localisation: " + row);
    try {
      if (Boolean.getBoolean("gongkai.golden.rewrite")) {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        StringBuilder rewritten = new StringBuilder();
        page.lines()
            .forEach(line -> rewritten.append(line.startsWith(start) ? row : line).append('\n'));
        Files.writeString(PAGE, rewritten.toString(), StandardCharsets.UTF_8);
      }
      assertThat(Files.readAllLines(PAGE, StandardCharsets.UTF_8)).contains(row);
    } catch (IOException e) {
      throw new UncheckedIOException("the page " + PAGE + " cannot be read", e);
    }
  }
}
