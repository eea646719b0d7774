package io.gongkai.normalize.lex;

import java.text.Normalizer;

/**
 * Folds the many ways of writing one character into one: full-width forms, CJK radicals and
 * compatibility ideographs (Unicode NFKC), traditional characters of the form's vocabulary, dashes,
 * bars, spaces and quotes.
 *
 * <p>Every UTF-16 unit is folded to exactly one unit, so that offsets in the folded text are
 * offsets in the text.
 */
public final class Folding {
  /** What characters without width are folded to; to be skipped everywhere. */
  public static final char IGNORABLE = '\u200b';

  /** Marks of footnotes, which are no digits of the number that they stand behind. */
  private static final String RAISED = "\u00b2\u00b3\u00b9";

  private static final char[] TABLE = table();

  private Folding() {}

  /** Folds a text; the result has the same length. */
  public static String fold(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      characters[i] = TABLE[characters[i]];
    }
    return new String(characters);
  }

  /** What a character is folded to. */
  static char fold(char c) {
    return TABLE[c];
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = (char) c;
    }
    nfkc(table, 0x00a0, 0x00ff);
    nfkc(table, 0x2000, 0x206f);
    nfkc(table, 0x2e80, 0x2fdf);
    nfkc(table, 0x3000, 0x303f);
    nfkc(table, 0xf900, 0xfaff);
    nfkc(table, 0xfe30, 0xfe6f);
    nfkc(table, 0xff00, 0xffef);
    radicals(table);
    traditional(table);
    punctuation(table);
    return table;
  }

  private static void nfkc(char[] table, int from, int to) {
    for (int c = from; c <= to; c++) {
      String normal = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKC);
      if (normal.length() == 1 && RAISED.indexOf(c) < 0) {
        table[c] = normal.charAt(0);
      }
    }
  }

  /** Radicals of the supplement that NFKC leaves alone but PDF fonts use for whole characters. */
  private static void radicals(char[] table) {
    String pairs = "⺠民⻓长⻔门⻛风⻝食⻢马⻚页⻅见⻆角⻋车⻘青⻜飞⺟母⺩王⻰龙⻬齐⻩黄⻥鱼⻦鸟⻨麦";
    pairs(table, pairs);
  }

  private static void traditional(char[] table) {
    pairs(
        table,
        "總总體体況况動动開开條条項项內内規规範范廢废發发現现數数處处許许罰罚強强業业費费額额單单萬万請请與与關关係系計计"
            + "獲获結结轉转辦办無无補补繳缴納纳訴诉訟讼復复複复議议維维糾纠審审題题報报屬属國国機机構构會会組组織织務务類类"
            + "過过執执詢询舉举確确認认穩稳護护權权當当個个訪访經经濟济區区縣县鄉乡鎮镇廳厅應应負负責责貫贯徹彻實实資资財财稅税"
            + "決决製制對对採采購购標标準准從从這这種种於于來来時时間间進进門门頒颁統统長长書书務务將将專专員员學学"
            + "衛卫環环農农業业質质監监檢检評评級级別别華华東东廣广號号網网絡络設设備备聯联協协調调術术產产價价優优擴扩"
            + "傳传達达鐵铁運运輸输電电視视聞闻紀纪黨党團团員员齊齐龍龙島岛陽阳陰阴蘭兰蘇苏寧宁慶庆灣湾貴贵雲云魯鲁遼辽"
            + "僅仅只只為为嚴严護护據据歸归檔档歷历臺台範范圍围參参導导領领眾众點点態态積积極极維维勞劳險险養养療疗藥药"
            + "違违罰罚訂订記记訊讯託托設设詳详誠诚該该誤误說说課课談谈諮咨論论證证讀读變变讓让貨货責责貧贫貿贸賃赁賠赔"
            + "適适選选遞递還还郵邮銀银錄录鑒鉴針针鐘钟閉闭閱阅隊队階阶際际難难離离顧顾須须預预頒颁願愿類类風风飛飞驗验"
            + "沒没條条減减測测滿满漢汉潔洁澤泽營营爭争獎奖獨独環环畫画異异療疗盡尽監监礎础禮礼離离稱称穩稳節节築筑簡简"
            + "紅红約约級级純纯終终組组給给統统絕绝綜综綠绿線线編编練练縱纵績绩繫系續续罷罢聲声職职聽听腦脑臨临興兴舊旧"
            + "藝艺處处虛虚補补裝装裡里複复覽览觀观訓训註注評评詞词試试話话誌志課课誰谁議议讓让豐丰貢贡買买賣卖質质贊赞");
  }

  private static void pairs(char[] table, String pairs) {
    for (int i = 0; i < pairs.length(); i += 2) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
  }

  private static void punctuation(char[] table) {
    each(table, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d", '-');
    each(table, "\u2502\u2503\uff5c\u2016\u2551\u00a6", '|');
    each(table, "\u201c\u201d\u2018\u2019\u300c\u300d\u300e\u300f\uff02\u2033", '"');
    each(table, "\u2028\u2029\u000b\f\u0085", '\n');
    each(table, "\r\u1680\u180e", ' ');
    each(table, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f", IGNORABLE);
    // What follows these is shown in another order than it is written in.
    each(table, "\u202d\u202e", '\ufffd');
    each(table, "\u3014\u3016\u3010", '[');
    each(table, "\u3015\u3017\u3011", ']');
    each(table, "\u2044\u2215\uff3c\\", '/');
    each(table, "\u2027\u2022\u30fb", '\u00b7');
  }

  private static void each(char[] table, String characters, char to) {
    for (int i = 0; i < characters.length(); i++) {
      table[characters.charAt(i)] = to;
    }
  }
}
