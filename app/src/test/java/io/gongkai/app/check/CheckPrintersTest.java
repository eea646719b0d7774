package io.gongkai.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CheckPrintersTest {
  private static final Path GOLDENS =
      Golden.root().resolve("app/src/test/resources/io/gongkai/app/check");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldPrintJsonAsTheContractDemands() throws IOException {
    Golden.assertMatches(GOLDENS.resolve("printed.jsonl"), printed(JsonPrinter::new));
  }

  @Test
  void shouldPrintTextThatShowsACauseOnce() throws IOException {
    String text = printed(TextPrinter::new);

    Golden.assertMatches(GOLDENS.resolve("printed.txt"), text);
    assertThat(text).containsOnlyOnce("should be 126 (").doesNotContain("\u001b");
  }

  @Test
  void shouldPrintOneSelfContainedPage() throws IOException {
    Golden.assertMatches(GOLDENS.resolve("printed.html"), printed(HtmlPrinter::new));
  }

  @Test
  void shouldKeepTheOrderOfFieldsAndNeverPrintAFloat() throws IOException {
    JsonNode result = JSON.readTree(printed(JsonPrinter::new).lines().toList().get(0));

    assertThat(names(result)).containsExactly("source", "verdict", "report", "findings");
    assertThat(names(result.get("source"))).containsExactly("file", "sha256", "mediaType", "bytes");
    assertThat(names(result.get("report"))).containsExactly("agency", "year", "form", "facts");
    JsonNode facts = result.at("/report/facts");
    assertThat(facts).hasSize(200);
    for (JsonNode fact : facts) {
      assertThat(names(fact))
          .containsExactly("item", "column", "value", "state", "raw", "start", "end");
      assertThat(fact.get("value").isTextual() || fact.get("value").isNull()).isTrue();
    }
    for (JsonNode finding : result.get("findings")) {
      assertThat(names(finding))
          .containsExactly(
              "rule",
              "severity",
              "outcome",
              "item",
              "column",
              "expected",
              "actual",
              "difference",
              "cells",
              "suspect",
              "cause",
              "message");
    }
  }

  @Test
  void shouldNameTheReasonAndWhateverWasReadWhenItIsUnreadable() throws IOException {
    List<String> lines = printed(JsonPrinter::new).lines().toList();

    assertThat(names(JSON.readTree(lines.get(1))))
        .containsExactly("source", "verdict", "reason", "report", "findings");
    assertThat(names(JSON.readTree(lines.get(2))))
        .containsExactly("source", "verdict", "reason", "findings");
  }

  @Test
  void shouldEscapeEverythingOfTheDocumentAndLinkOnlyToAnchorsThatExist() {
    String page = printed(HtmlPrinter::new);

    assertThat(page)
        .doesNotContain("<script", "<b>司法局", "<i>", "<br>", "<1>", "\u001b")
        .contains("溪口县&lt;b&gt;司法局&lt;/b&gt;");
    Set<String> anchors = new HashSet<>(all(page, "id=\"([^\"]+)\""));
    assertThat(anchors).contains("f1c10", "f2c10");
    assertThat(anchors).containsAll(all(page, "href=\"#([^\"]+)\""));
  }

  @Test
  void shouldLeadFromTheTextToTheTablesAndBack() {
    String page = printed(HtmlPrinter::new);
    List<String> text = all(page, "<a id=\"(f1c\\d+)\" href=\"#f1t\\d+\" class=\"cell ");
    List<String> tables = all(page, "<td id=\"f1t\\d+\"[^>]*><a href=\"#(f1c\\d+)\">");

    assertThat(text).isNotEmpty().containsExactlyInAnyOrderElementsOf(tables);
    assertThat(all(page, "<td id=\"(f1t\\d+)\"")).hasSize(200);
  }

  @Test
  void shouldMarkTheSuspectCellWithItsMendingInTextAndTable() {
    String page = printed(HtmlPrinter::new);
    String mend = "<a class=\"mend\" href=\"#f1g1\">应为 126</a>";

    assertThat(all(page, "(" + mend + ")")).hasSize(2);
    assertThat(page)
        .containsPattern("PRINTED suspect\" title=\"[^\"]*应为 126[^\"]*\">162</a>" + mend);
  }

  @Test
  void shouldLeadFromAFindingToTheNumberOfTheNarrativeAndBack() {
    String page = printed(HtmlPrinter::new);
    List<String> quoted = all(page, "<a id=\"(f1q\\d+)\" href=\"#f1g2\" class=\"cell operand\"");

    assertThat(quoted).hasSize(1);
    assertThat(page).contains("<a href=\"#" + quoted.get(0) + "\"><b>17</b></a>");
  }

  @Test
  void shouldHaveLandmarksNamesAndLanguages() {
    String page = printed(HtmlPrinter::new);

    assertThat(page).contains("<html lang=\"zh-Hans\">", "<main>", "<h1>", "lang=\"en\"");
    List<String> ids = all(page, "id=\"([^\"]+)\"");
    assertThat(ids).doesNotHaveDuplicates().containsAll(all(page, "aria-labelledby=\"([^\"]+)\""));
    assertThat(all(page, "<(article|section|header|nav|main)\\b"))
        .hasSameSizeAs(all(page, "</(article|section|header|nav|main)>"));
  }

  private static String printed(Function<PrintWriter, CheckPrinter> printer) {
    StringWriter out = new StringWriter();
    try (CheckPrinter print = printer.apply(new PrintWriter(out))) {
      print.print(CheckedFileFixture.flagged());
      print.print(CheckedFileFixture.refused(true));
      print.print(CheckedFileFixture.refused(false));
    }
    return out.toString();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> all(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
