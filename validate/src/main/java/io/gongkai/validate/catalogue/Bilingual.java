package io.gongkai.validate.catalogue;

import java.util.Objects;

/**
 * A text in Chinese and in English.
 *
 * @param zh the text in Chinese
 * @param en the same in English
 */
public record Bilingual(String zh, String en) {

  /** Checks that both texts are there. */
  public Bilingual {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }
}
