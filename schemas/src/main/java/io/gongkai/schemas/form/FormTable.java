package io.gongkai.schemas.form;

/** The statutory tables, numbered as the sections of the report that hold them. */
public enum FormTable {
  /** 主动公开政府信息情况: what was disclosed of the agency's own accord. */
  T2,
  /** 收到和处理政府信息公开申请情况: applications received and handled. */
  T3,
  /** 政府信息公开行政复议、行政诉讼情况: reconsiderations and lawsuits. */
  T4;

  /**
   * The table that an item belongs to.
   *
   * @param item item name such as {@code t3.received}
   * @throws IllegalArgumentException when the name starts with no table's prefix
   */
  public static FormTable ofItem(String item) {
    boolean isPrefixed = item.length() > 2 && item.charAt(0) == 't' && item.charAt(2) == '.';
    return switch (isPrefixed ? item.charAt(1) : 0) {
      case '2' -> T2;
      case '3' -> T3;
      case '4' -> T4;
      default ->
          throw new IllegalArgumentException("item " + item + " names no table (t2., t3., t4.)");
    };
  }
}
