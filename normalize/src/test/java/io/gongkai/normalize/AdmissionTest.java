package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.UnreadableReason;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final Truth truth = new ReportGenerator(new Random(5)).next();
  private final String whole = TextLayout.TABS.render(truth);

  @Test
  void shouldTakeWholeReport() {
    assertThat(reason(whole)).isEmpty();
  }

  @Test
  void shouldTakeReportThatPageShowsTwice() {
    assertThat(reason(whole + whole)).isEmpty();
  }

  @Test
  void shouldRefuseTwoReportsInOneDocument() {
    String other = TextLayout.TABS.render(new ReportGenerator(new Random(6)).next());
    assertThat(reason(whole + other)).contains(UnreadableReason.SEVERAL_REPORTS);
  }

  @Test
  void shouldRefuseReportCutOffAnywhereInsideItsTables() {
    int first = whole.indexOf("二、主动公开");
    int last = whole.indexOf("四、结转");
    for (int end = first + 200; end < last; end += 97) {
      assertThat(reason(whole.substring(0, end)))
          .as("cut at %d", end)
          .contains(UnreadableReason.TRUNCATED);
    }
  }

  @Test
  void shouldRefuseBlankForm() {
    PrintedReport blank = new PrintedReport(truth);
    blank.table2().forEach(row -> row.cells().replaceAll(cell -> ""));
    blank.table3().forEach(row -> row.cells().replaceAll(cell -> ""));
    blank.table4().forEach(row -> row.cells().replaceAll(cell -> ""));
    assertThat(reason(TextLayout.TABS.render(blank)))
        .contains(UnreadableReason.NO_STATUTORY_TABLES);
    assertThat(reason("格式模板\n" + TextLayout.TABS.render(blank)))
        .contains(UnreadableReason.NOT_A_REPORT);
  }

  @Test
  void shouldRefuseWhenRepeatedLinesWereDropped() {
    String lines = TextLayout.LINES.render(truth);
    String unique =
        lines.lines().collect(Collectors.toCollection(LinkedHashSet::new)).stream()
            .collect(Collectors.joining("\n"));
    assertThat(reason(unique)).contains(UnreadableReason.NO_STATUTORY_TABLES);
  }

  @Test
  void shouldRefuseStatisticsOfPartOfYear() {
    String half = whole.replace("年政府信息公开工作年度报告", "年上半年政府信息公开工作情况统计").replace("统计期限", "期限");
    assertThat(reason(half)).contains(UnreadableReason.NOT_A_REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "云浦县关于做好2023年政府信息公开工作年度报告编制发布工作的通知\n各单位：\n一、时间要求\n请于1月20日前报送。",
        "首页 > 政府信息公开年报\n云浦县财政局2023年政府信息公开工作年度报告 2024-01-26\n云浦县教育局2023年政府信息公开工作年度报告 2024-01-25",
        "云浦县召开政务公开培训会\n会议通报了2023年政府信息公开工作年度报告的编制。全县收到申请56件。",
        "云浦县政府信息公开指南\n编制本指南。\n一、主动公开\n见政府信息公开年报。\n二、依申请公开\n逾期不补正的，不再处理该政府信息公开申请。",
      })
  void shouldRefuseWhatOnlySpeaksOfReports(String text) {
    assertThat(reason(text)).contains(UnreadableReason.NOT_A_REPORT);
  }

  @Test
  void shouldSayThatReportIsWithoutTablesWhenItIsOlderThanTheForm() {
    String text = "云浦县文化局2013年度信息公开工作\n年度报告\n一、公开的情况：\n公开5条；\n二、收费情况\n没有收费。";
    assertThat(reason(text)).contains(UnreadableReason.NO_STATUTORY_TABLES);
  }

  @Test
  void shouldRefuseReportThatNamesNobody() {
    String nameless = whole.replace(truth.agency(), "本机关");
    assertThat(reason(nameless.replace("本机关", ""))).contains(UnreadableReason.UNIDENTIFIED);
  }

  private Optional<UnreadableReason> reason(String text) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    return normalizer.normalize(BareSubmission.of(document.length), document)
            instanceof NormalizeResult.Refused refused
        ? Optional.of(refused.unreadable().getReason())
        : Optional.empty();
  }
}
