package io.gongkai.schemas.trace;

import io.gongkai.schemas.streams.RecordOrigin;
import java.util.Objects;

/**
 * A record that a stage has been given to work on.
 *
 * @param place where it stands on the topic that people know
 * @param context what {@link Traces#contextIn} found in its headers; empty for none
 * @param isFirst whether the record goes through the pipeline in its normal course. One that is
 *     sent again or replayed gets a trace of its own, which points to the first one
 */
public record Delivery(RecordOrigin place, String context, boolean isFirst) {
  /** Checks that nothing is null. */
  public Delivery {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(context, "context");
  }
}
