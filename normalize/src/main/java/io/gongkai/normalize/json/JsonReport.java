package io.gongkai.normalize.json;

import io.gongkai.schemas.cells.CellsBuilder;
import java.util.Objects;

/**
 * A report as a JSON document says it.
 *
 * @param agency name of the agency, empty when the document does not say
 * @param year report year, 0 when the document does not say
 * @param creditCode unified social credit code as given, empty when the document gives none
 * @param cells the cells, with their spans in the JSON text
 * @param narrative the narrative, empty when there is none
 */
public record JsonReport(
    String agency, int year, String creditCode, CellsBuilder cells, JsonString narrative) {
  /** Checks that nothing is null. */
  public JsonReport {
    Objects.requireNonNull(agency, "agency");
    Objects.requireNonNull(creditCode, "creditCode");
    Objects.requireNonNull(cells, "cells");
    Objects.requireNonNull(narrative, "narrative");
  }
}
