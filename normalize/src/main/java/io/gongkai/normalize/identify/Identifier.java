package io.gongkai.normalize.identify;

import io.gongkai.normalize.align.HanIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads agency and year from the title, or else from the opening paragraphs. */
public final class Identifier {
  /** How much of a text is searched: titles and openings stand at its start. */
  private static final int SEARCHED = 6000;

  private static final Pattern PERIOD = Pattern.compile("(20\\d{2})年0?1月0?1日.{0,8}?12月31日");
  private static final Pattern YEAR = Pattern.compile("(20\\d{2})年");

  private static final String SUFFIX =
      "人民政府办公室|人民政府办公厅|人民政府|政府办公室|政府办|管理委员会|管委会|委员会|街道办事处|办事处|街道"
          + "|开发区|试验区|实验区|示范区|新区|办公室|总队|支队|大队|税务局|分局|局|厅|中心|医院|学院|大学|学校|公司|海关|镇|乡|区|县|旗|市";
  private static final Pattern ACTING =
      Pattern.compile(
          "(?:^|[,。;:、\\n(])(?:20\\d{2}年(?:度)?+[,]?+)?+([\\u4e00-\\u9fff]{2,24}?(?:"
              + SUFFIX
              + "))"
              + "(?=认真|高度|严格|深入|坚持|全面|始终|积极|按照|根据|不断|继续|扎实|切实|紧紧|充分|牢固|围绕|主动公开|政府信息公开|在市|在区|在县|在省|以习)");
  private static final Pattern AUTHOR =
      Pattern.compile(
          "(?:由|结合)([\\u4e00-\\u9fff]{2,28}?(?:"
              + SUFFIX
              + "))(?:政府信息公开工作领导小组)?(?:办公室)?(?:负责)?(?:组织)?"
              + "(?=编制|编写|撰写|按照|根据|依据|综合|汇总|政府信息公开工作有关)");
  private static final Pattern CONTACT =
      Pattern.compile(
          "(?:请联系:?|请与|联系单位:|咨询)([\\u4e00-\\u9fff]{3,24}?(?:"
              + SUFFIX
              + "))(?:综合|党政|党政综合)?(?:办公室|党政办)?(?=联系|[,。;:(]|$)");

  private final String folded;
  private final Titles titles;

  /** The opening, once it is asked for: most titles say all there is to know. */
  private String compact;

  private Identifier(String folded, HanIndex index) {
    this.titles = new Titles(folded, index);
    this.folded = folded;
  }

  /**
   * Identifies a report.
   *
   * @param folded the text, folded
   * @param index its Han characters
   */
  public static Identity identify(String folded, HanIndex index) {
    return new Identifier(folded, index).identity();
  }

  private String compact() {
    if (compact == null) {
      compact = Titles.opening(folded.substring(0, Math.min(folded.length(), SEARCHED)));
    }
    return compact;
  }

  private Identity identity() {
    Optional<Titles.Title> title = titles.best();
    String agency = title.map(Titles.Title::agency).orElse("");
    int year = title.map(Titles.Title::year).orElse(0);
    if (!AgencyNames.isFull(agency)) {
      String shortened = AgencyNames.isNoName(agency) ? "" : agency;
      agency = fromBody(shortened).orElse(shortened);
    }
    if (year == 0) {
      year = yearFromBody();
    }
    return new Identity(agency, year, titles.any());
  }

  /** The body that the opening speaks of; a shortened name in the title must agree with it. */
  private Optional<String> fromBody(String shortened) {
    Optional<String> contact = mostFrequent(CONTACT, shortened);
    return mostFrequent(AUTHOR, shortened)
        .or(
            () ->
                mostFrequent(ACTING, shortened)
                    .map(
                        acting ->
                            contact.filter(full -> isFullerName(full, acting)).orElse(acting)))
        .or(() -> contact);
  }

  /** Whether the address names in full what the text calls by a shorter name. */
  private static boolean isFullerName(String full, String name) {
    return full.contains(name) && !full.endsWith("办公室");
  }

  private Optional<String> mostFrequent(Pattern pattern, String shortened) {
    Map<String, Integer> counts = new HashMap<>();
    String best = null;
    Matcher matcher = pattern.matcher(compact());
    while (matcher.find()) {
      String name = AgencyNames.trim(matcher.group(1));
      if (AgencyNames.isFull(name) && AgencyNames.agrees(name, shortened)) {
        int count = counts.merge(name, 1, Integer::sum);
        if (best == null || count > counts.get(best)) {
          best = name;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private int yearFromBody() {
    Matcher period = PERIOD.matcher(compact());
    if (period.find()) {
      return Integer.parseInt(period.group(1));
    }
    Map<Integer, Integer> counts = new HashMap<>();
    int best = 0;
    Matcher matcher = YEAR.matcher(compact());
    while (matcher.find()) {
      int year = Integer.parseInt(matcher.group(1));
      int count = counts.merge(year, 1, Integer::sum);
      if (best == 0 || count > counts.get(best)) {
        best = year;
      }
    }
    return best;
  }
}
