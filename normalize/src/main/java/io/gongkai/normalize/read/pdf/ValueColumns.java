package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.pdf.ColumnHeads.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds how far the columns of values reach, by what stands in them. */
final class ValueColumns {
  private static final Pattern VALUE =
      Pattern.compile("[+-]?[\\d,.，０-９]+[^\\d一-鿿]*(?:[（(].*|[件项次个宗])?|[-—/无]+");

  private ValueColumns() {}

  /**
   * The columns below headings.
   *
   * @return one for each heading, apart from each other; nothing when the values do not stand below
   *     the headings
   */
  static Optional<List<Extent>> of(ColumnHeads heads, List<TextLine> words) {
    List<Extent> columns = new ArrayList<>(heads.heads());
    double left = columns.get(0).from() - 2 * heads.size();
    for (Extent cluster : clusters(words, left)) {
      int column = nearest(heads.heads(), cluster);
      columns.set(column, columns.get(column).with(cluster));
    }
    for (int i = 0; i + 1 < columns.size(); i++) {
      if (columns.get(i).to() >= columns.get(i + 1).from()) {
        return Optional.empty();
      }
    }
    return Optional.of(columns);
  }

  /** The only column that a word stands in; -1 when it stands in none, or in several. */
  static int columnOf(TextLine word, List<Extent> columns) {
    int found = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (ColumnHeads.extent(word).overlap(columns.get(i)) > 0) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** Stretches that values cover, apart from each other. */
  private static List<Extent> clusters(List<TextLine> words, double left) {
    List<Extent> extents = new ArrayList<>();
    for (TextLine word : words) {
      if (word.left() >= left && VALUE.matcher(word.text("").strip()).matches()) {
        extents.add(ColumnHeads.extent(word));
      }
    }
    extents.sort(Comparator.comparingDouble(Extent::from));
    List<Extent> clusters = new ArrayList<>();
    for (Extent extent : extents) {
      int last = clusters.size() - 1;
      if (last >= 0 && clusters.get(last).overlap(extent) > 0) {
        clusters.set(last, clusters.get(last).with(extent));
      } else {
        clusters.add(extent);
      }
    }
    return clusters;
  }

  private static int nearest(List<Extent> heads, Extent cluster) {
    int best = 0;
    for (int i = 1; i < heads.size(); i++) {
      if (heads.get(i).overlap(cluster) > heads.get(best).overlap(cluster)) {
        best = i;
      }
    }
    return best;
  }
}
