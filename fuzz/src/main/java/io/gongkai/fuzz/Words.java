package io.gongkai.fuzz;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that bytes stand for, so that a fuzzer that changes bytes changes whole words: byte by byte
 * it would hardly ever spell a label.
 */
final class Words {
  private static final String CHARACTERS = "0123456789\t\n |,.-+/%?OxX<>&;=\"'#:_*~";
  private static final int MOST_WORDS = 6000;

  /** Labels and headings of the tables, digits, separators and noise. */
  static final Words TABLES =
      new Words(
          true,
          List.of(
              "\n二、主动公开政府信息情况\n",
              "第二十条第（一）项",
              "第二十条第（五）项",
              "第二十条第（六）项",
              "第二十条第（八）项",
              "第二十条第（九）项",
              "信息内容",
              "本年制发件数",
              "本年废止件数",
              "现行有效件数",
              "本年新制作数量",
              "本年新公开数量",
              "对外公开总数量",
              "上一年项目数量",
              "本年增/减",
              "本年处理决定数量",
              "处理决定数量",
              "本年收费金额（单位：万元）",
              "采购项目数量",
              "采购总金额",
              "\n三、收到和处理政府信息公开申请情况\n",
              "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
              "申请人情况",
              "法人或其他组织",
              "自然人",
              "商业企业",
              "科研机构",
              "社会公益组织",
              "法律服务机构",
              "其他",
              "总计",
              "三、本年度办理结果",
              "（三）不予公开",
              "（四）无法提供",
              "（五）不予处理",
              "（六）其他处理",
              "\n四、政府信息公开行政复议、行政诉讼情况\n",
              "行政复议",
              "行政诉讼",
              "未经复议直接起诉",
              "复议后起诉",
              "结果维持",
              "结果纠正",
              "其他结果",
              "尚未审结",
              "\n五、存在的主要问题及改进情况\n",
              "\n六、其他需要报告的事项\n",
              "一、",
              "二、",
              "（七）",
              "- 3 -\n",
              "第3页\n",
              "|---|---|\n",
              "（其中补充2件）",
              "（fā）",
              "零",
              "无",
              "减",
              "件",
              "万元",
              "０",
              "５",
              "\u3000",
              "\u00a0",
              "\u200b",
              "—"));

  /** Words of titles and narratives. */
  static final Words NARRATIVE =
      new Words(
          false,
          List.of(
              "青石区人民政府办公室",
              "望江县审计局",
              "县审计局",
              "人民政府",
              "街道办事处",
              "2023年",
              "二〇二三年",
              "年度",
              "政府信息公开工作年度报告",
              "政府信息公开年报",
              "政务公开",
              "政府信息公开",
              "申请",
              "依申请公开",
              "收到",
              "受理",
              "办结",
              "答复",
              "上年结转",
              "结转下年度继续办理",
              "行政复议",
              "行政诉讼",
              "自然人",
              "同比增长",
              "其中",
              "分别",
              "各部门",
              "1月1日",
              "12月31日",
              "认真",
              "请联系",
              "一、总体情况",
              "二、主动公开政府信息情况",
              "三、收到和处理政府信息公开申请情况",
              "四、政府信息公开行政复议",
              "五、存在的主要问题",
              "六、其他需要报告的事项",
              "统一社会信用代码",
              "11330108002496120R",
              "，",
              "。",
              "；",
              "：",
              "《",
              "》",
              "（fā）",
              "（",
              "）",
              "件",
              "宗",
              "第",
              "号",
              "\u3000",
              "\u200b"));

  /** Tags, with the labels of the tables between them. */
  static final Words TAGS =
      new Words(
          true,
          List.of(
              "<table>",
              "</table>",
              "<tr>",
              "</tr>",
              "<td>",
              "</td>",
              "<th>",
              "</th>",
              "<tbody>",
              "</tbody>",
              "<td rowspan=3>",
              "<td colspan=3>",
              "<td rowspan=0 colspan=9999>",
              "<div>",
              "</div>",
              "<p>",
              "</p>",
              "<br>",
              "<span>",
              "</span>",
              "<pre>",
              "</pre>",
              "<!--",
              "-->",
              "<script>",
              "</script>",
              "<style>",
              "</style>",
              "<ruby>",
              "<rt>",
              "</rt>",
              "</ruby>",
              "<td hidden>",
              "<td style='display:none'>",
              "&nbsp;",
              "&#x4e00;",
              "&amp;",
              "<![CDATA[",
              "]]>",
              "<svg>",
              "<math>",
              "<template>",
              "<select>",
              "<frameset>",
              "<body>",
              "</body>",
              "<caption>",
              "<col>",
              "<a href=x>",
              "<h1>",
              "</h1>",
              "<li>",
              "<ul>",
              "data:x;base64,QQ=="));

  private final List<String> words;

  Words(boolean withLabels, List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (withLabels) {
      all.addAll(labels());
      all.addAll(List.of("逾期不补正", "缴纳费用", "其他对外管理服务事项", "政府集中采购", "规范性文件"));
      all.addAll(List.of("12", "100", "\t0\t0\t0\t0\t0\t0\t0\n", " 0 0 0 0 0 0 0\n"));
    }
    CHARACTERS.chars().forEach(c -> all.add(String.valueOf((char) c)));
    this.words = List.copyOf(all);
  }

  private static List<String> labels() {
    return FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021).rows().stream()
        .map(FormRow::label)
        .distinct()
        .filter(label -> !label.equals("其他"))
        .toList();
  }

  /** The text that bytes stand for. */
  String spell(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length && i < MOST_WORDS; i++) {
      text.append(words.get((bytes[i] & 0xff) % words.size()));
    }
    return text.toString();
  }

  /** The bytes that stand for a text; what no word spells is left out. */
  byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int best = -1;
      for (int i = 0; i < words.size() && i < 256; i++) {
        String word = words.get(i);
        if (text.startsWith(word, at) && (best < 0 || word.length() > words.get(best).length())) {
          best = i;
        }
      }
      if (best >= 0) {
        bytes.write(best);
      }
      at += best < 0 ? 1 : words.get(best).length();
    }
    return bytes.toByteArray();
  }
}
