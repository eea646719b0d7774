package io.gongkai.console;

import io.gongkai.model.Submission;

/** Draws the pages of documents. Safe for several threads. */
public interface PagePictures {
  /** No pictures to be had. */
  PagePictures NONE = (submission, page) -> new Absent();

  /** What became of the wish for a picture. */
  sealed interface Picture {}

  /**
   * It was drawn.
   *
   * @param png the picture as PNG; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Drawn(byte[] png) implements Picture {}

  /**
   * The page cannot be drawn.
   *
   * @param zh why, in Chinese
   * @param en why, in English
   */
  record Refused(String zh, String en) implements Picture {}

  /** The document is not to be had any more, or has no such page. */
  record Absent() implements Picture {}

  /** As many pages as may be are being drawn, or wait for it. */
  record Busy() implements Picture {}

  /**
   * Draws a page, within bounds of time and memory.
   *
   * @param submission says where the document is, and by what hash it is known
   * @param page the page, from 1
   * @throws RuntimeException when the document is not to be had now
   */
  Picture draw(Submission submission, int page);
}
