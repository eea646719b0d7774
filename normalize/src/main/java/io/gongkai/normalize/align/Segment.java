package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Token;
import java.util.List;

/**
 * A run of value cells with the words that stand before it.
 *
 * @param words the Han characters between the previous run and this one
 * @param sameLine whether the last of the words stand on the line of the first value
 * @param values numbers, nil marks, garbled and blank cells, in the order of the text
 * @param strays numbers on the lines behind a whole row that belong to no row: parts of its
 *     numbers, wrapped in narrow cells, or a page number
 */
public record Segment(String words, boolean sameLine, List<Token> values, int strays) {
  /** Copies the values. */
  public Segment {
    values = List.copyOf(values);
  }

  /** A run that nothing strays from. */
  public Segment(String words, boolean sameLine, List<Token> values) {
    this(words, sameLine, values, 0);
  }

  /** How many cells are filled. */
  public int filled() {
    int filled = 0;
    for (int i = 0; i < values.size(); i++) {
      filled += values.get(i).isFilled() ? 1 : 0;
    }
    return filled;
  }
}
