package io.gongkai.normalize.identify;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is, and what is not, the name of an agency. */
final class AgencyNames {
  private static final int LONGEST = 40;
  private static final Set<String> GENERIC =
      Set.of(
          "政府办", "政府办公室", "办公室", "区政府办", "县政府办", "市政府办", "区政府", "县政府", "市政府", "镇政府", "乡政府",
          "区政府办公室", "县政府办公室", "市政府办公室", "人民政府", "人民政府办公室", "本机关", "本单位", "我局", "我办", "我街道", "我镇",
          "本局", "全区", "全县", "全市", "政府", "街道", "街道办", "街道办事处", "办事处", "管委会", "管理委员会", "委员会", "党政办",
          "党政办公室", "综合办公室", "党委政府", "镇党委政府", "乡党委政府", "税务局", "分局", "全镇", "本镇", "全乡");
  private static final List<String> NO_NAME =
      List.of(
          "中华人民共和国", "国务院", "通知", "格式", "编制", "印发", "要求", "根据", "按照", "发布", "以下", "规定", "解读", "关于",
          "现将", "落实", "推进", "加强", "依据", "条例");

  /** The state's own customs houses and the like bear its name in theirs. */
  private static final Pattern OF_THE_STATE =
      Pattern.compile(
          "中华人民共和国[\\u4e00-\\u9fff]{2,20}(?:海关|海事局|缉私局|部)|国务院[\\u4e00-\\u9fff]{2,20}(?:委员会|办公室|局)");

  private static final List<String> PRESENTING_VERBS = List.of("公布", "公开", "发布", "编制", "编写");

  /** What leads up to the name in a sentence that presents the report. */
  private static final Pattern PRESENTING =
      Pattern.compile(
          "^(?:.*(?:现|特|兹|社会|予以))?(?:" + String.join("|", PRESENTING_VERBS) + ")(?:了|完成)?(?=.{2})");

  private static final List<String> LEADING =
      List.of("关于", "年度", "年", "由", "在", "我市", "我区", "我县", "标题", "正文", "附件", "其中", "各", "和", "与");

  private AgencyNames() {}

  /** Whether the name is that of one agency, and not a short form that hundreds bear. */
  static boolean isFull(String name) {
    return name.length() >= 3
        && name.length() <= LONGEST
        && !GENERIC.contains(name)
        && !name.startsWith("各")
        && !isRelative(name)
        && !isNoName(name);
  }

  /** 县审计局 says which office, but not of which county; 市中区 and its like are names. */
  private static boolean isRelative(String name) {
    char first = name.charAt(0);
    return first == '县'
        || first == '区'
        || (first == '市'
            && !name.startsWith("市中")
            && !name.startsWith("市南")
            && !name.startsWith("市北"))
        || name.startsWith("镇人民政府")
        || name.startsWith("乡人民政府");
  }

  /**
   * Whether the words name no agency at all, such as those of the notice that prescribes the form.
   */
  static boolean isNoName(String name) {
    return says(name, NO_NAME) && !OF_THE_STATE.matcher(name).matches();
  }

  /** Whether a full name can be what a short form in the title stands for. */
  static boolean agrees(String full, String shortened) {
    if (shortened.isEmpty()) {
      return true;
    }
    int at = 0;
    for (int i = 0; i < full.length() && at < shortened.length(); i++) {
      if (full.charAt(i) == shortened.charAt(at)) {
        at++;
      }
    }
    return at == shortened.length();
  }

  /** Takes off words that run into the name from the text before it. */
  static String trim(String name) {
    String trimmed =
        says(name, PRESENTING_VERBS) ? PRESENTING.matcher(name).replaceFirst("") : name;
    for (String word : LEADING) {
      if (trimmed.startsWith(word) && trimmed.length() > word.length() + 2) {
        trimmed = trimmed.substring(word.length());
      }
    }
    return trimmed;
  }

  private static boolean says(String name, List<String> words) {
    for (String word : words) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
