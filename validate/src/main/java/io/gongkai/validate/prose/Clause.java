package io.gongkai.validate.prose;

import java.util.List;
import java.util.regex.Pattern;

/** What the words around a number say it is about. */
final class Clause {
  private static final List<String> WHOLE = List.of("共", "总计", "累计", "合计", "总数", "总量");
  private static final List<String> CHANNELS =
      List.of("网上", "网络", "在线", "信函", "邮寄", "来信", "当面", "现场", "邮件", "传真", "平台", "书面");
  private static final List<String> OTHER_YEARS = List.of("同比", "较上年", "较去年", "比上年", "比去年");
  private static final Pattern OTHER_YEAR = Pattern.compile("[较比]20\\d\\d年");
  private static final List<String> OFFICES = List.of("办公室", "办公厅", "政府办", "本办", "我办");
  private static final List<String> TERRITORIES =
      List.of("全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "全镇", "全乡", "全街道", "全系统");

  private final String text;

  Clause(String text) {
    this.text = text;
  }

  boolean says(String... words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean saysAny(List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the number is a share of a larger one: of what came by one channel, for example. */
  boolean isShare() {
    return says("其中") || (saysAny(CHANNELS) && !saysAny(WHOLE));
  }

  /** Whether the number is set beside another year's. */
  boolean comparesYears() {
    // One of the two characters is in each of these words.
    return (text.indexOf('较') >= 0 || text.indexOf('比') >= 0)
        && (saysAny(OTHER_YEARS) || OTHER_YEAR.matcher(text).find());
  }

  /**
   * Whether the clause is about another body than the report: the office alone in the report of a
   * government or a bureau, or the whole territory in the report of an office.
   *
   * @param agency the agency that reports; empty when not known
   */
  boolean isAboutAnotherBody(String agency) {
    boolean office = agency.endsWith("办公室") || agency.endsWith("办公厅") || agency.endsWith("政府办");
    boolean bureau = agency.endsWith("局") || agency.endsWith("厅");
    return office ? saysAny(TERRITORIES) : saysAny(OFFICES) || (bureau && saysAny(TERRITORIES));
  }
}
