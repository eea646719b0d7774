package io.gongkai.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String FLOW = finding("T3-FLOW", "FAIL", "ERROR", "69", "96");
  private static final String TEXT = finding("TXT-RECEIVED", "FAIL", "WARNING", "148", "149");
  private static final String SKIPPED = finding("T3-FLOW", "NOT_ASSESSABLE", "INFO", "", "");

  @TempDir private Path folder;

  private static String finding(
      String rule, String outcome, String severity, String expected, String actual) {
    return """
    {"rule":"%s","severity":"%s","outcome":"%s","item":"t3.total","column":"total",\
    "expected":%s,"actual":%s,"suspect":null,"cause":null,"message":{"zh":"文","en":"text"}}"""
        .formatted(rule, severity, outcome, json(expected), json(actual));
  }

  private static String json(String value) {
    return value.isEmpty() ? "null" : "\"" + value + "\"";
  }

  private static String result(String file, String verdict, String... findings) {
    return "{\"source\":{\"file\":\"%s\"},\"verdict\":\"%s\",\"findings\":[%s]}"
        .formatted(file, verdict, String.join(",", findings));
  }

  private String write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    return file.toString();
  }

  @Test
  void shouldEndWithZeroWhenTheOutputOfCheckIsComparedWithItself() throws IOException {
    String sample = Golden.root().resolve("samples/07-wrong-total.txt").toString();
    String checked = write("a", CommandRun.of("check", "--format", "json", sample).out().strip());

    CommandRun run = CommandRun.of("diff", checked, checked);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("1 documents compared, 0 findings new, 0 gone");
  }

  @Test
  void shouldNameFindingsNewAndGoneAndCountThemByRule() throws IOException {
    String base =
        write("base", result("a", "FLAGGED", FLOW, SKIPPED), result("b", "FLAGGED", TEXT, TEXT));
    String head =
        write("head", result("a", "CLEAN", SKIPPED), result("b", "FLAGGED", TEXT, FLOW, SKIPPED));

    CommandRun run = CommandRun.of("diff", base, head);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            verdict  a  FLAGGED -> CLEAN
            gone  T3-FLOW  a  t3.total/total says 96, expected 69
            new   T3-FLOW  b  t3.total/total says 96, expected 69
            new   T3-FLOW NOT_ASSESSABLE  b  t3.total/total
            gone  TXT-RECEIVED  b  t3.total/total says 149, expected 148

                                       base     head      new     gone
            T3-FLOW                       1        1        1        1
            T3-FLOW NOT_ASSESSABLE        1        2        1        0
            TXT-RECEIVED                  2        1        0        1
            2 documents compared, 2 findings new, 2 gone
            """);
  }

  @Test
  void shouldPrintTheSameForProgramsWhenJsonIsAsked() throws IOException {
    String base = write("base", result("a", "CLEAN"), result("b", "CLEAN"));
    String head = write("head", result("a", "FLAGGED", FLOW), result("c", "CLEAN"));

    CommandRun run = CommandRun.of("diff", "--format", "json", base, head);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).endsWith("}\n");
    JsonNode difference = new ObjectMapper().readTree(run.out());
    assertThat(difference.get("documents").asInt()).isEqualTo(1);
    assertThat(difference.at("/onlyBase/0").asText()).isEqualTo("b");
    assertThat(difference.at("/onlyHead/0").asText()).isEqualTo("c");
    assertThat(difference.at("/verdicts/0/head").asText()).isEqualTo("FLAGGED");
    assertThat(difference.at("/rules/0/kind").asText()).isEqualTo("T3-FLOW");
    assertThat(difference.at("/rules/0/new").asInt()).isEqualTo(1);
    assertThat(difference.at("/findings/0/change").asText()).isEqualTo("NEW");
    assertThat(difference.at("/findings/0/suspect").isNull()).isTrue();
  }

  @Test
  void shouldCallAnotherWordingTheSameAndAnotherSuspectDifferent() throws IOException {
    String suspected =
        FLOW.replace(
            "\"suspect\":null",
            "\"suspect\":{\"party\":\"PUBLISHER\",\"cells\":[{\"item\":\"t3.total\","
                + "\"column\":\"total\",\"suggested\":\"69\"}]}");
    String base = write("base", result("a", "FLAGGED", FLOW));
    String reworded = write("reworded", result("a", "FLAGGED", FLOW.replace("text", "words")));
    String blamed = write("blamed", result("a", "FLAGGED", suspected));

    assertThat(CommandRun.of("diff", base, reworded).status()).isZero();
    CommandRun run = CommandRun.of("diff", base, blamed);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("; t3.total/total should be 69");
  }

  @Test
  void shouldTellAChangedReasonOfAnUnreadableDocument() throws IOException {
    String unreadable = result("a", "UNREADABLE");
    String base =
        write("base", unreadable.replace("\"findings\"", "\"reason\":\"EMPTY\",\"findings\""));
    String head =
        write("head", unreadable.replace("\"findings\"", "\"reason\":\"TRUNCATED\",\"findings\""));

    assertThat(CommandRun.of("diff", base, head).out())
        .startsWith("verdict  a  UNREADABLE EMPTY -> UNREADABLE TRUNCATED\n");
  }

  @Test
  void shouldTakeAFindingUnderTheNameThatReplacedItsCodeForTheSame() throws IOException {
    Map<String, String> renames = Map.of("OLD-FLOW", "T3-FLOW");
    String base = write("base", result("a", "FLAGGED", FLOW.replace("T3-FLOW", "OLD-FLOW"), TEXT));
    String head = write("head", result("a", "FLAGGED", FLOW));

    Difference difference =
        Difference.of(CheckResult.read(base, renames), CheckResult.read(head, renames));

    assertThat(difference.changes())
        .extracting(change -> change.finding().rule())
        .containsExactly("TXT-RECEIVED");
    assertThat(difference.rules()).containsOnlyKeys("T3-FLOW", "TXT-RECEIVED");
    assertThat(DiffCommand.renames(RuleCatalogue.all()))
        .as("what replaces a rule is applied now")
        .allSatisfy(
            (code, last) ->
                assertThat(RuleCatalogue.all())
                    .anyMatch(rule -> rule.code().equals(last) && rule.replacedBy().isEmpty()));
  }

  @Test
  void shouldEndWithTwoWhenAnInputIsNoResultOfCheck() throws IOException {
    String good = write("good", result("a", "CLEAN"));
    String twice = write("twice", result("a", "CLEAN"), result("a", "CLEAN"));
    String none = folder.resolve("none").toString();

    for (String bad :
        new String[] {
          write("text", result("a", "CLEAN"), "FLAGGED a"),
          write("other", result("a", "CLEAN"), "{\"a\":1}"),
          write(
              "half", result("a", "CLEAN"), result("b", "CLEAN", FLOW.replace("\"rule\"", "\"x\"")))
        }) {
      CommandRun run = CommandRun.of("diff", good, bad);
      assertThat(run.status()).as(bad).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(bad + ", line 2").contains("check --format json");
    }
    assertThat(CommandRun.of("diff", none, good).err()).contains(none);
    assertThat(CommandRun.of("diff", none, good).status()).isEqualTo(2);
    assertThat(CommandRun.of("diff", twice, good).err()).contains("line 2");
  }
}
