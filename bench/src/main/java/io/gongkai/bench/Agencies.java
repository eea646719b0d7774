package io.gongkai.bench;

/** Names of fictional agencies: offices of counties that do not exist, none with a digit in it. */
final class Agencies {
  private static final String FIRST = "青碧苍翠玉瑶霁澄素锦朱丹银墨岚霞露霜晴曦";
  private static final String SECOND = "枫鹭松竹梅兰鹤鹿雁荷柳杏桐榆槐桂菱蒲苇莺";
  private static final String THIRD = "渡湾坪岭溪塘浦洲崖谷坡桥泉滩峰屿汀埠垭坞";
  private static final String[] OFFICES = {
    "教育局", "公安局", "民政局", "司法局", "财政局", "审计局", "水利局", "农业农村局", "商务局", "林业局", "交通运输局", "应急管理局",
    "市场监督管理局", "生态环境局", "自然资源局", "文化旅游局", "卫生健康局", "医疗保障局", "体育局", "档案局", "气象局", "粮食局", "退役军人局",
    "城市管理局", "住房保障局"
  };

  /** How many there are. */
  static final int COUNT = FIRST.length() * SECOND.length() * THIRD.length() * OFFICES.length;

  private Agencies() {}

  /**
   * Name of one of them; no two numbers have the same.
   *
   * @param number from 0 to below {@link #COUNT}
   * @throws IllegalArgumentException when there is none of this number
   */
  static String name(int number) {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException(
          "there is no agency " + number + ": the names are enough for " + COUNT);
    }
    int county = number / OFFICES.length;
    int third = county / FIRST.length();
    return ""
        + FIRST.charAt(county % FIRST.length())
        + SECOND.charAt(third / THIRD.length())
        + THIRD.charAt(third % THIRD.length())
        + "县"
        + OFFICES[number % OFFICES.length];
  }
}
