package io.gongkai.validate.standing;

import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.validate.series.AgencySeries;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a report key when something happens to it.
 *
 * @param standing what is remembered of the key; null when nothing is
 * @param before what stands under the key; null when nothing does
 * @param series the figures of the same agency's current reports
 * @param waivers the waivers for the key that have not expired
 */
public record Known(
    Standing standing, ValidatedReport before, AgencySeries series, List<Waiver> waivers) {
  /** Checks that there are a series and waivers, and copies the waivers. */
  public Known {
    Objects.requireNonNull(series, "series");
    waivers = List.copyOf(waivers);
  }

  /** The submission whose report stands; empty when none does. */
  String standingSubmission() {
    return before == null ? "" : before.getReport().getSubmission().getId();
  }
}
