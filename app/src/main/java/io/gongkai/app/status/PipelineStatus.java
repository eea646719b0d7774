package io.gongkai.app.status;

import io.gongkai.console.data.Figures;
import java.util.List;
import java.util.Objects;

/**
 * How a running pipeline is doing at a moment.
 *
 * @param stages normalize, validate and the sink
 * @param figures what stands in the database
 */
record PipelineStatus(List<Stage> stages, Figures figures) {
  /** Checks that nothing is null and copies the list. */
  PipelineStatus {
    stages = List.copyOf(stages);
    Objects.requireNonNull(figures, "figures");
  }

  /**
   * A stage.
   *
   * @param name name of the stage
   * @param works whether an instance is there
   * @param behind offsets that it has before it; 0 exactly when no record is left
   */
  record Stage(String name, boolean works, long behind) {}

  /** Whether every stage has an instance. */
  boolean isWorking() {
    return stages.stream().allMatch(Stage::works);
  }
}
