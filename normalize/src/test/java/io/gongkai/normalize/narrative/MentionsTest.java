package io.gongkai.normalize.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Mention;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.normalize.read.container.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private static final Deadline DEADLINE = Deadline.in(Duration.ofHours(1), () -> 0);

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
        "共收到8份政府信息公开申请。>RECEIVED 8",
        "依申请公开有序开展。本年度共收到7件申请，2件结转下年度继续办理。>RECEIVED 7, CARRIED_OUT 2",
        "收到政府信息公开申请9件，办结8件，1件结转下年度。>RECEIVED 9, ANSWERED 8, CARRIED_OUT 1",
        "收到政府信息公开申请十二件，已办结两件。>RECEIVED 12, ANSWERED 2",
        "本年度未收到政府信息公开申请。>RECEIVED 0",
        "没有发生因政府信息公开申请行政复议、提起行政诉讼的情况。>RECONSIDERATIONS_AND_LAWSUITS 0",
        "收到政府信息公开申请9件，予以公开5件，占55.6%；不予公开4件。>RECEIVED 9, GRANTED 5, SHARE 55.6, REFUSED 4",
        "收到政府信息公开申请9件，予以公开和部分公开5件，3件不予公开。>RECEIVED 9, GRANTED_OR_PARTIALLY 5, REFUSED 3",
        "收到政府信息公开申请9件，涉及自然人6件、商业企业3件。>RECEIVED 9, NATURAL_PERSONS 6, ORGANISATIONS 3",
        "收到政府信息公开申请9件，同比增加3件，增长50%。>RECEIVED 9, INCREASE 3, GROWTH 50",
        "收到政府信息公开申请9件，比上年下降12.5%。>RECEIVED 9, GROWTH -12.5",
        "收到政府信息公开申请9件，按时办结率100%，公开率55.6%。>RECEIVED 9, TIMELY_RATE 100",
        "收到政府信息公开申请9件，办结率为88.9%。>RECEIVED 9, COMPLETION_RATE 88.9",
        "收到政府信息公开申请9件，其中属于国家秘密2件、重复申请1件。>RECEIVED 9, REFUSED_STATE_SECRET 2, NOT_PROCESSED_DUPLICATE 1",
        "政府信息公开行政复议5件，维持3件，纠正2件。>RECONSIDERATIONS 5, RECONSIDERATIONS_UPHELD 3, RECONSIDERATIONS_CORRECTED 2",
        "制发行政规范性文件5个，废止1个，现行有效54件。>NORMATIVE_DOCUMENTS_ISSUED 5, NORMATIVE_DOCUMENTS_REPEALED 1, NORMATIVE_DOCUMENTS_IN_FORCE 54",
        "作出行政处罚决定12件，收取行政事业性收费380元。>PENALTY_DECISIONS 12, FEES 0.0380",
        "所列数据统计期限为2023年1月1日至2023年12月31日。>PERIOD 2023, PERIOD 2023",
        "根据《政府信息公开条例》（国务院令第492号）。>CITED_DECREE 492",
        "根据国办公开办函〔2019〕60号和国办公开办函〔2021〕30号。>CITED_NOTICE 2019, CITED_NOTICE 2021",
        "根据《条例》第三十一条编制年度报告。>CITED_ARTICLE 31",
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
        "政府信息公开有序开展。全年受理7件申请，均为行政许可。",
        "依申请公开有序开展。办结各类许可，收到7件申请人的来电。",
        "依申请公开有序开展。收到企业开办7件申请。",
        "2021年收到政府信息公开申请30件。",
        "受理12345热线441件，依申请公开工作有序。",
        "政府信息公开行政复议、行政诉讼分别为3件、2件。",
        "政府信息公开行政复议维持2件。",
        "全年办理行政复议案件500件。",
        "根据〔2021〕30号文件，收到政府信息公开申请若干件。",
        "截至2023年6月30日，收到政府信息公开申请70件。",
        "政府信息公开情况。全年办理行政复议案件500件，行政诉讼30件。",
        "收到政府信息公开申请后一次性告知，同一件申请只答复一次。",
        "如未收到政府信息公开申请，应填报零。",
        "以县政府名义制发行政规范性文件3件，拟废止行政规范性文件2件。",
        "2022年制发行政规范性文件8件。",
        "予以公开5件，占50%。",
        "2023年1月1日至2023年12月31日，完成了河道整治。",
        "根据《条例》第三十一条确定收到申请的时间。",
      })
  void shouldLeaveNumberAloneWhenClauseSpeaksOfAnotherThing(String text) {
    assertThat(print(text)).isEmpty();
  }

  @Test
  void shouldKeepSpanAndClauseAsPrinted() {
    String text = "一、总体情况\n\n共收到政府信息\n公开申请 １２ 件。";
    Mention mention = Mentions.find(text, Folding.fold(text), text.length(), 2023, DEADLINE).get(0);
    assertThat(text.substring(mention.getStart(), mention.getEnd())).isEqualTo("１２");
    assertThat(mention.getClause()).isEqualTo("共收到政府信息\n公开申请 １２ 件");
    assertThat(mention.getValue()).isEqualTo(12);
  }

  private static String print(String text) {
    List<Mention> mentions = Mentions.find(text, Folding.fold(text), text.length(), 2023, DEADLINE);
    return String.join(", ", mentions.stream().map(MentionsTest::print).toList());
  }

  private static String print(Mention mention) {
    BigDecimal number = BigDecimal.valueOf(mention.getValue(), mention.getScale());
    return mention.getSubject() + " " + number.toPlainString();
  }
}
