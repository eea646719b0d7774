package io.gongkai.validate.standing;

import io.gongkai.model.Receipt;
import io.gongkai.model.ValidatedReport;
import java.util.List;
import java.util.Objects;

/**
 * What something that happens brings about for one report key.
 *
 * @param standing what is remembered from now on; null when there is nothing to remember
 * @param report the report judged; null when nothing is published
 * @param published where the report is published; NOWHERE when it is not
 * @param retracted where an older revision is taken back; NOWHERE when none is
 * @param before what stood until now and does no longer; null when nothing did or nothing changes
 * @param receipts receipts for the submissions whose status changes
 */
public record Decision(
    Standing standing,
    ValidatedReport report,
    Place published,
    Place retracted,
    ValidatedReport before,
    List<Receipt> receipts) {

  /** Checks that a report is published exactly when there is one, and copies the receipts. */
  public Decision {
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(retracted, "retracted");
    receipts = List.copyOf(receipts);
    if ((report == null) != (published == Place.NOWHERE)) {
      throw new IllegalArgumentException("a decision publishes a report, or none nowhere");
    }
  }

  /** A decision that leaves what stands as it is, and may tell of it. */
  public static Decision unchanged(Standing standing, Receipt... receipts) {
    return new Decision(standing, null, Place.NOWHERE, Place.NOWHERE, null, List.of(receipts));
  }

  /** Whether another report stands from now on, or none any more. */
  public boolean changesState() {
    return published != Place.NOWHERE || retracted != Place.NOWHERE;
  }

  /** Whether something is published or taken back at a place. */
  public boolean touches(Place place) {
    return published == place || retracted == place;
  }

  /** What stands at a place that is touched; null takes back what stood there. */
  public ValidatedReport valueAt(Place place) {
    return published == place ? report : null;
  }
}
