package io.gongkai.validate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormSum;
import java.util.Comparator;
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
  void shouldSayWhichCodeIsUnknown() {
    assertThatThrownBy(() -> RuleCatalogue.rule("T9-NONE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("T9-NONE");
  }
}
