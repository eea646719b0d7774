package io.gongkai.console;

import java.util.Objects;

/**
 * What the console asks of the pipeline beside its database.
 *
 * @param originals where documents are
 * @param pictures what their pages look like
 * @param waivers how findings are justified
 * @param deadLetters what the stages failed on
 * @param addresses where subscribers reach it
 */
public record Pipeline(
    Originals originals,
    PagePictures pictures,
    Waivers waivers,
    DeadLetters deadLetters,
    Addresses addresses) {
  /** Checks that nothing is null. */
  public Pipeline {
    Objects.requireNonNull(originals, "originals");
    Objects.requireNonNull(pictures, "pictures");
    Objects.requireNonNull(waivers, "waivers");
    Objects.requireNonNull(deadLetters, "deadLetters");
    Objects.requireNonNull(addresses, "addresses");
  }
}
