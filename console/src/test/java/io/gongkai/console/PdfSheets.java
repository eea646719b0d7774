package io.gongkai.console;

import io.gongkai.normalize.read.pdf.PdfPlaces;
import java.util.List;

/**
 * The pages of a PDF file, as the pipeline would give them.
 *
 * @param text the text that was extracted
 * @param places where it stands
 */
record PdfSheets(String text, PdfPlaces places) implements Sheets {
  @Override
  public List<Sheet> all() {
    return places.sheets().stream()
        .map(sheet -> new Sheet(sheet.width(), sheet.height(), sheet.isDrawable()))
        .toList();
  }

  @Override
  public List<Box> boxes(int start, int end) {
    return places.boxes(text, start, end).stream()
        .map(box -> new Box(box.page(), box.left(), box.top(), box.width(), box.height()))
        .toList();
  }
}
