package io.gongkai.normalize.read;

import io.gongkai.model.PageRun;
import java.util.List;
import java.util.Objects;

/** What a reader got out of a document's bytes. */
public sealed interface Extraction {

  /** Media type found in the content. */
  String mediaType();

  /**
   * The text was extracted.
   *
   * @param text the text; cells of a table row are separated by tabs or bars, rows by line feeds
   * @param pages the pages that the text stands on, by offset; empty where there are none
   */
  record Text(String mediaType, String text, List<PageRun> pages) implements Extraction {
    /** Checks that nothing is null. */
    public Text {
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(text, "text");
      pages = List.copyOf(pages);
    }

    /** A text without pages. */
    public Text(String mediaType, String text) {
      this(mediaType, text, List.of());
    }
  }

  /**
   * The document is JSON that names its cells: there is nothing to align.
   *
   * @param text the document, decoded
   */
  record Json(String text) implements Extraction {
    /** Checks that nothing is null. */
    public Json {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String mediaType() {
      return "application/json";
    }
  }

  /** No text could be extracted, for the reason given. */
  record Failure(String mediaType, Refusal refusal) implements Extraction {
    /** Checks that nothing is null. */
    public Failure {
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(refusal, "refusal");
    }
  }
}
