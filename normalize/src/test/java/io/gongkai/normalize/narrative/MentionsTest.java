package io.gongkai.normalize.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Mention;
import io.gongkai.normalize.lex.Folding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "我办共收到政府信息公开申请 149 项。>RECEIVED 149",
        "全年受理政府信息公开申请1,234件。>RECEIVED 1234",
        "2023年共受理并办结政府信息公开申请4件。>RECEIVED_AND_ANSWERED 4",
        "收到政府信息公开申请9件，已按规定答复 8 件，结转下年度继续办理 1 件。>RECEIVED 9, ANSWERED 8, CARRIED_OUT 1",
        "上年结转政府信息公开申请2件。>CARRIED_IN 2",
        "依申请公开方面，结转至2024年6件。>CARRIED_OUT 6",
        "因政府信息公开被提起行政复议3件，行政诉讼2起。>RECONSIDERATIONS 3, LAWSUITS 2",
        "政府信息公开行政复议、行政诉讼案件 5 件。>RECONSIDERATIONS_AND_LAWSUITS 5",
      })
  void shouldBindNumberToItsClause(String text, String expected) {
    assertThat(print(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "主动公开政府信息2147条。",
        "依申请公开方面，收到区长信箱投诉件17个。",
        "政府信息公开申请中，自然人申请72件，不予公开2件，其他处理14件。",
        "收到政府信息公开申请同比增长20件。",
        "2021年收到政府信息公开申请30件。",
        "受理12345热线441件，依申请公开工作有序。",
        "政府信息公开行政复议、行政诉讼分别为3件、2件。",
        "政府信息公开行政复议维持2件。",
        "全年办理行政复议案件500件。",
        "根据〔2021〕30号文件，收到政府信息公开申请若干件。",
      })
  void shouldLeaveNumberAloneWhenClauseSpeaksOfAnotherThing(String text) {
    assertThat(print(text)).isEmpty();
  }

  @Test
  void shouldKeepSpanAndClauseAsPrinted() {
    String text = "一、总体情况\n\n共收到政府信息\n公开申请 １２ 件。";
    Mention mention = Mentions.find(text, Folding.fold(text), text.length(), 2023).get(0);
    assertThat(text.substring(mention.getStart(), mention.getEnd())).isEqualTo("１２");
    assertThat(mention.getClause()).isEqualTo("共收到政府信息\n公开申请 １２ 件");
    assertThat(mention.getValue()).isEqualTo(12);
  }

  private static String print(String text) {
    List<Mention> mentions = Mentions.find(text, Folding.fold(text), text.length(), 2023);
    return String.join(
        ", ", mentions.stream().map(m -> m.getSubject() + " " + m.getValue()).toList());
  }
}
