package io.gongkai.console.export;

import java.util.Objects;

/**
 * A column of a table that is passed on: the one description that every format of file is written
 * from.
 *
 * @param name its name, lower case with words joined by underscores
 * @param kind what its values are
 */
public record Column(String name, Kind kind) {
  /** What the values of a column are; each may be null. */
  public enum Kind {
    /** A {@link String}. */
    TEXT,
    /** A {@link String} that stands for a word of the reader's language. */
    CODE,
    /** A {@link Long}. */
    WHOLE,
    /** A {@link java.math.BigDecimal} that {@link Decimals#fits}. */
    DECIMAL,
    /** An {@link java.time.Instant}. */
    TIME,
    /** A {@link java.util.List} of {@link String}s. */
    TEXTS
  }

  /** Checks that nothing is null. */
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
  }
}
