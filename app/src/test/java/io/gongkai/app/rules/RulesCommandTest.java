package io.gongkai.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RulesCommandTest {

  @Test
  void shouldListEveryRuleInTheOrderOfTheCatalogueInBothLanguages() {
    CommandRun run = CommandRun.of("rules", "list");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().filter(line -> line.matches("[A-Z].*(ERROR|WARNING|INFO).* .*")))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .startsWith(RuleCatalogue.all().stream().map(Rule::code).toArray(String[]::new));
    assertThat(run.out())
        .contains(RuleCatalogue.all().stream().map(rule -> rule.title().zh()).toList())
        .contains("catalogue version " + RuleCatalogue.VERSION);
  }

  @Test
  void shouldShowARuleInFullInBothLanguages() {
    Rule rule = RuleCatalogue.rule("T3-FLOW");

    CommandRun run = CommandRun.of("rules", "show", "t3-flow");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("T3-FLOW  ERROR\n")
        .contains(rule.title().zh(), rule.title().en())
        .contains(rule.explanation().zh(), rule.explanation().en())
        .contains(rule.legalBasis().zh(), rule.legalBasis().en())
        .contains(rule.fix().zh(), rule.fix().en());
  }

  @Test
  void shouldListEveryRuleForPrograms() throws IOException {
    CommandRun run = CommandRun.of("rules", "list", "--format", "json");

    JsonNode list = new ObjectMapper().readTree(run.out());
    assertThat(run.status()).isZero();
    assertThat(list.get("catalogue").asText()).isEqualTo(RuleCatalogue.VERSION);
    assertThat(list.get("rules").findValuesAsText("code"))
        .isEqualTo(RuleCatalogue.all().stream().map(Rule::code).toList());
  }

  @Test
  void shouldShowARuleForPrograms() throws IOException {
    Rule rule = RuleCatalogue.rule("NUM-FEE-UNIT");

    CommandRun run = CommandRun.of("rules", "show", "--format", "json", "NUM-FEE-UNIT");

    JsonNode shown = new ObjectMapper().readTree(run.out());
    assertThat(run.status()).isZero();
    assertThat(shown.get("severity").asText()).isEqualTo("WARNING");
    assertThat(shown.get("category").asText()).isEqualTo("NUMBERS");
    assertThat(shown.get("scope").asText()).isEqualTo("CELL");
    assertThat(shown.get("since").asText()).isEqualTo("3");
    assertThat(shown.get("deprecated").isNull()).isTrue();
    assertThat(shown.get("replacedBy").isNull()).isTrue();
    assertThat(shown.get("legalBasis").get("zh").asText()).isEqualTo(rule.legalBasis().zh());
    assertThat(shown.get("fix").get("en").asText()).isEqualTo(rule.fix().en());
  }

  @Test
  void shouldEndWithTwoWhenTheFormatIsUnknown() {
    CommandRun run = CommandRun.of("rules", "list", "--format", "xml");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'xml' is none of text, json");
  }

  @Test
  void shouldNameTheNearestCodeAndEndWithTwoWhenTheCodeIsUnknown() {
    CommandRun run = CommandRun.of("rules", "show", "T3-FLOWS");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("T3-FLOWS").contains("Did you mean T3-FLOW?");
  }

  @Test
  void shouldAskForACommandWhenNoneIsGiven() {
    CommandRun run = CommandRun.of("rules");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("list or show").contains("'gongkai rules --help'");
  }
}
