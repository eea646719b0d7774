package io.gongkai.validate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormSum;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {

  @Test
  void shouldBeSortedByCodeWithoutRepetition() {
    assertThat(RuleCatalogue.all())
        .extracting(Rule::code)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void shouldKnowTheRuleOfEverySumOfTheForms() {
    for (FormEdition edition : FormEdition.values()) {
      assertThat(FormLayout.of(edition, edition).sums())
          .extracting(FormSum::rule)
          .allSatisfy(
              code -> assertThat(RuleCatalogue.rule(code).category()).isEqualTo(Category.SUMS));
    }
  }

  @Test
  void shouldHaveNoTextsOfARuleThatIsNotInTheCatalogue() {
    Set<String> codes =
        RuleCatalogue.all().stream().map(Rule::code).collect(Collectors.toUnmodifiableSet());

    assertThat(RuleData.keys())
        .filteredOn(key -> Character.isUpperCase(key.charAt(0)))
        .allSatisfy(key -> assertThat(codes).contains(key.split("\\.", -1)[0]));
  }

  @Test
  void shouldSayWhichRuleTheDataDoesNotHave() {
    assertThatThrownBy(() -> RuleData.rule("T9-NONE"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rules.properties of the rule catalogue has no T9-NONE");
  }

  @Test
  void shouldSayWhichCodeIsUnknown() {
    assertThatThrownBy(() -> RuleCatalogue.rule("T9-NONE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("T9-NONE");
  }
}
