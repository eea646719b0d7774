package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.normalize.lex.TextIndex;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.template.TableTemplate;
import io.gongkai.normalize.template.TemplateMemory;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.Damage;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read does not depend on what was read before, though later documents are read faster. */
class KnownTemplatesTest {
  private static final int REPORTS = 12;
  private static final Pattern NUMBER = Pattern.compile("(?<=[\\t|\\n])\\d+(?=[\\t|\\n])");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "7",
          "12",
          "345",
          "2023",
          "20231",
          "1999",
          "1234567",
          "123456789",
          "1234567890123456",
          "007",
          "00",
          "0.5",
          "12.50",
          "1,234",
          "1,23",
          "3.",
          "5件",
          "5 6",
          "-5",
          "/",
          "-",
          "无",
          "",
          "第3",
          "3年",
          "1.2.3",
          "１２",
          "3月");

  /** What may decide where a table stands, when it stands in front of tables or behind them. */
  private static final List<String> AROUND =
      List.of(
          "主动公开政府信息情况",
          "\n二、主动公开政府信息情况\n",
          "\n三、收到和处理政府信息公开申请情况\n",
          "\n政府信息公开行政复议、行政诉讼情况\n",
          "第二十条第（一）项",
          "信息内容",
          "本年制发件数",
          "现行有效件数",
          "行政事业性收费",
          "一、本年新收政府信息公开申请数量\t1\t2",
          "属于行政执法案卷",
          "结转下年度继续办理",
          "勾稽关系",
          "申请人情况",
          "结果维持",
          "尚未审结",
          "存在的主要问题",
          "存在问题",
          "其他需要报告的事项",
          "\n\n",
          "\n3\n",
          "\n一、\n",
          "\n2、",
          "5",
          "12件",
          "\t",
          "|",
          "。",
          "1234567890123",
          "1.2345678");

  private final Random random = new Random(3);
  private final ReportGenerator reports = new ReportGenerator(random);

  /** Knows what it has read before. */
  private final Normalizer knowing = new Normalizer(NormalizerLimits.defaults());

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadTheSameWhetherTheTemplateIsKnownOrNot(TextLayout layout) {
    for (int i = 0; i < REPORTS; i++) {
      PrintedReport report = new PrintedReport(reports.next());
      if (i % 3 == 1) {
        List<PrintedRow> rows =
            report.table3().stream().filter(row -> row.cells().size() > 5).toList();
        PrintedRow row = rows.get(random.nextInt(rows.size()));
        Damage[] kinds = Damage.values();
        kinds[random.nextInt(kinds.length)].apply(report, row, random.nextInt(5));
      }
      String text = new String(layout.print(report), StandardCharsets.UTF_8);
      assertReadAlike(text);
      assertReadAlike(withOtherNumbers(text, 20));
      assertReadAlike(withOtherNumbers(text, 2));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TextLayout.class,
      names = {"TABS", "LINES", "TABBED_LINES"})
  void shouldReadTheSameWhenWordsOfTablesStandAroundThem(TextLayout layout) {
    for (int i = 0; i < 3; i++) {
      assertReadAlike(text(layout));
    }
    for (int i = 0; i < 60; i++) {
      String text = text(layout);
      for (int words = random.nextInt(3); words >= 0; words--) {
        int at = place(text);
        text =
            text.substring(0, at) + AROUND.get(random.nextInt(AROUND.size())) + text.substring(at);
      }
      assertReadAlike(text);
    }
  }

  @Test
  void shouldFindTablesThatStandBetweenTheSameLinesAsOthers() {
    TemplateMemory memory = new TemplateMemory();
    for (int i = 0; i < 2; i++) {
      read(text(TextLayout.TABS), memory);
    }
    String text = text(TextLayout.TABS);
    String labelled = text.replace("\n二、", "\n属于行政执法案卷\n二、");
    HanIndex index = new HanIndex(TextIndex.of(text));

    assertThat(memory.passages().find(text, index).orElseThrow().zones())
        .isEqualTo(TableZones.find(Folding.fold(text), index, deadline()));
    assertThat(memory.passages().find(labelled, new HanIndex(TextIndex.of(labelled)))).isEmpty();
  }

  private String text(TextLayout layout) {
    return new String(layout.print(new PrintedReport(reports.next())), StandardCharsets.UTF_8);
  }

  /** A place in a text, most often near one of the ends of what holds its tables. */
  private int place(String text) {
    int end = text.indexOf(List.of("主动公开政府信息情况", "存在").get(random.nextInt(2)));
    return end < 0 || random.nextInt(4) == 0
        ? random.nextInt(text.length() + 1)
        : Math.max(0, Math.min(text.length(), end - 30 + random.nextInt(60)));
  }

  @Test
  void shouldKnowTheTemplateOfADocumentPrintedLikeAnother() {
    TemplateMemory memory = new TemplateMemory();
    for (TextLayout layout : List.of(TextLayout.TABS, TextLayout.TABBED_LINES, TextLayout.LINES)) {
      String first =
          new String(layout.print(new PrintedReport(reports.next())), StandardCharsets.UTF_8);
      String second =
          new String(layout.print(new PrintedReport(reports.next())), StandardCharsets.UTF_8);

      assertThat(memory.plan(template(second))).as("%s", layout).isEmpty();
      read(first, memory);

      assertThat(memory.plan(template(second))).as("%s", layout).isPresent();
    }
  }

  @Test
  void shouldNotLearnFromTablesWhoseNumbersDecide() {
    TemplateMemory memory = new TemplateMemory();
    PrintedReport report = new PrintedReport(reports.next());
    PrintedRow row =
        report.table3().stream().filter(it -> it.cells().size() > 5).findFirst().orElseThrow();
    Damage.DROP.apply(report, row, 3);
    String text = new String(TextLayout.TABS.print(report), StandardCharsets.UTF_8);

    read(text, memory);

    assertThat(memory.plan(template(text))).isEmpty();
  }

  private void assertReadAlike(String text) {
    NormalizeResult expected = normalize(new Normalizer(NormalizerLimits.defaults()), text);
    assertThat(report(normalize(knowing, text))).isEqualTo(report(expected));
  }

  private static NormalizeResult normalize(Normalizer normalizer, String text) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    return normalizer.normalize(BareSubmission.of(document.length), document);
  }

  private static Object report(NormalizeResult result) {
    return result instanceof NormalizeResult.Read read
        ? read.report()
        : ((NormalizeResult.Refused) result).unreadable();
  }

  /** Each number with some chance replaced by another, or by what looks like one. */
  private String withOtherNumbers(String text, int oneIn) {
    return NUMBER
        .matcher(text)
        .replaceAll(
            found ->
                random.nextInt(oneIn) == 0
                    ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                    : Integer.toString(random.nextInt(100_000) >>> random.nextInt(17)));
  }

  private static TableTemplate template(String text) {
    String folded = Folding.fold(text);
    TableZones zones = TableZones.find(folded, new HanIndex(folded), deadline());
    return TableTemplate.of(text, folded, zones).orElseThrow();
  }

  private static void read(String text, TemplateMemory memory) {
    String folded = Folding.fold(text);
    new ReportReader(text, folded, new HanIndex(folded), deadline(), memory).read();
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofHours(1), System::nanoTime);
  }
}
