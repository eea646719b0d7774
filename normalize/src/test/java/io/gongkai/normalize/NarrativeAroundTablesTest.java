package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.Scoring.Score;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Narratives that use the words of the tables do not change what is read from the tables. */
class NarrativeAroundTablesTest {
  private static final int REPORTS = 25;

  private static final List<String> SENTENCES =
      List.of(
          "全年制发件数17件、废止件数3件、现行有效件数211件，规章9件。",
          "作出行政许可处理决定613件，行政处罚47件，行政强制5件，行政事业性收费3.5万元。",
          "本年新收政府信息公开申请数量149件，上年结转政府信息公开申请数量11件，结转下年度继续办理6件。",
          "属于四类过程性信息12件，本机关不掌握相关政府信息31件，没有现成信息需要另行制作2件。",
          "不予公开的，属于国家秘密4件，其他法律行政法规禁止公开8件，保护第三方合法权益15件，属于三类内部事务信息16件，" + "属于行政执法案卷23件，属于行政查询事项42件。",
          "不予处理的，信访举报投诉类申请71件，重复申请9件，要求提供公开出版物1件，无正当理由大量反复申请19件。",
          "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请77件，逾期未按收费通知要求缴纳费用的0件。",
          "自然人提出88件，商业企业提出14件，科研机构、社会公益组织、法律服务机构和其他组织提出7件，总计109件。",
          "行政复议结果维持2件、结果纠正1件、其他结果3件，未经复议直接起诉5件，复议后起诉6件，尚未审结1件。",
          "对属于国家秘密、危及“三安全一稳定”、保护第三方合法权益的信息，补正后申请内容仍不明确的申请，均依法告知。");

  private static final List<String> SUBHEADINGS =
      List.of("（一）主动公开政府信息情况。", "（二）收到和处理政府信息公开申请情况。", "（三）政府信息公开行政复议、行政诉讼情况。");

  private final Scoring scoring = new Scoring();

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadEveryCellWhenNarrativeBeforeTheTablesUsesTheirWords(TextLayout layout) {
    Random random = new Random(71);
    ReportGenerator generator = new ReportGenerator(new Random(72));
    for (int report = 0; report < REPORTS; report++) {
      Truth truth = generator.next();
      String plain = layout.render(truth);
      String text = plain.replaceFirst("二、主动公开", narrative(random, 6) + "二、主动公开");
      assertReadAlike(truth, plain, text);
    }
  }

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadEveryCellWhenSentencesStandAroundEachTable(TextLayout layout) {
    Random random = new Random(73);
    ReportGenerator generator = new ReportGenerator(new Random(74));
    for (int report = 0; report < REPORTS; report++) {
      Truth truth = generator.next();
      String plain = layout.render(truth);
      String text = plain.replaceFirst("二、主动公开", narrative(random, 3) + "二、主动公开");
      text = text.replaceFirst("政府信息情况\n", "政府信息情况\n" + narrative(random, 2));
      text = text.replaceFirst("\n三、", "\n" + narrative(random, 2) + "三、");
      text = text.replaceFirst("公开申请情况\n", "公开申请情况\n" + narrative(random, 2));
      text = text.replaceFirst("\n四、政府", "\n" + narrative(random, 2) + "四、政府");
      text = text.replaceFirst("行政诉讼情况\n", "行政诉讼情况\n" + narrative(random, 2));
      text = text.replaceFirst("将继续改进。", "将继续改进。\n" + narrative(random, 3));
      assertReadAlike(truth, plain, text + narrative(random, 3));
    }
  }

  private void assertReadAlike(Truth truth, String plain, String text) {
    Score without = scoring.score(new PrintedReport(truth), plain);
    Score with = scoring.score(new PrintedReport(truth), text);
    assertThat(with.wrong()).as(text).isEmpty();
    assertThat(with.right()).as(text).isEqualTo(without.right());
  }

  private static String narrative(Random random, int sentences) {
    List<String> chosen = new ArrayList<>(SENTENCES);
    Collections.shuffle(chosen, random);
    StringBuilder text = new StringBuilder();
    for (String sentence : chosen.subList(0, sentences)) {
      text.append(random.nextBoolean() ? SUBHEADINGS.get(random.nextInt(3)) : "");
      text.append(sentence).append(random.nextBoolean() ? "\n" : "");
    }
    return text.append('\n').toString();
  }
}
