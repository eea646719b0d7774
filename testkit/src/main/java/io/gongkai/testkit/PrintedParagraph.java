package io.gongkai.testkit;

import java.util.Objects;

/**
 * A paragraph of a printed report.
 *
 * @param role what it is in the report
 * @param text its words, on one line
 */
public record PrintedParagraph(Role role, String text) implements PrintedBlock {
  /** What a paragraph is. */
  public enum Role {
    /** The title, or a line of it. */
    TITLE,
    /** The heading of one of the six sections. */
    HEADING,
    /** Anything else. */
    TEXT
  }

  /** Checks that nothing is null. */
  public PrintedParagraph {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(text, "text");
  }

  /** The same paragraph in other words. */
  public PrintedParagraph with(String words) {
    return new PrintedParagraph(role, words);
  }
}
