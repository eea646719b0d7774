package io.gongkai.validate.prose;

import java.util.regex.Pattern;

/** The name of an agency, without the words that all agencies share. */
final class AgencyName {
  private static final int SHORTEST = 4;
  private static final Pattern SHARED =
      Pattern.compile("人民政府|政府|办公室|办公厅|办事处|街道|管理委员会|管委会|委员会|[局厅镇乡区县市州盟旗省委办]");

  private AgencyName() {}

  /**
   * Whether two names are those of different agencies for certain; short forms, renamed agencies
   * and codes instead of names are not.
   */
  static boolean areDifferent(String one, String other) {
    if (one.contains(other) || other.contains(one) || !isName(one) || !isName(other)) {
      return false;
    }
    String first = SHARED.matcher(one).replaceAll("");
    String second = SHARED.matcher(other).replaceAll("");
    int front = 0;
    int shorter = Math.min(first.length(), second.length());
    while (front < shorter && first.charAt(front) == second.charAt(front)) {
      front++;
    }
    String firstOwn = first.substring(front);
    String secondOwn = second.substring(front);
    return !firstOwn.isEmpty()
        && !secondOwn.isEmpty()
        && firstOwn.chars().noneMatch(c -> secondOwn.indexOf(c) >= 0);
  }

  /** Whether words may be a name at all, and no code. */
  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isIdeographic(name.charAt(i))) {
        return false;
      }
    }
    return name.length() >= SHORTEST;
  }
}
