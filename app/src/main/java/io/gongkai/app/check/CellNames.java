package io.gongkai.app.check;

import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.util.HashMap;
import java.util.Map;

/** Names the cells of a form in the words that the form prints. */
final class CellNames {
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
          Map.entry("projects", "采购项目数量"));

  private final Map<String, FormRow> rows = new HashMap<>();

  /** Names for the cells of a layout. */
  CellNames(FormLayout layout) {
    layout.rows().forEach(row -> rows.put(row.item(), row));
  }

  /** Row and column of a cell, for example {@code （七）总计 · 自然人}. */
  String of(FormCell cell) {
    FormRow row = rows.get(cell.item());
    boolean underHeading = row.table() == FormTable.T4 && !row.section().equals(row.label());
    String heading = underHeading ? row.section() + " " : "";
    return heading + ordinal(row) + row.label() + " · " + column(cell);
  }

  private static String ordinal(FormRow row) {
    String ordinal = row.ordinal();
    if (ordinal.isEmpty() || ordinal.startsWith("（")) {
      return ordinal;
    }
    return ordinal + (Character.isDigit(ordinal.charAt(0)) ? "." : "、");
  }

  private static String column(FormCell cell) {
    return switch (cell.column()) {
      case "other" -> cell.item().startsWith("t4.") ? "其他结果" : "其他";
      case "amount" -> cell.item().equals("t2.fees") ? "本年收费金额" : "采购总金额";
      default -> COLUMNS.get(cell.column());
    };
  }
}
