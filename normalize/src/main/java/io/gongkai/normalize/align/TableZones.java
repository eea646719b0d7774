package io.gongkai.normalize.align;

import io.gongkai.normalize.align.ProseLines.Heading;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

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

  /** Labels from which on a further table counts as one. */
  private static final int FEWEST_LABELS_OF_OTHER = 5;

  /** Further tables looked at; one that differs is enough to refuse the document. */
  private static final int MOST_OTHERS = 3;

  /** How far behind its heading, in Han characters, table 4 may stand. */
  private static final int HEADING_REACH = 600;

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

  /**
   * Finds the tables of a text.
   *
   * @param folded the text, folded
   * @param index its Han characters
   * @param deadline for the document
   */
  public static TableZones find(String folded, HanIndex index, Deadline deadline) {
    return new Finder(folded, index, deadline).find();
  }

  /** Offset of the first table; empty when there is none. */
  public Optional<Integer> start() {
    return table2.or(() -> table3).or(() -> table4).map(Zone::start);
  }

  /** Offset behind the last table; empty when there is none. */
  public Optional<Integer> end() {
    return table4.or(() -> table3).or(() -> table2).map(Zone::end);
  }

  /** The search in one text. Places are in Han characters. */
  private static final class Finder {
    private final HanIndex index;
    private final ProseLines lines;
    private final Deadline deadline;
    private final NavigableSet<Integer> headings = new TreeSet<>();
    private final List<Heading> headingsOfTable4;
    private final TableWords words;
    private final List<Integer> table2Heads;

    Finder(String folded, HanIndex index, Deadline deadline) {
      this.deadline = deadline;
      this.index = index;
      this.lines = new ProseLines(folded);
      List<Heading> all = ProseLines.headings(index.text());
      all.forEach(heading -> headings.add(index.count(heading.start())));
      this.headingsOfTable4 = all.stream().filter(Heading::ofTable4).toList();
      this.words = TableWords.find(index, lines, deadline);
      this.table2Heads = table2Heads();
    }

    TableZones find() {
      List<LabelChain> chains = LabelChain.find(index, words.labels(), bounds(), deadline);
      Optional<LabelChain> chain = chains.stream().max(Finder::compare);
      int length = index.han().length();
      int last3 = chain.map(LabelChain::last).orElse(-1);
      int start3 = chain.map(LabelChain::start).orElse(-1);
      Optional<Heading> heading4 = headingOfTable4(last3);
      int start4 = last3 < 0 ? table4Alone() : table4Start(last3, heading4);
      int after = index.firstOf(Math.max(Math.max(last3, start4), 0), AFTER_TABLES);
      int end = after < 0 ? length : after;
      int end3 =
          Math.min(
              start4 < 0 ? end : start4,
              heading4.map(heading -> index.count(heading.start())).orElse(length));
      int start2 = table2Start(0, start3 < 0 ? length : start3);
      if (start2 < 0) {
        start2 = table2Start(Math.max(last3, start4), length);
      }
      int behind2 = end > start2 ? end : length;
      int limit2 = start2 < start3 ? start3 : behind2;
      return new TableZones(
          start2 < 0 ? Optional.empty() : table2(start2, table2End(start2, limit2)),
          start3 < 0 ? Optional.empty() : clipped(start3, end3, last3),
          start4 < 0 ? Optional.empty() : zone(start4, end),
          chain.map(table -> others(chains, table, end3)).orElse(List.of()));
    }

    /** A head says most, then labels that stand in no sentence; of equal ones the first. */
    private static int compare(LabelChain one, LabelChain other) {
      return Comparator.comparing(LabelChain::isHeaded)
          .thenComparing(LabelChain::outsideProse)
          .thenComparing(LabelChain::size)
          .thenComparing(LabelChain::first, Comparator.reverseOrder())
          .compare(one, other);
    }

    private NavigableSet<Integer> bounds() {
      NavigableSet<Integer> bounds = new TreeSet<>(headings);
      bounds.addAll(table2Heads);
      return bounds;
    }

    /** Where table 3 stands again, before or behind the table. */
    private List<Zone> others(List<LabelChain> chains, LabelChain table, int end3) {
      List<Zone> others = new ArrayList<>();
      for (LabelChain chain : chains) {
        boolean apart = chain.last() < table.start() || chain.first() > end3;
        if (apart
            && (chain.isHeaded() || chain.outsideProse() * 2 > chain.size())
            && chain.size() >= FEWEST_LABELS_OF_OTHER
            && others.size() < MOST_OTHERS) {
          int end = index.firstOf(chain.last(), TABLE4_HEADER);
          zone(chain.start(), end < 0 ? index.han().length() : end).ifPresent(others::add);
        }
      }
      return others;
    }

    private Optional<Zone> zone(int start, int end) {
      return start >= end
          ? Optional.empty()
          : Optional.of(new Zone(index.offset(start), index.offset(end)));
    }

    /** A zone that ends before the first sentence behind the last label of its table. */
    private Optional<Zone> clipped(int start, int end, int lastLabel) {
      return zone(start, end)
          .map(z -> new Zone(z.start(), lines.firstBetween(index.offset(lastLabel), z.end())));
    }

    private Optional<Heading> headingOfTable4(int last3) {
      return headingsOfTable4.stream()
          .filter(heading -> index.count(heading.start()) > last3)
          .findFirst();
    }

    /** Where table 4 starts: behind its heading and the sentences there, unless it is far away. */
    private int table4Start(int last3, Optional<Heading> heading) {
      if (heading.isPresent()) {
        int headingEnd = index.count(heading.get().end());
        int behind = table4Word(headingEnd);
        if (behind >= 0 && behind - headingEnd < HEADING_REACH) {
          int sentences = lines.behindSentences(heading.get().end(), index.offset(behind));
          return index.count(sentences);
        }
      }
      return table4Word(last3);
    }

    /** The first word of the head of table 4 that stands in no sentence; -1 when there is none. */
    private int table4Word(int from) {
      int first = -1;
      for (String word : TABLE4_HEADER) {
        int at = index.han().indexOf(word, from);
        while (at >= 0 && lines.goesOnAsProse(index.offset(at + word.length() - 1) + 1)) {
          at = index.han().indexOf(word, at + 1);
        }
        first = at >= 0 && (first < 0 || at < first) ? at : first;
      }
      return first;
    }

    /** Places from which on three such words stand close together. */
    private List<Integer> table2Heads() {
      List<Integer> heads = new ArrayList<>();
      List<Integer> places = words.table2();
      for (int i = 0; i + 2 < places.size(); i++) {
        if (places.get(i + 2) - places.get(i) <= TableWords.HEAD_REACH) {
          heads.add(places.get(i));
        }
      }
      return heads;
    }

    /** The first head of table 2 behind the last heading that one stands behind. */
    private int table2Start(int from, int before) {
      int start = -1;
      for (int head : table2Heads) {
        Integer heading = headings.floor(head);
        boolean headed = heading != null && heading > start;
        if (head >= from && head < before && (start < 0 || headed)) {
          start = head;
        }
      }
      return start;
    }

    private Optional<Zone> table2(int start, int end) {
      int last = words.table2().stream().filter(at -> at < end).reduce(start, Math::max);
      return clipped(start, end, last);
    }

    private int table2End(int start2, int limit) {
      int heading = index.firstOf(start2, "收到和处理政府信息公开申请", "勾稽关系", "申请人情况");
      return heading < 0 ? limit : Math.min(heading, limit);
    }

    /** Table 4 in a text whose table 3 is not there: only where its header is whole. */
    private int table4Alone() {
      return index.firstOf(0, "结果维持结果纠正");
    }
  }
}
