package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of a replay.
 *
 * @param run the run of the stages that it is
 */
record Replay(PipelineRun run) {

  /**
   * The replay with an id.
   *
   * @throws CommandFailure when the id has other characters than letters a to z, digits and hyphens
   */
  static Replay of(String id) {
    try {
      return new Replay(PipelineRun.replay(id));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  String id() {
    return run.replay();
  }

  /** Consumer group of a stage. */
  String group(Stage stage) {
    return run.applicationId(stage);
  }

  /**
   * Group without members: where the replay began on reports.raw, and how far the topics behind it
   * have been carried over.
   */
  String carryGroup() {
    return run.applicationPrefix() + "carry";
  }

  /** Group without members: up to where it was told to read on reports.raw. */
  String targetGroup() {
    return run.applicationPrefix() + "target";
  }

  /** All its groups; the first tells whether there is such a replay. */
  List<String> groups() {
    return Stream.concat(
            Stream.of(carryGroup(), targetGroup()), Stream.of(Stage.values()).map(this::group))
        .toList();
  }

  /** Whether a topic is its own: an output, or an internal one of its stages. */
  boolean owns(String topic) {
    return topic.startsWith(run.topicPrefix()) || topic.startsWith(run.applicationPrefix());
  }

  /** Its folder within the data directory. */
  Path folder(Path dataDirectory) {
    return dataDirectory.resolve(PipelineRun.REPLAY_TOPICS + id());
  }
}
