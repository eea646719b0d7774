package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.lex.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value columns of a table, found by their headings where no lines are drawn: a column whose
 * cells are all blank has nothing else to be known by.
 *
 * @param heads where each heading stands, from left to right
 * @param top y of the first line of the headings
 * @param bottom y of their last line
 * @param size size of their letters
 */
record ColumnHeads(List<Extent> heads, double top, double bottom, double size) {
  /** Headings of table 3. */
  static final List<String> APPLICANTS =
      List.of("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计");

  /** Slips that stand in published reports. */
  private static final Map<String, List<String>> WORDINGS =
      Map.of("科研机构", List.of("科研机构", "科研究机构"));

  /** Headings of table 4. */
  static final List<String> OUTCOMES = outcomes();

  /** Distance of two lines of a heading, as a multiple of its size. */
  private static final double LEADING = 2;

  /** How far apart the first lines of two headings may stand, as a multiple of their size. */
  private static final double BAND = 9;

  private static List<String> outcomes() {
    List<String> group = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
    List<String> groups = new ArrayList<>(group);
    groups.addAll(group);
    groups.addAll(group);
    return List.copyOf(groups);
  }

  /** Copies the headings. */
  ColumnHeads {
    heads = List.copyOf(heads);
  }

  /** A stretch from left to right. */
  record Extent(double from, double to) {
    Extent with(Extent other) {
      return new Extent(Math.min(from, other.from), Math.max(to, other.to));
    }

    double overlap(Extent other) {
      return Math.min(to, other.to) - Math.max(from, other.from);
    }

    double middle() {
      return (from + to) / 2;
    }
  }

  /** A heading with the lines that it is broken over. */
  private record Head(Extent extent, double top, double bottom, double size) {}

  /** Finds headings, from left to right, among the words of a page. */
  static Optional<ColumnHeads> find(List<String> names, List<TextLine> words) {
    List<TextLine> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(TextLine::baseline));
    for (Head first : heads(sorted, names.get(0))) {
      List<Head> found = new ArrayList<>(List.of(first));
      for (String name : names.subList(1, names.size())) {
        Head last = found.get(found.size() - 1);
        heads(sorted, name).stream()
            .filter(head -> head.extent().from() > last.extent().to())
            .filter(head -> Math.abs(head.top() - first.top()) <= BAND * first.size())
            .min(Comparator.comparingDouble(head -> head.extent().from()))
            .ifPresent(found::add);
      }
      if (found.size() == names.size()) {
        return Optional.of(of(found));
      }
    }
    return Optional.empty();
  }

  private static ColumnHeads of(List<Head> heads) {
    return new ColumnHeads(
        heads.stream().map(Head::extent).toList(),
        heads.stream().mapToDouble(Head::top).min().orElseThrow(),
        heads.stream().mapToDouble(Head::bottom).max().orElseThrow(),
        heads.get(0).size());
  }

  private static List<Head> heads(List<TextLine> words, String name) {
    List<Head> heads = new ArrayList<>();
    for (String wording : WORDINGS.getOrDefault(name, List.of(name))) {
      for (int i = 0; i < words.size(); i++) {
        String text = bare(words.get(i));
        if (!text.isEmpty() && wording.startsWith(text)) {
          goOn(words, i, wording).ifPresent(heads::add);
        }
      }
    }
    return heads;
  }

  /** A heading that begins with a word and goes on in the words below it. */
  private static Optional<Head> goOn(List<TextLine> words, int first, String name) {
    TextLine last = words.get(first);
    Extent extent = extent(last);
    int read = bare(last).length();
    for (int i = first + 1; i < words.size() && read < name.length(); i++) {
      TextLine word = words.get(i);
      if (word.baseline() - last.baseline() > LEADING * last.size()) {
        break;
      }
      String text = bare(word);
      boolean below =
          word.baseline() - last.baseline() > last.size() / 2
              && extent(word).overlap(extent(last)) > 0;
      if (below && !text.isEmpty() && name.startsWith(text, read)) {
        read += text.length();
        extent = extent.with(extent(word));
        last = word;
      }
    }
    TextLine start = words.get(first);
    return read == name.length()
        ? Optional.of(new Head(extent, start.baseline(), last.baseline(), start.size()))
        : Optional.empty();
  }

  static Extent extent(TextLine word) {
    return new Extent(word.left(), word.right());
  }

  private static String bare(TextLine word) {
    return Folding.fold(word.text("").replace(" ", ""));
  }
}
