package io.gongkai.normalize.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.lex.Folding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "# 青石区人民政府办公室 2023 年政府信息公开工作年度报告>青石区人民政府办公室>2023",
        "云浦县审计局2021年度政府信息公开工作年度报告>云浦县审计局>2021",
        "2024 年云浦市科委政府信息公开工作年度报告>云浦市科委>2024",
        "云浦市科委政府信息公开工作年度报告（2022年）>云浦市科委>2022",
        "云浦市科委二〇二二年政府信息公开工作年度报告>云浦市科委>2022",
        "标题: 望江试验区2022年度政府信息公开工作年度报告>望江试验区>2022",
        "现发布《白鹭镇人民政府2020年政府信息公开工作年度报告》，数据如下>白鹭镇人民政府>2020",
        "柳林区2023年政府信息公开\\n工作年度报告>柳林区>2023",
        "特编制云浦市地方志办公室2023年政府信息公开工作年度报告。>云浦市地方志办公室>2023",
        "现向社会公布2024年度白鹭街政府信息公开工作年度报告>白鹭街>2024",
        "特向社会公布国家税务总局云浦市税务局（以下简称“市税务局”，下文类同）2021年政府信息公开工作年度报告>国家税务总局云浦市税务局>2021",
        "中华人民共和国云浦海关2023年政府信息公开工作年度报告>中华人民共和国云浦海关>2023",
        "云浦市档案中心2020年政府信息公开工作的年度报告>云浦市档案中心>2020",
        "2022年度鹭镇政府信息公开工作年度报告>鹭镇>2022",
        "關於云浦市稅務局2021年政府資訊公開工作年度報告>云浦市税务局>2021",
        "柳林区政务服务局\\n2022年政府信息公开工作年度报告>柳林区政务服务局>2022",
        "云浦市2022政府信息公开工作年度报告>云浦市>2022",
        "附件1 2021年云浦市档案局政府信息公开工作年度报告>云浦市档案局>2021",
        "12 2022年度云浦市档案局政府信息公开工作年度报告>云浦市档案局>2022",
        "云浦市第12031中学2021年政府信息公开工作年度报告>云浦市第中学>2021",
        "云浦市第2012中学2021年政府信息公开工作年度报告>云浦市第中学>2021",
        "云浦市档案局20199政府信息公开工作年度报告（2023年）>云浦市档案局>2023",
      })
  void shouldReadTitle(String text, String agency, int year) {
    assertThat(identify(text.replace("\\n", "\n"))).isEqualTo(new Identity(agency, year, true));
  }

  @Test
  void shouldTakeFullNameFromBodyWhenTitleHasShortForm() {
    String text =
        """
        政府办2021年政府信息公开工作年度报告

        在市委的领导下，石门区人民政府办公室认真贯彻落实条例。石门区人民政府办公室严格审查。
        """;
    assertThat(identify(text)).isEqualTo(new Identity("石门区人民政府办公室", 2021, true));
  }

  @Test
  void shouldTakeNameAndYearFromBodyWhenThereIsNoTitle() {
    String text =
        """
        一、总体情况
        2020年,县审计局认真执行条例。截止2020年12月31日公开26条。如有疑问,请联系清溪县审计局办公室。
        """;
    assertThat(identify(text)).isEqualTo(new Identity("清溪县审计局", 2020, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "本报告根据条例要求，由国家税务总局云浦市税务局编制。2021年，云浦税务局主动公开。>国家税务总局云浦市税务局",
        "本报告由云浦市青石区财政局按照《政府信息公开工作年度报告格式》编制。2021年公开。>云浦市青石区财政局",
        "结合国家税务总局云浦市税务局（以下简称“税务局”）政府信息公开工作有关数据撰写。2021年>国家税务总局云浦市税务局",
        "如有疑问，请联系：青石区人民政府白鹭街道办事处，地址：长街1号。2021年，白鹭街道深入学习。>青石区人民政府白鹭街道办事处",
        "请与云浦市青石区南大街街道综合办公室联系（地址：长街1号）。2021年，街道办事处深入贯彻。>云浦市青石区南大街街道",
      })
  void shouldTakeFullestNameThatBodyGives(String text, String agency) {
    assertThat(identify(text)).isEqualTo(new Identity(agency, 2021, false));
  }

  @Test
  void shouldNameNobodyWhenTextIsTheNotice() {
    Identity identity = identify("关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知");
    assertThat(identity.agency()).isEmpty();
  }

  private static Identity identify(String text) {
    String folded = Folding.fold(text);
    return Identifier.identify(folded, new HanIndex(folded));
  }
}
