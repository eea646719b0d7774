package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Token;
import java.util.List;

/**
 * A run of value cells with the words that stand before it.
 *
 * @param words the Han characters between the previous run and this one
 * @param sameLine whether the last of the words stand on the line of the first value
 * @param values numbers, nil marks, garbled and blank cells, in the order of the text
 */
public record Segment(String words, boolean sameLine, List<Token> values) {
  /** Copies the values. */
  public Segment {
    values = List.copyOf(values);
  }

  /** How many cells are filled. */
  public int filled() {
    int filled = 0;
    for (Token value : values) {
      if (value.isFilled()) {
        filled++;
      }
    }
    return filled;
  }
}
