package io.gongkai.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String VIOLATIONS = "io.gongkai.app.architecture.violation";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gongkai");

  static Stream<ArchRule> rules() {
    return new Architecture("io.gongkai").rules().stream();
  }

  static Stream<ArchRule> rulesForViolations() {
    return new Architecture(VIOLATIONS).rules().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHoldForTheProject(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void shouldSeeEveryModule() {
    for (String module :
        new String[] {"schemas", "blob", "ingest", "normalize", "validate", "console", "app"}) {
      assertThat(CLASSES.stream())
          .as(module)
          .anyMatch(type -> type.getPackageName().startsWith("io.gongkai." + module));
    }
  }

  /** A rule that nothing can break protects nothing. */
  @ParameterizedTest
  @MethodSource("rulesForViolations")
  void shouldFailForClassesThatBreakIt(ArchRule rule) {
    JavaClasses violations = new ClassFileImporter().importPackages(VIOLATIONS);

    assertThatThrownBy(() -> rule.check(violations))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("violated");
  }
}
