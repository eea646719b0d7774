package io.gongkai.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiverKeyTest {
  private static Finding finding(String column, String actual, Severity severity) {
    return finding(column, actual, severity, Outcome.FAIL);
  }

  private static Finding finding(String column, String actual, Severity severity, Outcome outcome) {
    return Finding.newBuilder()
        .setRule("T4-SUM")
        .setSeverity(severity)
        .setOutcome(outcome)
        .setItem("t4.reconsideration")
        .setColumn(column)
        .setActual(actual)
        .setCells(List.of(new Operand("t4.reconsideration", "upheld", "1", null, -1, -1)))
        .setQuotes(List.of())
        .setMessageZh("文")
        .setMessageEn("text")
        .build();
  }

  @Test
  void shouldReadWhatItWrites() {
    for (WaiverKey key :
        List.of(
            new WaiverKey("云溪县/2023", "T3-ROW-SUM", null, null),
            new WaiverKey("云溪县/信访局/2023", "NUM-COUNT", "t3.other.other", null),
            new WaiverKey("a/2022/X-1/2023", "X-CARRY", "t3.carried_in", "natural_person"))) {
      assertThat(WaiverKey.parse(key.toString())).isEqualTo(key);
    }
  }

  @Test
  void shouldRefuseWhatIsNoKey() {
    for (String text : new String[] {null, "", "云溪县/2023", "2023/T4-SUM", "云溪县/2023/t4"}) {
      assertThatThrownBy(() -> WaiverKey.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("agency/year/RULE");
    }
    assertThatThrownBy(() -> new WaiverKey("a/2023", "T4-SUM", null, "total"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldChangeTheFingerprintWithTheFiguresAndNothingElse() {
    String fingerprint = Fingerprint.of(finding("total", "3", Severity.ERROR));
    assertThat(Fingerprint.of(finding("total", "3", Severity.WARNING))).isEqualTo(fingerprint);
    assertThat(Fingerprint.of(finding("total", "4", Severity.ERROR))).isNotEqualTo(fingerprint);
    assertThat(Fingerprint.of(finding(null, "3", Severity.ERROR))).isNotEqualTo(fingerprint);
    // From outside: printf 'T4-SUM\tt4.reconsideration\ttotal\t-\t3\tt4.reconsideration\tupheld
    // \t1\t-\t\n' | sha256sum
    assertThat(fingerprint)
        .isEqualTo("3a81f38b925437beffe808393a245e3a30b13418826306be34530677e642a298");
  }

  @Test
  void shouldConcernOnlyWhatFailsUnderTheKey() {
    Finding total = finding("total", "3", Severity.ERROR);
    Finding other = finding("other", "3", Severity.ERROR);
    Finding skipped = finding("total", "3", Severity.INFO, Outcome.NOT_ASSESSABLE);
    List<Finding> all = List.of(total, other, skipped);
    assertThat(Fingerprint.concerned(all, new WaiverKey("a/2023", "T4-SUM", null, null)))
        .containsExactly(total, other);
    assertThat(
            Fingerprint.concerned(
                all, new WaiverKey("a/2023", "T4-SUM", "t4.reconsideration", "total")))
        .containsExactly(total);
    assertThat(Fingerprint.concerned(all, new WaiverKey("a/2023", "T3-FLOW", null, null)))
        .isEmpty();
  }
}
