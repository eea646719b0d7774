package io.gongkai.sink;

import java.util.Objects;

/**
 * How a sink is doing.
 *
 * @param state where it is in its life
 * @param records records written since it was started
 * @param problem what stopped it; empty unless the state is FAILED
 */
public record SinkStatus(State state, long records, String problem) {
  /** Checks that nothing is null. */
  public SinkStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(problem, "problem");
  }

  /** Where a sink is in its life. */
  public enum State {
    /** Made, not started. */
    NEW,
    /** Reads and writes. */
    RUNNING,
    /** Stopped by an error; a new sink goes on where this one stopped. */
    FAILED,
    /** Closed. */
    CLOSED
  }
}
