package io.gongkai.validate.prose;

/** The name of an agency, without the words that all agencies share. */
final class AgencyName {
  /** Characters of 人民政府, 办公室, 管理委员会, 街道办事处, 局, 市 and the like, which tell no agencies apart. */
  private static final String SHARED = "人民政府办公室厅街道事处管理委员会局镇乡区县市州盟旗省自治中国华共和";

  private AgencyName() {}

  /**
   * Whether two names are those of different agencies for certain; short forms, renamed agencies
   * and codes instead of names are not.
   */
  static boolean areDifferent(String one, String other) {
    if (!isName(one) || !isName(other) || one.contains(other) || other.contains(one)) {
      return false;
    }
    int front = 0;
    int shorter = Math.min(one.length(), other.length());
    while (front < shorter && one.charAt(front) == other.charAt(front)) {
      front++;
    }
    String oneOwn = own(one.substring(front));
    String otherOwn = own(other.substring(front));
    return !oneOwn.isEmpty()
        && !otherOwn.isEmpty()
        && oneOwn.chars().noneMatch(c -> otherOwn.indexOf(c) >= 0);
  }

  private static boolean isName(String name) {
    return name.length() >= 4 && name.chars().allMatch(c -> Character.isIdeographic(c));
  }

  private static String own(String name) {
    StringBuilder own = new StringBuilder(name.length());
    name.chars().filter(c -> SHARED.indexOf(c) < 0).forEach(c -> own.append((char) c));
    return own.toString();
  }
}
