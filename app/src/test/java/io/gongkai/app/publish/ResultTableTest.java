package io.gongkai.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private final ResultTable table = new ResultTable();

  @Test
  void shouldAlignColumnsWhenNamesAreChinese() {
    table.add("a.txt", new Outcome.Judged("青松县", 2023, "CLEAN", List.of(), false));
    table.add(
        "report.txt",
        new Outcome.Judged("石桥", 2024, "FLAGGED", List.of("T4-SUM x: 1", "T3-FLOW y: 2"), true));
    table.add("b.txt", new Outcome.NotRead("EMPTY", "nothing in it"));
    table.addRefused("c.txt", "TOO_LARGE", "the limit is 5 bytes");
    assertThat(printed())
        .isEqualTo(
            """
            DOCUMENT    AGENCY  YEAR  VERDICT     FINDINGS
            a.txt       青松县  2023  CLEAN
            report.txt  石桥    2024  FLAGGED     a newer submission of this report stands in its place
                                                  T4-SUM x: 1
                                                  T3-FLOW y: 2
            b.txt                     UNREADABLE  EMPTY: nothing in it
            c.txt                     REFUSED     TOO_LARGE: the limit is 5 bytes
            """);
  }

  @Test
  void shouldSayWhatIsOpenWhenADocumentIsNotThrough() {
    table.add("a.txt", new Outcome.Normalized());
    table.add("b.txt", new Outcome.DeadLetter("validate.dead-letter", "boom"));
    assertThat(printed())
        .contains("PENDING")
        .contains("not processed in time")
        .contains("our fault: boom")
        .contains("validate.dead-letter");
  }

  @Test
  void shouldPrintNoControlCharacterWhenANameHoldsOne() {
    table.add("evil\u001b[2J\n\u202e\u2028.txt", new Outcome.Waiting());
    assertThat(printed()).contains("evil [2J   .txt").doesNotContain("\u001b", "\u202e", "\u2028");
  }

  private String printed() {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
