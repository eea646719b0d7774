package io.gongkai.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SecurityPageTest {
  @Test
  void shouldHaveATestForEveryThreat() throws IOException {
    SecurityPage page = page(Files.readString(Golden.root().resolve("docs/security.md")));

    assertThat(page.threats()).hasSizeGreaterThan(40);
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWhenARowHasNoTestOrNamesOneThatIsNotThere() throws IOException {
    SecurityPage page =
        page(
            """
            | asset | because |
            | --- | --- |
            | no threat | at all |

            | threat | what somebody does | what stops it | shown by |
            | --- | --- | --- | --- |
            | A | does | code | `SecurityPageTest.shouldHaveATestForEveryThreat` |
            | B | does | code | a look at the code |
            | C | does | code | `SecurityPageTest.shouldNotBeThere` |
            | D | does | code | `NoSuchTest.shouldBeThere` |
            """);

    assertThat(page.threats())
        .extracting(SecurityPage.Threat::name)
        .containsExactly("A", "B", "C", "D");
    assertThat(page.problems())
        .containsExactly(
            "B: no test shows it, or a cell is empty",
            "C: SecurityPageTest has no test shouldNotBeThere",
            "D: there is no class NoSuchTest");
  }

  private static SecurityPage page(String markdown) {
    return new SecurityPage(markdown, Golden.root());
  }
}
