package io.gongkai.normalize.read.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/** A page whose instructions are unpacked before they are run. */
final class ContentPage extends PDPage {
  private final PDPage page;

  ContentPage(PDPage page) {
    super(page.getCOSObject());
    this.page = page;
  }

  /** Those of the page in its document, which keeps what several pages use. */
  @Override
  public PDResources getResources() {
    return page.getResources();
  }

  @Override
  public RandomAccessRead getContentsForStreamParsing() throws IOException {
    RandomAccessRead unpacked = null;
    try {
      unpacked = ContentBytes.of(page.getContentsForStreamParsing()).orElse(null);
    } catch (IOException e) {
      // The instructions before the damage are run first, and come upon it in their turn.
    }
    return unpacked == null ? page.getContentsForStreamParsing() : unpacked;
  }
}
