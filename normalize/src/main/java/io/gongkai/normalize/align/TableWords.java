package io.gongkai.normalize.align;

import io.gongkai.model.FormEdition;
import io.gongkai.normalize.lex.WordSearch;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where words stand by which tables are found, in the order of the text: those of the heads of
 * table 2 and the labels of the rows of table 3. Both are looked for in one pass.
 *
 * @param table2 places, in Han characters, of words of the heads of table 2 that stand in no
 *     sentence
 * @param labels row labels that are long enough not to stand in prose by chance
 */
record TableWords(List<Integer> table2, List<Label> labels) {
  private static final int SHORTEST_LABEL = 6;
  private static final int LONGEST_LABEL = 14;

  /** How far apart, in Han characters, three words of the head of a table 2 stand at the most. */
  static final int HEAD_REACH = 60;

  private static final List<String> TABLE2_HEADER =
      List.of(
          "第二十条第", "信息内容", "制发件数", "废止件数", "现行有效件数", "处理决定数量", "收费金额", "新制作数量", "新公开数量", "对外公开总数量",
          "上一年项目数量", "行政事业性收费", "采购项目数量");

  private static final List<Sought> SOUGHT = sought();
  private static final WordSearch SEARCH = search();

  /** A row label: its place in Han characters, the row, and whether prose goes on behind it. */
  record Label(int place, int row, boolean prose) {}

  /** The label of a row, or its beginning. */
  private record Sought(int row, String word, boolean whole) {}

  private static WordSearch search() {
    List<String> words = new ArrayList<>(TABLE2_HEADER);
    SOUGHT.forEach(sought -> words.add(sought.word()));
    return new WordSearch(words);
  }

  private static List<Sought> sought() {
    List<Sought> sought = new ArrayList<>();
    RowLabels labels = RowLabels.of(FormEdition.FORM_2021, FormTable.T3);
    for (int row = 0; row < labels.rows().size(); row++) {
      String longest = labels.wordings(row).get(0);
      String word = longest.substring(0, Math.min(longest.length(), LONGEST_LABEL));
      if (word.length() >= SHORTEST_LABEL) {
        sought.add(new Sought(row, word, word.length() == longest.length()));
      }
    }
    return sought;
  }

  /**
   * Finds the words of a text.
   *
   * @param index the text
   * @param lines its lines
   * @param deadline for the document
   */
  static TableWords find(HanIndex index, ProseLines lines, Deadline deadline) {
    List<Integer> table2 = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    SEARCH.each(
        index.han(),
        (at, word) -> {
          deadline.checkReading();
          if (word < TABLE2_HEADER.size()) {
            int behind = behind(index, at, TABLE2_HEADER.get(word));
            if (!lines.goesOnAsProse(behind)) {
              table2.add(at);
            }
          } else {
            Sought sought = SOUGHT.get(word - TABLE2_HEADER.size());
            int behind = behind(index, at, sought.word());
            boolean prose =
                sought.whole() ? lines.hasWordsBehind(behind) : lines.goesOnAsProse(behind);
            labels.add(new Label(at, sought.row(), prose));
          }
        });
    return new TableWords(table2, labels);
  }

  /**
   * Whether words in front of a part of a text, or behind it, can decide where a table stands that
   * stands in it: row labels anywhere, and words of heads in front that make up a head.
   *
   * @param from where the part starts, in Han characters
   * @param to where it ends
   */
  static boolean decideOutside(String han, int from, int to) {
    Outside outside = new Outside(from, to);
    SEARCH.each(han, 0, from, outside);
    SEARCH.each(han, Math.max(from, to - LONGEST_LABEL), han.length(), outside);
    return outside.decides;
  }

  /** Words that stand outside of a part of a text. */
  private static final class Outside implements WordSearch.Places {
    private final int from;
    private final int to;
    private int last = -HEAD_REACH - 1;
    private int lastButOne = -HEAD_REACH - 1;
    private boolean decides;

    Outside(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void take(int at, int word) {
      if (word >= TABLE2_HEADER.size()) {
        int behind = at + SOUGHT.get(word - TABLE2_HEADER.size()).word().length();
        decides |= at < from || behind > to;
      } else if (at < from) {
        decides |= at - lastButOne <= HEAD_REACH || from - at <= HEAD_REACH;
        lastButOne = last;
        last = at;
      }
    }
  }

  private static int behind(HanIndex index, int at, String word) {
    return index.offset(at + word.length() - 1) + 1;
  }
}
