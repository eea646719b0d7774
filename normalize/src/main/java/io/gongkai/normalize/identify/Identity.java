package io.gongkai.normalize.identify;

import java.util.Objects;

/**
 * Whose report it is.
 *
 * @param agency name of the agency, empty when the text does not say
 * @param year report year, 0 when the text does not say
 * @param titled whether the text has the title of a yearly report
 */
public record Identity(String agency, int year, boolean titled) {
  /** Checks that the name is not null. */
  public Identity {
    Objects.requireNonNull(agency, "agency");
  }
}
