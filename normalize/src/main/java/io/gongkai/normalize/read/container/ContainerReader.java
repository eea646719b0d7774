package io.gongkai.normalize.read.container;

/** Reads the text out of documents of one kind of container. Safe for use by several threads. */
public interface ContainerReader {
  /** The media type of a document in such a container. */
  String mediaType(byte[] document);

  /**
   * Reads a document.
   *
   * @param document the document's bytes; not changed
   * @param deadline until when the reading must be done
   * @return the text: cells of a table row are separated by tabs, rows and paragraphs by line feeds
   * @throws UnreadableException when there is no text, for the reason it gives
   */
  String read(byte[] document, Deadline deadline) throws UnreadableException;
}
