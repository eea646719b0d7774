package io.gongkai.validate.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Severity;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseRulesTest {
  private final Validator validator = Validator.standard();

  /** Received 148, carried in 1, handled 126 (6 not processed, 5 otherwise), carried out 23. */
  private static ReportFixture office() {
    return ReportFixture.zeros()
        .row("t3.received", 140, 8, 0, 0, 0, 0, 148)
        .row("t3.carried_in", 1, 0, 0, 0, 0, 0, 1)
        .row("t3.granted", 107, 8, 0, 0, 0, 0, 115)
        .row("t3.not_processed.petition", 6, 0, 0, 0, 0, 0, 6)
        .row("t3.other.other", 5, 0, 0, 0, 0, 0, 5)
        .row("t3.total", 118, 8, 0, 0, 0, 0, 126)
        .row("t3.carried_out", 23, 0, 0, 0, 0, 0, 23)
        .row("t4.reconsideration", 3, 1, 0, 1, 5)
        .row("t4.litigation_direct", 4, 0, 0, 0, 4)
        .row("t4.litigation_after_reconsideration", 2, 0, 0, 0, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, 148, 共收到政府信息公开申请148件",
    "RECEIVED, 149, 共收到政府信息公开申请149项",
    "RECEIVED, 140, 收到自然人申请140件",
    "RECEIVED, 141, 收到自然人申请141件",
    "RECEIVED, 8, 收到法人或其他组织申请8件",
    "RECEIVED, 20, 通过网络收到申请20件",
    "RECEIVED, 90, 其中收到县本级申请90件",
    "ANSWERED, 126, 已答复126件",
    "ANSWERED, 148, 全部办结148件",
    "ANSWERED, 149, 办理149件",
    "ANSWERED, 121, 答复121件",
    "ANSWERED, 120, 答复120件",
    "ANSWERED, 115, 答复115件",
    "RECEIVED_AND_ANSWERED, 126, 受理并办结126件",
    "RECEIVED_AND_ANSWERED, 148, 受理并办结148件",
    "RECEIVED_AND_ANSWERED, 149, 受理并办结149件",
    "CARRIED_IN, 1, 上年结转1件",
    "CARRIED_OUT, 23, 结转下年度23件",
    "RECONSIDERATIONS, 5, 行政复议5件",
    "RECONSIDERATIONS, 4, 审结行政复议4件",
    "RECONSIDERATIONS, 1, 尚未审结的行政复议1件",
    "RECONSIDERATIONS, 3, 维持3件",
    "LAWSUITS, 6, 行政诉讼6件",
    "LAWSUITS, 4, 行政诉讼4件",
    "LAWSUITS, 2, 复议后起诉2件",
    "RECONSIDERATIONS_AND_LAWSUITS, 11, 行政复议、行政诉讼案件11件",
    "OTHER, 77, 接到电话77次"
  })
  void shouldAcceptEveryLegitimateReading(MentionSubject subject, long value, String clause) {
    assertThat(findings(office().mention(subject, value, clause))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, 147, TXT-RECEIVED, t3.received, 148",
    "RECEIVED, 8, TXT-RECEIVED, t3.received, 148",
    "ANSWERED, 30, TXT-ANSWERED, t3.total, 126",
    "RECEIVED_AND_ANSWERED, 125, TXT-RECEIVED, t3.received, 148",
    "CARRIED_IN, 0, TXT-CARRIED-IN, t3.carried_in, 1",
    "CARRIED_OUT, 32, TXT-CARRIED-OUT, t3.carried_out, 23",
    "RECONSIDERATIONS, 4, TXT-REVIEWS, t4.reconsideration, 5",
    "LAWSUITS, 2, TXT-LAWSUITS, t4.litigation_direct, 6",
    "RECONSIDERATIONS_AND_LAWSUITS, 5, TXT-REVIEWS-AND-LAWSUITS, t4.reconsideration, 11",
    "RECONSIDERATIONS_AND_LAWSUITS, 0, TXT-REVIEWS-AND-LAWSUITS, t4.reconsideration, 11"
  })
  void shouldWarnWhenNoReadingFits(
      MentionSubject subject, long value, String rule, String item, String expected) {
    List<Finding> findings = findings(office().mention(subject, value, "本年共 " + value + " 件"));

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.getRule()).isEqualTo(rule);
    assertThat(finding.getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(finding.getOutcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.getItem()).isEqualTo(item);
    assertThat(finding.getColumn()).isEqualTo("total");
    assertThat(finding.getExpected()).isEqualTo(expected);
    assertThat(finding.getActual()).isEqualTo(Long.toString(value));
    assertThat(finding.getMessageZh()).contains("本年共 " + value + " 件", expected);
    assertThat(finding.getMessageEn()).contains("本年共 " + value + " 件", expected);
  }

  @Test
  void shouldTakeOneNumberForEachWhenTheClauseSaysEach() {
    ReportFixture fixture =
        office()
            .row("t4.litigation_direct", 3, 0, 0, 0, 3)
            .row("t4.reconsideration", 5, 0, 0, 0, 5);

    assertThat(
            findings(
                fixture.mention(MentionSubject.RECONSIDERATIONS_AND_LAWSUITS, 5, "行政复议、行政诉讼各5件")))
        .isEmpty();
  }

  @Test
  void shouldAcceptZeroForBothWhenAllGroupsAreZero() {
    assertThat(
            findings(
                ReportFixture.zeros()
                    .mention(MentionSubject.RECONSIDERATIONS_AND_LAWSUITS, 0, "行政复议、行政诉讼0件")))
        .isEmpty();
  }

  @Test
  void shouldNotAssessWhenTheCellsHaveNoValueAndNothingFits() {
    ReportFixture fixture =
        office()
            .state("t3.carried_in", "total", CellState.BLANK)
            .mention(MentionSubject.RECEIVED, 150, "收到申请150件");

    Finding finding =
        findings(fixture).stream()
            .filter(f -> f.getRule().equals("TXT-RECEIVED"))
            .findFirst()
            .orElseThrow();

    assertThat(finding.getOutcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    assertThat(finding.getSeverity()).isEqualTo(Severity.INFO);
    assertThat(finding.getExpected()).isNull();
    assertThat(finding.getCells())
        .containsExactly(new Operand("t3.carried_in", "total", null, null, -1, -1));
  }

  @Test
  void shouldAcceptAReadingThatFitsWhenAnotherCannotBeRead() {
    ReportFixture fixture =
        office()
            .state("t3.carried_in", "total", CellState.BLANK)
            .mention(MentionSubject.RECEIVED, 148, "收到申请148件");

    assertThat(findings(fixture)).noneMatch(f -> f.getRule().startsWith("TXT-"));
  }

  @ParameterizedTest
  @CsvSource({
    "云溪县人民政府, 县政府办公室受理17件",
    "云溪县人民政府, 县政府办代表县政府受理17件",
    "云溪县水利局, 全市受理17件",
    "云溪县人民政府办公室, 全县受理17件",
    "云溪县人民政府办公室, 受理17件较上年增加3件",
    "云溪县人民政府办公室, 受理17件比2022年增加3件"
  })
  void shouldStaySilentWhenTheClauseIsAboutAnotherBodyOrYear(String agency, String clause) {
    assertThat(findings(office().agency(agency).mention(MentionSubject.RECEIVED, 17, clause)))
        .isEmpty();
  }

  @Test
  void shouldCompareTheOfficeWithItsOwnReport() {
    ReportFixture fixture = office().mention(MentionSubject.RECEIVED, 17, "我办共收到申请17件");

    assertThat(findings(fixture)).hasSize(1);
  }

  @Test
  void shouldReportTheSameClaimOnce() {
    ReportFixture fixture =
        office()
            .mention(MentionSubject.RECEIVED, 17, "收到申请17件")
            .mention(MentionSubject.RECEIVED, 17, "共收到申请17件");

    assertThat(findings(fixture)).hasSize(1);
  }

  @Test
  void shouldShareTheCauseOfTheSumsWhenTheWrongCellExplainsTheContradiction() {
    ReportFixture fixture = ReportFixture.random(FormEdition.FORM_2021, new Random(4));
    int cell = fixture.index("t3.carried_out", "total");
    long truth = fixture.get(cell);
    fixture.set(cell, truth + 90).mention(MentionSubject.CARRIED_OUT, truth, "结转下年");

    List<Finding> findings = findings(fixture);

    assertThat(findings)
        .extracting(Finding::getRule)
        .containsExactly("T3-FLOW", "T3-ROW-SUM", "TXT-CARRIED-OUT");
    assertThat(findings).extracting(Finding::getCause).containsOnly("c1");
  }

  @Test
  void shouldCutAndCleanTheClauseWhenItIsHostile() {
    String hostile = "收到\u0000\u202e申请\r\n\t 17 件\u200b<script>" + "长".repeat(5000);

    Finding finding = findings(office().mention(MentionSubject.RECEIVED, 17, hostile)).get(0);

    assertThat(finding.getMessageZh()).contains("收到申请 17 件<script>长").contains("…");
    assertThat(finding.getMessageZh().length()).isLessThan(250);
    assertThat(finding.getMessageEn()).doesNotContain("\u0000", "\u202e", "\u200b", "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "GRANTED, 114, TXT-GRANTED, t3.granted, 115",
    "GRANTED_OR_PARTIALLY, 114, TXT-GRANTED, t3.granted, 115",
    "PARTIALLY_GRANTED, 1, TXT-PARTLY-GRANTED, t3.partially_granted, 0",
    "REFUSED, 5, TXT-REFUSED, t3.refused.state_secret, 0",
    "UNAVAILABLE, 5, TXT-UNAVAILABLE, t3.unavailable.not_held, 0",
    "NOT_PROCESSED, 7, TXT-NOT-PROCESSED, t3.not_processed.petition, 6",
    "OTHERWISE_HANDLED, 6, TXT-OTHERWISE-HANDLED, t3.other.correction_overdue, 5",
    "NATURAL_PERSONS, 139, TXT-NATURAL-PERSONS, t3.received, 140",
    "ORGANISATIONS, 9, TXT-ORGANISATIONS, t3.received, 8"
  })
  void shouldComparePartsWhenTheirWholeAgrees(
      MentionSubject part, long value, String rule, String item, String expected) {
    ReportFixture fixture =
        office().mention(MentionSubject.RECEIVED, 148, "收到申请148件").mention(part, value, "其中");

    assertThat(findings(fixture))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getRule()).isEqualTo(rule);
              assertThat(finding.getItem()).isEqualTo(item);
              assertThat(finding.getExpected()).isEqualTo(expected);
            });
  }

  @Test
  void shouldLeavePartsAloneWhenTheirWholeIsThatOfAnotherBody() {
    ReportFixture fixture =
        office()
            .agency("云溪县人民政府")
            .mention(MentionSubject.RECEIVED, 148, "共收到申请148件")
            .mention(MentionSubject.RECEIVED, 17, "县政府办公室收到申请17件")
            .mention(MentionSubject.GRANTED, 9, "予以公开9件");

    assertThat(findings(fixture)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"777, 1", "7770, 2", "78, 0", "77, 0", "912, 1", "913, 1"})
  void shouldAcceptShareWhenRoundedOrCutOfAnyWhole(long share, int scale) {
    assertThat(findings(granted(share, scale))).isEmpty();
  }

  @Test
  void shouldWarnWhenNoWholeGivesTheShare() {
    assertThat(findings(granted(740, 1)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getRule()).isEqualTo("TXT-PERCENTAGE");
              assertThat(finding.getExpected()).isEqualTo("77.7");
              assertThat(finding.getActual()).isEqualTo("74.0");
            });
  }

  @Test
  void shouldQuoteTheNumbersOfTheNarrativeWithTheirPlaces() {
    Finding finding = findings(granted(740, 1)).get(0);

    assertThat(finding.getQuotes())
        .containsExactly(
            new QuotedNumber(MentionSubject.SHARE, "74.0", "占", 0, 1),
            new QuotedNumber(MentionSubject.GRANTED, "115", "予以公开115件", 0, 8),
            new QuotedNumber(MentionSubject.RECEIVED, "148", "收到申请148件", 0, 8));
  }

  @Test
  void shouldNotAssessTheShareWhenAWholeIsNotCertain() {
    ReportFixture fixture = granted(740, 1).state("t3.carried_in", "total", CellState.ILLEGIBLE);

    assertThat(findings(fixture))
        .filteredOn(finding -> finding.getRule().equals("TXT-PERCENTAGE"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getOutcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
              assertThat(finding.getCells())
                  .containsExactly(new Operand("t3.carried_in", "total", null, null, -1, -1));
            });
  }

  @Test
  void shouldHoldTheShareAgainstAnotherWholeWhenTheStatedOneIsNone() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.carried_in", 4, 0, 0, 0, 0, 0, 4)
            .row("t3.granted", 2, 0, 0, 0, 0, 0, 2)
            .row("t3.total", 2, 0, 0, 0, 0, 0, 2)
            .row("t3.carried_out", 2, 0, 0, 0, 0, 0, 2)
            .mention(MentionSubject.RECEIVED, 0, "收到申请0件")
            .mention(MentionSubject.GRANTED, 2, "予以公开2件")
            .mention(MentionSubject.SHARE, 70, "占70%");

    assertThat(findings(fixture))
        .extracting(Finding::getRule, Finding::getExpected)
        .containsExactly(tuple("TXT-PERCENTAGE", "50"));
  }

  private static ReportFixture granted(long share, int scale) {
    return office()
        .mention(MentionSubject.RECEIVED, 148, "收到申请148件")
        .mention(MentionSubject.GRANTED, 115, "予以公开115件")
        .mentions(List.of(new Mention(MentionSubject.SHARE, share, "占", 0, 1, scale)));
  }

  @ParameterizedTest
  @CsvSource({
    "NORMATIVE_DOCUMENTS_ISSUED, 3, TXT-NORMATIVE-ISSUED",
    "NORMATIVE_DOCUMENTS_REPEALED, 4, TXT-NORMATIVE-REPEALED",
    "NORMATIVE_DOCUMENTS_IN_FORCE, 45, TXT-NORMATIVE-IN-FORCE",
    "LICENSING_DECISIONS, 1, TXT-PERMITS",
    "PENALTY_DECISIONS, 1, TXT-PENALTIES",
    "COERCION_DECISIONS, 1, TXT-COERCION",
    "FEES, 35, TXT-FEES",
    "RECONSIDERATIONS_UPHELD, 4, TXT-REVIEW-OUTCOMES",
    "RECONSIDERATIONS_CORRECTED, 3, TXT-REVIEW-OUTCOMES",
    "LAWSUITS_UPHELD, 5, TXT-LAWSUIT-OUTCOMES",
    "PERIOD, 2022, TXT-YEAR",
    "CITED_DECREE, 492, TXT-LEGAL-REFERENCE",
    "CITED_NOTICE, 2019, TXT-LEGAL-REFERENCE",
    "CITED_ARTICLE, 31, TXT-LEGAL-REFERENCE"
  })
  void shouldReportFigureThatDoesNotFit(MentionSubject subject, long value, String rule) {
    assertThat(findings(figures().mention(subject, value, "所述" + value)))
        .extracting(Finding::getRule)
        .containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "NORMATIVE_DOCUMENTS_ISSUED, 5, 0",
    "NORMATIVE_DOCUMENTS_REPEALED, 1, 0",
    "NORMATIVE_DOCUMENTS_IN_FORCE, 54, 0",
    "LICENSING_DECISIONS, 97, 0",
    "FEES, 35, 1",
    "FEES, 35000, 4",
    "FEES, 4, 0",
    "FEES, 3, 0",
    "RECONSIDERATIONS_UPHELD, 3, 0",
    "LAWSUITS_UPHELD, 6, 0",
    "PERIOD, 2023, 0",
    "CITED_DECREE, 711, 0",
    "CITED_NOTICE, 2021, 0",
    "CITED_ARTICLE, 50, 0"
  })
  void shouldAcceptFigureThatFits(MentionSubject subject, long value, int scale) {
    assertThat(
            findings(figures().mentions(List.of(new Mention(subject, value, "所述", 0, 1, scale)))))
        .isEmpty();
  }

  private static ReportFixture figures() {
    return office()
        .set("t2.normative_documents", "issued", 5)
        .set("t2.normative_documents", "repealed", 1)
        .set("t2.normative_documents", "in_force", 54)
        .set("t2.licensing", "decisions", 97)
        .set("t2.fees", "amount", "3.5")
        .mention(MentionSubject.RECONSIDERATIONS, 5, "行政复议5件")
        .mention(MentionSubject.LAWSUITS, 6, "行政诉讼6件")
        .mention(MentionSubject.RECONSIDERATIONS, 5, "行政复议5件");
  }

  @Test
  void shouldLetTheOldNoticePassBesideTheNewOne() {
    ReportFixture fixture =
        office()
            .mention(MentionSubject.CITED_NOTICE, 2019, "60号")
            .mention(MentionSubject.CITED_NOTICE, 2021, "30号");

    assertThat(findings(fixture)).isEmpty();
  }

  @Test
  void shouldAcceptNoneWhenTheCellsAreNil() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .states("t3", CellState.NIL)
            .mention(MentionSubject.RECEIVED, 0, "未收到政府信息公开申请");

    assertThat(findings(fixture)).noneMatch(f -> f.getRule().startsWith("TXT-"));
  }

  @ParameterizedTest
  @CsvSource({"云溪县水利局, 云溪县审计局", "青石镇人民政府, 白鹭镇人民政府", "云溪县人民政府办公室, 枫桥区人民政府办公室"})
  void shouldWarnWhenTheTitleNamesAnotherAgency(String agency, String printed) {
    assertThat(findings(office().agency(agency).printedAgency(printed)))
        .extracting(Finding::getRule)
        .containsExactly("TXT-AGENCY");
  }

  @ParameterizedTest
  @CsvSource({
    "云溪县水利局, 云溪县水利局",
    "云溪市云溪县水利局, 云溪县水利局",
    "云溪县人民政府办公室, 云溪县",
    "云溪县政府办公室, 政府办",
    "云溪街道办事处, 云溪街道",
    "云溪县政务服务局, 云溪县行政审批局",
    "云溪县人力资源和社会保障局, 云溪县人社局",
    "330100-slj, 云溪县水利局",
    "云溪县水利局, ''"
  })
  void shouldStaySilentWhenTheNamesMayBeThoseOfOneAgency(String agency, String printed) {
    assertThat(findings(office().agency(agency).printedAgency(printed))).isEmpty();
  }

  private List<Finding> findings(ReportFixture fixture) {
    return validator.validate(fixture.build()).getFindings();
  }
}
