package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.UnreadableReason;
import io.gongkai.testkit.BareSubmission;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to cost time or memory. Each is refused; the time limit only ends a hang. */
@Timeout(60)
class HostileTextTest {
  private static final int LONG = 1_990_000;
  private static final String TITLE = "青石区人民政府办公室2023年政府信息公开工作年度报告\n";
  private static final String HEAD = TITLE + "三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和）\t申请人情况\n";
  private static final String RECEIVED = "一、本年新收政府信息公开申请数量";
  private static final String ZEROS = "\t1\t0\t0\t0\t0\t0\t1\n";
  private static final String TABLE2 = TITLE + "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n";
  private static final String TABLE4 =
      HEAD + RECEIVED + ZEROS + "四、政府信息公开行政复议、行政诉讼情况\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";
  private static final String[] ROWS = {
    RECEIVED,
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "（七）总计",
    "四、结转下年度继续办理"
  };

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  /** A text that is made when its turn comes, and the reason to refuse it for. */
  private record Hostile(String name, UnreadableReason reason, Supplier<String> text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> texts() {
    return Stream.of(
        new Hostile("ONE_LINE_OF_DIGITS", UnreadableReason.NOT_A_REPORT, () -> "1".repeat(LONG)),
        new Hostile(
            "ONE_LINE_OF_TABS", UnreadableReason.NOT_A_REPORT, () -> "\t".repeat(LONG) + "1"),
        new Hostile("ONE_LINE_OF_BARS", UnreadableReason.NOT_A_REPORT, () -> "|".repeat(LONG)),
        new Hostile("ONE_LINE_OF_HAN", UnreadableReason.NOT_A_REPORT, () -> "政".repeat(LONG)),
        new Hostile("ONE_LINE_OF_BRACKETS", UnreadableReason.NOT_A_REPORT, () -> "(".repeat(LONG)),
        new Hostile(
            "DIGITS_IN_ROW", UnreadableReason.TRUNCATED, () -> HEAD + RECEIVED + "1".repeat(LONG)),
        new Hostile(
            "TABS_IN_ROW", UnreadableReason.TRUNCATED, () -> HEAD + RECEIVED + "\t".repeat(LONG)),
        new Hostile(
            "BARS_IN_ROW", UnreadableReason.TRUNCATED, () -> HEAD + RECEIVED + "|".repeat(LONG)),
        new Hostile(
            "HAN_IN_ROW", UnreadableReason.TRUNCATED, () -> HEAD + RECEIVED + "政".repeat(LONG)),
        new Hostile(
            "BRACKETS_IN_ROW",
            UnreadableReason.TRUNCATED,
            () -> HEAD + RECEIVED + "(".repeat(LONG)),
        new Hostile("LINES", UnreadableReason.NOT_A_REPORT, () -> "文字\n".repeat(200_000)),
        new Hostile(
            "LINES_IN_TABLE",
            UnreadableReason.TRUNCATED,
            () -> HEAD + RECEIVED + "\n1".repeat(200_000)),
        new Hostile("LABELS", UnreadableReason.TRUNCATED, () -> HEAD + RECEIVED.repeat(100_000)),
        new Hostile(
            "LABELS_WITH_NUMBERS",
            UnreadableReason.SEVERAL_REPORTS,
            () -> HEAD + "信访举报投诉类申请 1\n".repeat(100_000)),
        new Hostile(
            "HEADS_OF_TABLE_2",
            UnreadableReason.TRUNCATED,
            () -> TABLE2 + "信息内容 本年制发件数 本年废止件数\n".repeat(90_000)),
        new Hostile(
            "HEADINGS_AND_LABELS",
            UnreadableReason.SEVERAL_REPORTS,
            () -> HEAD + "三、收到和处理政府信息公开申请情况\n6.属于四类过程性信息 1\n".repeat(60_000)),
        new Hostile(
            "SENTENCES_WITH_LABELS",
            UnreadableReason.TRUNCATED,
            () -> HEAD + "属于四类过程性信息、本机关不掌握相关政府信息的，均已告知。\n".repeat(60_000)),
        new Hostile(
            "SHORT_ROWS",
            UnreadableReason.TRUNCATED,
            () -> HEAD + RECEIVED + "\n" + "文字\t1\t2\n".repeat(100_000)),
        new Hostile(
            "NUMBERS_IN_ROW",
            UnreadableReason.TRUNCATED,
            () -> HEAD + RECEIVED + "\t1".repeat(300_000)),
        new Hostile(
            "NUMBERS_IN_ROW_OF_TABLE_2",
            UnreadableReason.TRUNCATED,
            () -> TABLE2 + "规章" + "\t1".repeat(300_000)),
        new Hostile(
            "NUMBERS_IN_ROW_OF_TABLE_4",
            UnreadableReason.NO_STATUTORY_TABLES,
            () -> TABLE4 + "1\t".repeat(300_000)),
        new Hostile(
            "DIGITS_IN_ROW_OF_TABLE_4",
            UnreadableReason.NO_STATUTORY_TABLES,
            () -> TABLE4 + "1".repeat(LONG)),
        new Hostile(
            "BRACKETS_ABOVE_TITLE",
            UnreadableReason.NOT_A_REPORT,
            () -> "(".repeat(1_900_000) + "\n2023年政府信息公开工作年度报告\n"),
        new Hostile(
            "BLANK_ROWS_WITHOUT_LABEL",
            UnreadableReason.TRUNCATED,
            () -> HEAD + (RECEIVED + ZEROS).repeat(3) + "文字\t\t\t\t\t\t\t\n".repeat(150_000)),
        new Hostile(
            "NUMBER_AMONG_BLANK_CELLS",
            UnreadableReason.TRUNCATED,
            () ->
                HEAD
                    + (RECEIVED + "\t".repeat(500_000) + "1" + "\t".repeat(500_000) + "\n")
                    + (ROWS[1] + "\t0\t0\t0\t0\t0\t0\t0\t\n")
                    + (ROWS[2] + "\t\t0\t0\t0\t0\t0\t0\t0\n")),
        new Hostile(
            "WORDS_BETWEEN_NUMBERS",
            UnreadableReason.TRUNCATED,
            () -> HEAD + RECEIVED + "1(政".repeat(600_000)),
        new Hostile(
            "EVERY_ROW_GLUED",
            UnreadableReason.NO_STATUTORY_TABLES,
            () -> HEAD + rows("123456789")),
        new Hostile(
            "EVERY_ROW_GLUED_FROM_ONES",
            UnreadableReason.NO_STATUTORY_TABLES,
            () -> HEAD + rows("1".repeat(36))),
        new Hostile(
            "TABLE_4_GLUED",
            UnreadableReason.NO_STATUTORY_TABLES,
            () -> TABLE4 + "123456789012345678901234567890\n"));
  }

  private static String rows(String digits) {
    return String.join("\t" + digits + "\n", ROWS) + "\t" + digits + "\n五、存在的主要问题\n";
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldRefuseWhenTextIsHostile(Hostile hostile) {
    NormalizeResult result =
        normalizer.normalize(
            BareSubmission.of(0), hostile.text().get().getBytes(StandardCharsets.UTF_8));
    assertThat(result)
        .isInstanceOfSatisfying(
            NormalizeResult.Refused.class,
            refused -> assertThat(refused.unreadable().getReason()).isEqualTo(hostile.reason()));
  }
}
