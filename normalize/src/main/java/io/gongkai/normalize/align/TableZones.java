package io.gongkai.normalize.align;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the tables stand in a text: found by their row and column labels, never by section
 * headings, which reports renumber, repeat in their preface and misspell.
 *
 * @param table2 table 2, if found
 * @param table3 table 3, if found
 * @param table4 table 4, if found
 * @param others further tables 3 in the same text: those of another report, or the same ones again
 */
public record TableZones(
    Optional<Zone> table2, Optional<Zone> table3, Optional<Zone> table4, List<Zone> others) {

  /** Fewest different labels of table 3 near each other that make a table. */
  private static final int FEWEST_LABELS = 2;

  /** Labels from which on a further table counts as one. */
  private static final int FEWEST_LABELS_OF_OTHER = 5;

  /** Further tables looked at; one that differs is enough to refuse the document. */
  private static final int MOST_OTHERS = 3;

  /** How far apart, in Han characters, labels of one table may stand. */
  private static final int REACH = 600;

  private static final String[] TABLE3_HEADER = {"勾稽关系", "申请人情况", "自然人法人或其他组织"};
  private static final String[] TABLE2_HEADER = {
    "第二十条第", "信息内容", "制发件数", "废止件数", "现行有效件数", "处理决定数量", "收费金额", "新制作数量", "新公开数量", "对外公开总数量",
    "上一年项目数量", "行政事业性收费", "采购项目数量"
  };
  private static final String[] TABLE4_HEADER = {
    "结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉", "行政复议行政诉讼", "行政复议行政诉讼情况", "结果结果其他尚未"
  };
  private static final String[] AFTER_TABLES = {
    "存在的主要问题", "存在的问题", "存在问题", "存在主要问题", "主要问题及改进", "主要问题", "其他需要报告", "其他需报告"
  };

  /**
   * Part of a text.
   *
   * @param start UTF-16 offset
   * @param end UTF-16 offset behind it
   */
  public record Zone(int start, int end) {}

  /** A row label of table 3: its place in Han characters, and the row. */
  private record Label(int place, int row) {}

  /** Finds the tables of a text. */
  public static TableZones find(HanIndex index) {
    List<Label> labels = table3Labels(index);
    int first3 = firstCluster(labels);
    int start3 = first3 < 0 ? -1 : table3Start(index, first3);
    int last3 = first3 < 0 ? -1 : lastOfChain(labels, first3);
    int start4 = last3 < 0 ? table4Alone(index) : index.firstOf(last3, TABLE4_HEADER);
    int after = index.firstOf(Math.max(Math.max(last3, start4), 0), AFTER_TABLES);
    int end = after < 0 ? index.han().length() : after;
    int start2 = table2Start(index, 0, start3 < 0 ? index.han().length() : start3);
    if (start2 < 0) {
      start2 = table2Start(index, Math.max(last3, start4), index.han().length());
    }
    Optional<Zone> zone3 =
        start3 < 0 ? Optional.empty() : zone(index, start3, start4 < 0 ? end : start4);
    Optional<Zone> zone4 = start4 < 0 ? Optional.empty() : zone(index, start4, end);
    int end2 = start2 < start3 ? table2End(index, start2, start3) : table2End(index, start2, end);
    Optional<Zone> zone2 = start2 < 0 ? Optional.empty() : zone(index, start2, end2);
    return new TableZones(zone2, zone3, zone4, others(index, labels, Math.max(end, last3)));
  }

  /** Where table 3 begins again behind the tables. */
  private static List<Zone> others(HanIndex index, List<Label> labels, int behind) {
    List<Zone> others = new ArrayList<>();
    List<Label> rest = labels.stream().filter(label -> label.place() > behind).toList();
    while (rest.size() >= FEWEST_LABELS_OF_OTHER && others.size() < MOST_OTHERS) {
      int first = firstCluster(rest);
      int last = lastOfChain(rest, first);
      int end = index.firstOf(last, TABLE4_HEADER);
      zone(index, table3Start(index, first), end < 0 ? index.han().length() : end)
          .ifPresent(others::add);
      rest = rest.stream().filter(label -> label.place() > last).toList();
    }
    return others;
  }

  /** Offset of the first table; empty when there is none. */
  public Optional<Integer> start() {
    return table2.or(() -> table3).or(() -> table4).map(Zone::start);
  }

  /** Offset behind the last table; empty when there is none. */
  public Optional<Integer> end() {
    return table4.or(() -> table3).or(() -> table2).map(Zone::end);
  }

  private static Optional<Zone> zone(HanIndex index, int start, int end) {
    return start >= end
        ? Optional.empty()
        : Optional.of(new Zone(index.offset(start), index.offset(end)));
  }

  /** Places of all row labels of table 3 that are long enough not to stand in prose by chance. */
  private static List<Label> table3Labels(HanIndex index) {
    List<Label> found = new ArrayList<>();
    RowLabels labels = RowLabels.of(FormEdition.FORM_2021, FormTable.T3);
    for (int row = 0; row < labels.rows().size(); row++) {
      String longest = labels.wordings(row).get(0);
      String word = longest.length() > 14 ? longest.substring(0, 14) : longest;
      if (word.length() < 6) {
        continue;
      }
      for (int at = index.han().indexOf(word); at >= 0; at = index.han().indexOf(word, at + 1)) {
        found.add(new Label(at, row));
      }
    }
    found.sort(Comparator.comparingInt(Label::place));
    return found;
  }

  /** The first label that has others near behind it. */
  private static int firstCluster(List<Label> labels) {
    for (int i = 0; i + FEWEST_LABELS - 1 < labels.size(); i++) {
      int place = labels.get(i).place();
      if (labels.get(i + FEWEST_LABELS - 1).place() - place <= REACH / 4) {
        return place;
      }
    }
    return labels.isEmpty() ? -1 : labels.get(0).place();
  }

  /** The last label of a table; where a label stands again, another table has begun. */
  private static int lastOfChain(List<Label> labels, int first) {
    int last = first;
    Set<Integer> rows = new HashSet<>();
    for (Label label : labels) {
      if (label.place() < first) {
        continue;
      }
      if (label.place() - last > REACH || !rows.add(label.row())) {
        break;
      }
      last = label.place();
    }
    return last;
  }

  private static int table3Start(HanIndex index, int firstLabel) {
    int header = index.firstOf(Math.max(0, firstLabel - 160), TABLE3_HEADER);
    return header >= 0 && header < firstLabel ? header : Math.max(0, firstLabel - 12);
  }

  private static int table2Start(HanIndex index, int from, int before) {
    List<Integer> places = new ArrayList<>();
    for (String word : TABLE2_HEADER) {
      int at = index.han().indexOf(word, from);
      while (at >= 0 && at < before) {
        places.add(at);
        at = index.han().indexOf(word, at + 1);
      }
    }
    Collections.sort(places);
    for (int i = 0; i + 2 < places.size(); i++) {
      if (places.get(i + 2) - places.get(i) <= 60) {
        return places.get(i);
      }
    }
    return -1;
  }

  private static int table2End(HanIndex index, int start2, int start3) {
    int heading = index.firstOf(start2, "收到和处理政府信息公开申请", "勾稽关系", "申请人情况");
    int limit = start3 < 0 ? index.han().length() : start3;
    return heading < 0 ? limit : Math.min(heading, limit);
  }

  /** Table 4 in a text whose table 3 is not there: only where its header is whole. */
  private static int table4Alone(HanIndex index) {
    int at = index.firstOf(0, "结果维持结果纠正");
    return at;
  }
}
