package io.gongkai.normalize.align;

import io.gongkai.normalize.align.ProseLines.Heading;
import io.gongkai.normalize.align.TableWords.Label;
import io.gongkai.normalize.align.TableZones.Zone;
import io.gongkai.normalize.lex.TextIndex;
import io.gongkai.normalize.read.container.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a text that hold its tables with all that {@link TableZones} finds them by: where
 * the tables stand in it does not depend on the text around it, as long as that {@linkplain
 * #isAlone holds no words} of tables.
 *
 * @param start UTF-16 offset of the start of its first line
 * @param end UTF-16 offset of the start of the line behind it
 */
public record TablePassage(int start, int end) {
  /** Longer than any word by which a table's end is found, in Han characters. */
  private static final int LONGEST_WORD = 10;

  /**
   * The passage of a text.
   *
   * @param folded the text, folded
   * @param index its Han characters
   * @param zones its tables: one of each kind, in their order
   * @param deadline for the document
   * @return empty when what stands around the tables could decide about them
   */
  public static Optional<TablePassage> of(
      String folded, HanIndex index, TableZones zones, Deadline deadline) {
    Zone table4 = zones.table4().orElseThrow();
    List<Heading> headings = ProseLines.headings(index.text());
    int first = zones.table2().orElseThrow().start();
    for (Heading heading : headings) {
      first = Math.min(first, index.offset(index.count(heading.start())));
      if (heading.end() >= table4.end() || (heading.ofTable4() && heading.end() > table4.start())) {
        return Optional.empty();
      }
    }
    int newline = folded.indexOf('\n', table4.end());
    if (newline < 0) {
      return Optional.empty();
    }
    TablePassage passage = new TablePassage(folded.lastIndexOf('\n', first) + 1, newline + 1);
    return passage.reachesAround(index, table4, deadline) && passage.isAlone(index)
        ? Optional.of(passage)
        : Optional.empty();
  }

  /** Whether what is looked for near a word stands in the passage, or is not there. */
  private boolean reachesAround(HanIndex index, Zone table4, Deadline deadline) {
    List<Label> labels =
        TableWords.find(index, new ProseLines(index.text().folded()), deadline).labels();
    if (labels.isEmpty()) {
      return false;
    }
    int from = index.count(start);
    int to = index.count(end);
    return labels.get(0).place() - LabelChain.HEAD_REACH >= from
        && labels.get(labels.size() - 1).place() + TableWords.HEAD_REACH < to
        && index.count(table4.end()) + LONGEST_WORD <= to;
  }

  /** Whether the text around holds neither headings of tables nor words that tell where one is. */
  public boolean isAlone(HanIndex index) {
    TextIndex text = index.text();
    return !TableWords.decideOutside(index.han(), index.count(start), index.count(end))
        && !ProseLines.isHeadingOutside(text, text.lineOf(start), text.lineOf(end));
  }
}
