package io.gongkai.normalize.read.office;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.CHPBinTable;
import org.apache.poi.hwpf.model.CharIndexTranslator;
import org.apache.poi.hwpf.model.ComplexFileTable;
import org.apache.poi.hwpf.model.FileInformationBlock;
import org.apache.poi.hwpf.model.PAPBinTable;

/**
 * The properties of paragraphs and runs of a DOC file.
 *
 * <p>POI 5.5 finds, where a paragraph starts with a new piece of the text, an empty range at the
 * end of the piece before, and gives the paragraph before it the properties of both: words above a
 * table come to stand in its first row, and rows end a cell early.
 */
final class DocProperties {
  private DocProperties() {}

  /** Gives each paragraph and run of a document that was just opened its own properties only. */
  static void mend(HWPFDocument doc) throws IOException {
    FileInformationBlock fib = doc.getFileInformationBlock();
    byte[] main = doc.getMainStream();
    byte[] table = doc.getTableStream();
    ComplexFileTable pieces =
        new ComplexFileTable(main, table, fib.getFcClx(), fib.getFibBase().getFcMin());
    CharIndexTranslator places = new FilledRanges(pieces.getTextPieceTable());
    PAPBinTable paragraphs =
        new PAPBinTable(
            main,
            table,
            doc.getDataStream(),
            fib.getFcPlcfbtePapx(),
            fib.getLcbPlcfbtePapx(),
            places);
    paragraphs.rebuild(doc.getText(), pieces);
    replace(doc.getParagraphTable().getParagraphs(), paragraphs.getParagraphs());
    CHPBinTable characters =
        new CHPBinTable(main, table, fib.getFcPlcfbteChpx(), fib.getLcbPlcfbteChpx(), places);
    characters.rebuild(pieces);
    replace(doc.getCharacterTable().getTextRuns(), characters.getTextRuns());
  }

  private static <T> void replace(List<T> old, List<T> mended) {
    old.clear();
    old.addAll(mended);
  }

  /** Finds places in the text as another does, and leaves out the empty ones. */
  private record FilledRanges(CharIndexTranslator all) implements CharIndexTranslator {
    @Override
    public int[][] getCharIndexRanges(int start, int end) {
      return Arrays.stream(all.getCharIndexRanges(start, end))
          .filter(range -> range[0] < range[1])
          .toArray(int[][]::new);
    }

    @Override
    public int getByteIndex(int index) {
      return all.getByteIndex(index);
    }

    @Override
    public boolean isIndexInTable(int index) {
      return all.isIndexInTable(index);
    }

    @Override
    public int lookIndexForward(int index) {
      return all.lookIndexForward(index);
    }

    @Override
    public int lookIndexBackward(int index) {
      return all.lookIndexBackward(index);
    }
  }
}
