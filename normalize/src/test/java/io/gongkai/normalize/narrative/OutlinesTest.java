package io.gongkai.normalize.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Outline;
import io.gongkai.normalize.lex.TextIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlinesTest {
  private static final String COMPLETE =
      """
      一、总体情况
      全年公开信息二十条。
      二、主动公开政府信息情况
      三、收到和处理政府信息公开申请情况
      四、政府信息公开行政复议、行政诉讼情况
      五、存在的主要问题及改进情况
      答复还不够快。
      六、其他需要报告的事项
      本年未收取信息处理费。
      """;

  private static Outline outline(String text) {
    return Outlines.of(TextIndex.of(text));
  }

  @Test
  void shouldFindAllSectionsInTheOrderOfTheForm() {
    Outline outline = outline(COMPLETE);

    assertThat(outline.getHeadings()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(outline.getAbsent()).isEmpty();
    assertThat(outline.getStatesFees()).isTrue();
  }

  @Test
  void shouldTellTheOrderInWhichTheSectionsStandWhateverTheirNumbers() {
    String annex =
        COMPLETE.substring(COMPLETE.indexOf("五、"))
            + "一、主动公开政府信息情况\n二、收到和处理政府信息公开申请情况\n三、政府信息公开行政复议、行政诉讼情况\n";

    assertThat(outline("一、总体情况\n" + annex).getHeadings()).containsExactly(1, 5, 6, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"（%s）", "%s. ", "（%s）\t"})
  void shouldNotTakeSubsectionsForSections(String ordinal) {
    String subsections =
        ordinal.formatted("1")
            + "收到和处理政府信息公开申请情况\n全年收到五件。\n"
            + ordinal.formatted("2")
            + "政府信息公开行政复议、行政诉讼情况\n没有。\n"
            + ordinal.formatted("3")
            + "主动公开政府信息情况\n二十条。\n";
    String text = COMPLETE.replace("全年公开信息二十条。\n", subsections);

    assertThat(outline(text).getHeadings()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void shouldNotCallASectionAbsentThatHasAnotherKindOfOrdinal() {
    Outline outline = outline(COMPLETE.replace("五、存在", "5. 存在"));

    assertThat(outline.getAbsent()).isEmpty();
    assertThat(outline.getHeadings()).containsExactly(1, 2, 3, 4, 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"## 一、总体情况", "（一）总体情况", "1. 总体情况", "第一部分 概述", "一、 基本情况", "| 一、總體情況 |"})
  void shouldKnowAHeadingInManyWritings(String heading) {
    assertThat(outline(heading + "\n").getHeadings()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"五、不足之处与改进措施", "（五）存 在 的\n问 题", "五、今后工作打算", "五、短板弱项及下一步安排", "五、工作中存在的困难和改进方向"})
  void shouldNotCallASectionAbsentWhenItsHeadingIsWordedInAnotherWay(String heading) {
    String text = COMPLETE.replace("五、存在的主要问题及改进情况", heading);

    assertThat(outline(text).getAbsent()).isEmpty();
  }

  @Test
  void shouldCallASectionAbsentWhenNothingSpeaksOfIt() {
    String text =
        COMPLETE.substring(0, COMPLETE.indexOf("五、")) + COMPLETE.substring(COMPLETE.indexOf("六、"));

    assertThat(outline(text).getAbsent()).containsExactly(5);
    assertThat(outline(COMPLETE.substring(0, COMPLETE.indexOf("五、"))).getAbsent())
        .containsExactly(5, 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023年无收取信息处理费情况。",
        "未收取任何费用。",
        "依申请公开信息处理\n费收入 0 元。",
        "本机关没有收费。",
        "本年度信息公开处理費收费情况：400元。"
      })
  void shouldFindWhatIsSaidOfFees(String sentence) {
    assertThat(outline(sentence).getStatesFees()).isTrue();
  }

  @Test
  void shouldNotTakeRowsOfTheTablesForAStatementOnFees() {
    assertThat(
            outline("行政事业性收费 0\n2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\n本年收费金额（单位：万元）")
                .getStatesFees())
        .isFalse();
  }
}
