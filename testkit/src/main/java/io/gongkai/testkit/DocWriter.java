package io.gongkai.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Writes DOC documents (Word 97 to 2003) from nothing, by the published format [MS-DOC]: no library
 * writes them, and a reader without documents of known content cannot be tested.
 *
 * <p>Paragraphs of ASCII characters are stored with one byte for each, all others as UTF-16, so
 * that the text lies in many pieces, as in documents that were saved often.
 */
public final class DocWriter {
  private static final char PARAGRAPH_MARK = '\r';
  private static final char CELL_MARK = '\u0007';

  /** Where the text starts in the main stream: behind the FIB. */
  private static final int TEXT_START = 1024;

  private static final int COLUMN_TWIPS = 900;

  /** Fields of the FIB: indexes into its table of places in the table stream. */
  private static final int STYLES = 1;

  private static final int SECTIONS = 6;
  private static final int CHARACTER_PAGES = 12;
  private static final int PARAGRAPH_PAGES = 13;
  private static final int FONTS = 15;
  private static final int DOCUMENT_PROPERTIES = 31;
  private static final int PIECES = 33;

  private final List<Paragraph> paragraphs = new ArrayList<>();

  /** A paragraph, its mark included, with its properties. */
  private record Paragraph(List<DocRun> runs, ByteBuffer properties) {
    private String text() {
      StringBuilder text = new StringBuilder();
      runs.forEach(run -> text.append(run.text()));
      return text.toString();
    }

    private boolean compressed() {
      return text().chars().allMatch(c -> c < 0x80);
    }
  }

  /** A piece of the text: where it starts in characters and in the stream. */
  private record Piece(int start, int offset, boolean compressed) {}

  /** Adds a paragraph. */
  public DocWriter paragraph(DocRun... runs) {
    add(List.of(runs), PARAGRAPH_MARK, new byte[0]);
    return this;
  }

  /**
   * Adds a row of a table.
   *
   * @param cells the cells from left to right, those that are merged with others included
   */
  public DocWriter row(List<DocCell> cells) {
    byte[] inTable = DocTableProperties.inTable();
    for (DocCell cell : cells) {
      int last = cell.paragraphs().size() - 1;
      for (int i = 0; i <= last; i++) {
        add(cell.paragraphs().get(i), i < last ? PARAGRAPH_MARK : CELL_MARK, inTable);
      }
    }
    byte[] end = DocTableProperties.rowEnd(cells, COLUMN_TWIPS);
    add(List.of(DocRun.shown("")), CELL_MARK, end);
    return this;
  }

  private void add(List<DocRun> runs, char mark, byte[] properties) {
    List<DocRun> marked = new ArrayList<>(runs.subList(0, runs.size() - 1));
    marked.add(runs.get(runs.size() - 1).withMark(mark));
    paragraphs.add(new Paragraph(List.copyOf(marked), ByteBuffer.wrap(properties)));
  }

  /** The document; at least one paragraph must stand behind the last table. */
  public byte[] finish() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<Piece> pieces = new ArrayList<>();
    DocPropertyPages forCharacters = DocPropertyPages.ofCharacters();
    DocPropertyPages forParagraphs = DocPropertyPages.ofParagraphs();
    int chars = 0;
    for (Paragraph paragraph : paragraphs) {
      boolean compressed = paragraph.compressed();
      int offset = TEXT_START + text.size();
      if (pieces.isEmpty() || pieces.get(pieces.size() - 1).compressed() != compressed) {
        pieces.add(new Piece(chars, offset, compressed));
      }
      forParagraphs.add(offset, paragraph.properties().array());
      for (DocRun run : paragraph.runs()) {
        if (!run.text().isEmpty()) {
          forCharacters.add(TEXT_START + text.size(), run.properties());
          text.writeBytes(
              run.text()
                  .getBytes(compressed ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16LE));
          chars += run.text().length();
        }
      }
    }
    int end = TEXT_START + text.size();
    DocStreams streams = new DocStreams(TEXT_START, end, chars);
    streams.text(text.toByteArray());
    streams.table(STYLES, DocStreams.styles());
    streams.table(FONTS, DocStreams.fonts());
    streams.table(CHARACTER_PAGES, streams.pages(forCharacters.pages(end)));
    streams.table(PARAGRAPH_PAGES, streams.pages(forParagraphs.pages(end)));
    streams.table(SECTIONS, DocStreams.sections(chars));
    streams.table(DOCUMENT_PROPERTIES, new byte[500]);
    streams.table(PIECES, pieceTable(pieces, chars));
    return container(streams);
  }

  /** The Clx: one Pcdt, and no Prc. */
  private static byte[] pieceTable(List<Piece> pieces, int chars) {
    int size = 4 * (pieces.size() + 1) + 8 * pieces.size();
    ByteBuffer table = ByteBuffer.allocate(5 + size).order(ByteOrder.LITTLE_ENDIAN);
    table.put((byte) 2).putInt(size);
    pieces.forEach(piece -> table.putInt(piece.start()));
    table.putInt(chars);
    for (Piece piece : pieces) {
      int offset = piece.compressed() ? 2 * piece.offset() | 1 << 30 : piece.offset();
      table.putShort((short) 0).putInt(offset).putShort((short) 0);
    }
    return table.array();
  }

  private static byte[] container(DocStreams streams) {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      files.createDocument(new ByteArrayInputStream(streams.main()), "WordDocument");
      files.createDocument(new ByteArrayInputStream(streams.table()), "1Table");
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the document cannot be written to memory", e);
    }
  }
}
