package io.gongkai.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts and names of documents that mean something else to a terminal, a browser or a table. */
class HostileOutputTest {
  private static final String HOSTILE =
      "=HYPERLINK(1)\u001b[2J\u009b31m\u202e96\u2066\n\rCLEAN  forged"
          + "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;";

  @TempDir private Path folder;

  @Test
  void shouldShowANameOnOneLineAndObeyNothingOfItWhenItIsHostile() throws IOException {
    String text = printed(TextPrinter::new);
    String json = printed(JsonPrinter::new);
    String html = printed(HtmlPrinter::new);

    assertThat(text.lines().filter(line -> line.contains("forged"))).hasSize(1);
    assertThat(text).contains("FLAGGED     =HYPERLINK(1) [2J 31m 96   CLEAN  forged<script>");
    assertPlain(text);
    assertPlain(json);
    assertThat(new ObjectMapper().readTree(json).at("/source/file").textValue()).isEqualTo(HOSTILE);
    assertPlain(html);
    assertThat(html)
        .doesNotContain("<script", "<img", "\"'>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img");
  }

  @Test
  void shouldObeyNothingOfADocumentWhenItIsCheckedAndCompared() throws IOException {
    Path sample = Golden.root().resolve("samples/07-wrong-total.txt");
    Path document = folder.resolve("=1+1 <b>.txt");
    Files.writeString(document, Files.readString(sample) + "\n" + HOSTILE + "\n");
    Path renamed = Files.copy(document, folder.resolve("@SUM(1) \u001b[2J.txt"));

    String base = check("json", document);
    String head = check("json", renamed);
    String html = check("html", document);
    Path baseFile = Files.writeString(folder.resolve("base.jsonl"), base, StandardCharsets.UTF_8);
    Path headFile = Files.writeString(folder.resolve("head.jsonl"), head, StandardCharsets.UTF_8);
    CommandRun text = CommandRun.of("diff", baseFile.toString(), headFile.toString());
    CommandRun json =
        CommandRun.of("diff", "--format", "json", baseFile.toString(), headFile.toString());

    assertPlain(check("text", renamed) + base + head + html + text.out() + json.out());
    assertThat(html).doesNotContain("<script", "<img").contains("&lt;script&gt;");
    assertThat(text.out()).contains("only in head  ", "@SUM(1)  [2J.txt");
    JsonNode onlyHead = new ObjectMapper().readTree(json.out()).at("/onlyHead/0");
    assertThat(onlyHead.textValue()).isEqualTo(renamed.toString());
  }

  /** A table program would take a cell for a formula: there is no such output. */
  @Test
  void shouldHaveNoOutputThatATableProgramReadsAsFormulas() {
    CommandRun run = CommandRun.of("check", "--format", "csv", "x.txt");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("text, json");
  }

  @Test
  void shouldObeyNothingOfAnErrorsMessageWhenACommandFails() {
    CommandRun run = CommandRun.of("check", "none\u001b[2J\u202e.txt");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("none [2J .txt");
    assertPlain(run.err());
  }

  private static String check(String format, Path document) {
    return CommandRun.of("check", "--format", format, document.toString()).out();
  }

  private static void assertPlain(String output) {
    assertThat(output.replace("\n", "").replace("\t", ""))
        .doesNotContainPattern("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
  }

  private static String printed(Function<PrintWriter, CheckPrinter> printer) {
    CheckedFile.Judged judged = CheckedFileFixture.flagged();
    CheckedFile.Source source =
        new CheckedFile.Source(HOSTILE, judged.source().sha256(), "text/plain", 1);
    StringWriter out = new StringWriter();
    try (CheckPrinter print = printer.apply(new PrintWriter(out))) {
      print.print(new CheckedFile.Judged(source, judged.validated(), judged.text()));
    }
    return out.toString();
  }
}
