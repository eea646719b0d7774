package io.gongkai.validate.figures;

import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.util.Map;

/** The names that people know tables, rows and columns by, short enough for a message. */
public final class Labels {
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("natural_person", "自然人"),
          Map.entry("commercial_enterprise", "商业企业"),
          Map.entry("research_institution", "科研机构"),
          Map.entry("social_organization", "社会公益组织"),
          Map.entry("legal_service", "法律服务机构"),
          Map.entry("total", "总计"),
          Map.entry("upheld", "结果维持"),
          Map.entry("corrected", "结果纠正"),
          Map.entry("pending", "尚未审结"),
          Map.entry("issued", "本年制发件数"),
          Map.entry("repealed", "本年废止件数"),
          Map.entry("in_force", "现行有效件数"),
          Map.entry("made", "本年新制作数量"),
          Map.entry("disclosed", "本年新公开数量"),
          Map.entry("disclosed_total", "对外公开总数量"),
          Map.entry("decisions", "处理决定数量"),
          Map.entry("previous", "上一年项目数量"),
          Map.entry("change", "本年增/减"),
          Map.entry("projects", "采购项目数量"),
          Map.entry("amount", "金额"));

  private Labels() {}

  /** A table's heading in the form. */
  public static String table(FormTable table) {
    return switch (table) {
      case T2 -> "主动公开政府信息情况";
      case T3 -> "收到和处理政府信息公开申请情况";
      case T4 -> "政府信息公开行政复议、行政诉讼情况";
    };
  }

  /** A row's label with its ordinal, and its group where labels repeat; explanations left out. */
  public static String row(FormLayout layout, String item) {
    for (FormRow row : layout.rows()) {
      if (row.item().equals(item)) {
        return label(row);
      }
    }
    return item;
  }

  private static String label(FormRow row) {
    String label = row.label();
    int explanation = label.indexOf('（');
    if (explanation > 0) {
      label = label.substring(0, explanation);
    }
    if (row.table() != FormTable.T3) {
      return row.table() == FormTable.T4 && row.section().equals("行政诉讼")
          ? "行政诉讼（" + label + "）"
          : label;
    }
    String ordinal = row.ordinal();
    if (ordinal.startsWith("（")) {
      return ordinal + label;
    }
    return Character.isDigit(ordinal.charAt(0))
        ? row.section() + ordinal + "." + label
        : ordinal + "、" + label;
  }

  /** A column's heading in the form. */
  public static String column(FormCell cell) {
    if (cell.column().equals("other")) {
      return FormTable.ofItem(cell.item()) == FormTable.T4 ? "其他结果" : "其他";
    }
    return COLUMNS.getOrDefault(cell.column(), cell.column());
  }

  /** A cell as row and column. */
  public static String cell(FormLayout layout, FormCell cell) {
    return row(layout, cell.item()) + "·" + column(cell);
  }
}
