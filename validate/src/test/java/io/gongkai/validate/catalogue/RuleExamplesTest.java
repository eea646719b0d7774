package io.gongkai.validate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples that the pages about the rules show. */
class RuleExamplesTest {

  static List<String> codes() {
    return RuleCatalogue.all().stream()
        .filter(rule -> !rule.isDeprecated())
        .map(Rule::code)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void shouldFindTheRuleAloneBrokenWhenTheFailingExampleIsJudged(String code) {
    RuleExample failing = RuleExamples.of(RuleCatalogue.rule(code)).failing();

    assertThat(failing.findings())
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.getRule()).isEqualTo(code);
              assertThat(finding.getOutcome()).isEqualTo(Outcome.FAIL);
              assertThat(finding.getSeverity()).isEqualTo(RuleCatalogue.rule(code).severity());
            });
  }

  @ParameterizedTest
  @MethodSource("codes")
  void shouldFindNothingWhenThePassingExampleIsJudged(String code) {
    RuleExample passing = RuleExamples.of(RuleCatalogue.rule(code)).passing();

    assertThat(passing.findings()).extracting(Finding::getMessageEn).isEmpty();
  }

  @Test
  void shouldHaveNoExamplesOfRulesThatAreNotApplied() throws IOException {
    try (Stream<Path> files = Files.list(RuleExamples.FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted())
          .containsExactlyElementsOf(codes());
    }
  }
}
