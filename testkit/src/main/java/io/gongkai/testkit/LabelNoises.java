package io.gongkai.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Noises in the labels of tables and in words. */
final class LabelNoises {
  /** Characters of the form that PDF fonts give as the radicals that look like them. */
  private static final Map<String, String> RADICALS =
      pairs("一⼀二⼆人⼈力⼒大⼤工⼯文⽂方⽅日⽇月⽉止⽌生⽣用⽤示⽰立⽴自⾃行⾏见⻅里⾥长⻓门⻔面⾯页⻚非⾮" + "八⼋十⼗又⼜入⼊士⼠手⼿比⽐目⽬");

  private static final Map<String, String> TRADITIONAL =
      pairs(
          "开開动動况況处處请請复復议議诉訴讼訟问問题題进進报報项項务務关關系係为為数數据據总總计計业業"
              + "机機构構会會组組织織结結转轉办辦区區这這属屬国國规規稳穩护護权權类類内內过過执執询詢无無现現"
              + "补補确確认認访訪举舉没沒获獲缴繳纳納费費续續发發废廢范範许許罚罰强強额額单單万萬维維纠糾审審"
              + "当當应應继繼");

  private static final Map<String, String> SOUNDS =
      Map.of(
          "发", "發(fā)", "处", "處(chǔ)", "总", "總(zǒng)", "计", "計(jì)", "业", "業(yè)", "机", "機(jī)",
          "构", "構(gòu)", "织", "織(zhī)", "复", "復(fù)", "诉", "訴(sù)");

  private static final String[][] SLIPS = {
    {"其他法律行政法规禁止公开", "其他法律行政止公开"},
    {"本年废止件数", "本年度止件数"},
    {"现行有效件数", "现行有效件"},
    {"政府信息公开行政复议、", "政府信息公开行政法复议、"},
    {"三、收到和处理", "三是收到和处理"},
    {"科研机构", "科研究机构"},
    {"结转下年度继续办理", "结转下年继续办理"}
  };

  private static final String[] ORDINALS = {"%s、", "（%s）", "%s．", "%s ", "(%s)", "%s. "};
  private static final int SHORTEST_WITH_TYPO = 7;

  private LabelNoises() {}

  static String lostCharacter(String label, Random random) {
    if (label.length() <= SHORTEST_WITH_TYPO || random.nextInt(3) > 0) {
      return label;
    }
    int at = 3 + random.nextInt(label.length() - 4);
    return label.substring(0, at) + label.substring(at + 1);
  }

  static String mistakenCharacter(String label, Random random) {
    if (label.length() <= SHORTEST_WITH_TYPO || random.nextInt(3) > 0) {
      return label;
    }
    int at = 3 + random.nextInt(label.length() - 4);
    return label.substring(0, at) + "某" + label.substring(at + 1);
  }

  static String knownSlip(String words, Random random) {
    String slipped = words;
    for (String[] slip : SLIPS) {
      slipped = slipped.replace(slip[0], slip[1]);
    }
    return slipped;
  }

  static String traditional(String words) {
    return replaced(words, TRADITIONAL);
  }

  static String phonetic(String words) {
    return replaced(replaced(words, SOUNDS), TRADITIONAL);
  }

  static String radicals(String words) {
    return replaced(words, RADICALS);
  }

  static String otherOrdinal(String label, Random random) {
    if (label.length() < 3 || label.charAt(1) != '.' || !Character.isDigit(label.charAt(0))) {
      return label;
    }
    String style = ORDINALS[random.nextInt(ORDINALS.length)];
    return style.replace("%s", label.substring(0, 1)) + label.substring(2);
  }

  private static String replaced(String words, Map<String, String> replacements) {
    StringBuilder replaced = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      String character = words.substring(i, i + 1);
      replaced.append(replacements.getOrDefault(character, character));
    }
    return replaced.toString();
  }

  private static Map<String, String> pairs(String pairs) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < pairs.length(); i += 2) {
      map.put(pairs.substring(i, i + 1), pairs.substring(i + 1, i + 2));
    }
    return map;
  }
}
