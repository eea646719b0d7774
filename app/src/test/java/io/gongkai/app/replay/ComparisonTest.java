package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.diff.FoundFinding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is different between two reports, and how it is told. */
class ComparisonTest {
  private static final FoundFinding FLOW =
      new FoundFinding("T3-FLOW", "FAIL", "ERROR", "t3.total/total", "69", "96", "", false);
  private static final FoundFinding SUM =
      new FoundFinding("T4-SUM", "FAIL", "ERROR", "t4.reconsideration/total", "3", "4", "", false);
  private static final FoundFinding SKIPPED =
      new FoundFinding("T3-FLOW", "NOT_ASSESSABLE", "INFO", "t3.total/total", "", "", "", false);

  private static StandingReport report(String verdict, String cells, FoundFinding... findings) {
    return new StandingReport(
        verdict, "s1", new RawPlace(2, 17), cells, "catalogue 4", List.of(findings));
  }

  private static FoundFinding as(FoundFinding finding, String severity, String suspect) {
    return new FoundFinding(
        finding.rule(),
        finding.outcome(),
        severity,
        finding.cell(),
        finding.expected(),
        finding.actual(),
        suspect,
        finding.waived());
  }

  @Test
  void shouldBeTheSameReportWhenItWasMadeBytes() {
    StandingReport report = report("FLAGGED", "c", FLOW, as(SUM, "INFO", "t4 should be 3"));

    assertThat(StandingReport.fromBytes(report.toBytes())).isEqualTo(report);
    FoundFinding[] many = new FoundFinding[10];
    Arrays.fill(many, FLOW);
    assertThat(report("FLAGGED", "c".repeat(64), many).toBytes()).hasSizeLessThan(700);
  }

  @Test
  void shouldFindNothingWhenOnlyTheOrderOfFindingsAndWhoJudgedDiffer() {
    StandingReport other =
        new StandingReport(
            "FLAGGED", "s1", new RawPlace(0, 3), "c", "catalogue 5", List.of(SUM, FLOW, FLOW));

    assertThat(Comparison.difference("k", report("FLAGGED", "c", FLOW, SUM, FLOW), other)).isNull();
  }

  @Test
  void shouldTellFindingsNewGoneAndChanged() {
    FoundFinding milder = as(FLOW, "INFO", "t3.total/total should be 69");
    Difference.OfReport difference =
        Comparison.difference(
            "k", report("FLAGGED", "c", FLOW, SUM), report("CLEAN", "c", SKIPPED, milder));

    assertThat(difference.findings())
        .containsExactly(
            new ChangedFinding(FLOW, milder),
            new ChangedFinding(null, SKIPPED),
            new ChangedFinding(SUM, null));
    assertThat(difference.otherCells()).isFalse();
    assertThat(difference.otherSubmission()).isFalse();
  }

  @Test
  void shouldMatchEachOccurrenceOfAFindingOnce() {
    assertThat(ChangedFinding.of(List.of(SUM, SUM), List.of(SUM)))
        .containsExactly(new ChangedFinding(SUM, null));
    assertThat(ChangedFinding.of(List.of(SUM), List.of(SUM, as(SUM, "INFO", ""))))
        .containsExactly(new ChangedFinding(null, as(SUM, "INFO", "")));
  }

  @Test
  void shouldTellACellAndAnotherSubmissionWhenOnlyTheyDiffer() {
    StandingReport other =
        new StandingReport("CLEAN", "s2", new RawPlace(2, 18), "d", "catalogue 4", List.of());

    Difference.OfReport difference = Comparison.difference("k", report("CLEAN", "c"), other);

    assertThat(difference.otherCells()).isTrue();
    assertThat(difference.otherSubmission()).isTrue();
    assertThat(difference.findings()).isEmpty();
  }

  private static Tally tally(int limit) {
    Tally tally = new Tally(limit);
    StandingReport before = report("FLAGGED", "c", FLOW, SUM);
    StandingReport after = report("CLEAN", "d", as(FLOW, "INFO", ""));
    tally.compared(before, after);
    tally.add(
        Comparison.difference("乙/2024", before, after)
            .withCells(List.of(new CellChange("t3.total/total", "96", "ILLEGIBLE"))));
    tally.compared(null, before);
    tally.add(Comparison.difference("甲\u001b[2J/2023", null, before));
    tally.compared(after, after);
    tally.add(new Difference.OfDocument("s9", "甲 a.pdf", "SCANNED_IMAGE", ""));
    tally.add(new Difference.OfFailure("reports.raw 1/5", "normalize", "no such thing"));
    tally.pending();
    return tally;
  }

  private static String text(Tally tally) {
    StringWriter text = new StringWriter();
    new DifferencePrinter(new PrintWriter(text)).print(tally);
    return text.toString();
  }

  @Test
  void shouldPrintDifferencesForPeopleWithWhatTheyComeTo() {
    assertThat(text(tally(10)))
        .isEqualTo(
            """
            report    FLAGGED -> CLEAN  乙/2024
              changed  T3-FLOW  t3.total/total says 96, expected 69 (severity ERROR -> INFO)
              gone     T4-SUM  t4.reconsideration/total says 4, expected 3
              cell     t3.total/total  96 -> ILLEGIBLE
            report    none -> FLAGGED  甲 [2J/2023
            document  SCANNED_IMAGE -> read  s9  甲 a.pdf
            failed    normalize  reports.raw 1/5  no such thing

            live: 2 reports judged by catalogue 4
            replay: 3 reports judged by catalogue 4
            1 reports FLAGGED -> CLEAN
            1 reports none -> FLAGGED
            1 documents SCANNED_IMAGE -> read
            1 documents normalize failed
            1 reports with cells that were read otherwise
                        live   replay      new     gone  changed
            T3-FLOW        2        2        0        0        1
            T4-SUM         1        0        0        1        0
            1 reports left out, of which one side has not read the newest document yet: \
            'gongkai replay start' once more goes on to where the documents end now
            3 reports compared, 2 differ
            """);
  }

  @Test
  void shouldCountAllAndListTheFirstWhenThereIsALimit() {
    assertThat(text(tally(1)))
        .contains("乙/2024")
        .doesNotContain("a.pdf")
        .contains("and 3 more: --limit says how many are listed")
        .contains("3 reports compared, 2 differ");
    assertThat(text(tally(0))).startsWith("and 4 more");
  }

  @Test
  void shouldPrintTheSameForPrograms() throws IOException {
    StringWriter text = new StringWriter();
    new DifferenceJson(new PrintWriter(text)).print(tally(10));

    List<String> lines = text.toString().lines().toList();
    assertThat(lines).hasSize(5);
    JsonNode report = new ObjectMapper().readTree(lines.get(0));
    assertThat(report.get("report").asText()).isEqualTo("乙/2024");
    assertThat(report.get("live").asText()).isEqualTo("FLAGGED");
    assertThat(report.at("/findings/0/change").asText()).isEqualTo("CHANGED");
    assertThat(report.at("/findings/0/replay/severity").asText()).isEqualTo("INFO");
    assertThat(report.at("/findings/1/replay").isNull()).isTrue();
    assertThat(report.at("/cells/0/replay").asText()).isEqualTo("ILLEGIBLE");
    JsonNode summary = new ObjectMapper().readTree(lines.get(4)).get("summary");
    assertThat(summary.get("reports").asInt()).isEqualTo(3);
    assertThat(summary.get("pending").asInt()).isEqualTo(1);
    assertThat(summary.at("/verdicts/FLAGGED -> CLEAN").asInt()).isEqualTo(1);
    assertThat(summary.at("/rules/1/gone").asInt()).isEqualTo(1);
  }
}
