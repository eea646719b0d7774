package io.gongkai.app.waive;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.console.RefusedException;
import io.gongkai.console.Waivers;
import io.gongkai.model.Finding;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.WaiverKey;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/**
 * Waivers that are given in the console: what {@code gongkai waive} does, for figures that somebody
 * has seen on a page.
 */
public final class PipelineWaivers implements Waivers {
  private final Connections connections;
  private final Clock clock;

  /**
   * Waivers of a pipeline, which is reached when one is given.
   *
   * @param clock says when a waiver is given
   */
  public PipelineWaivers(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public void give(Justification justification) throws RefusedException {
    WaiverKey key = justification.key();
    run(
        pipeline -> {
          ValidatedReport standing =
              pipeline
                  .standing(key.reportKey())
                  .orElseThrow(
                      () -> new CommandFailure("no report stands under " + key.reportKey()));
          List<Finding> concerned = Fingerprint.concerned(standing.getFindings(), key);
          // The page may have been opened before a correction came.
          if (!Fingerprint.of(concerned).equals(justification.fingerprint())) {
            throw new CommandFailure(
                "the figures of the finding "
                    + key
                    + " are others by now: open the report again and look at them");
          }
          pipeline.give(
              key,
              concerned,
              justification.reason(),
              justification.author(),
              justification.lastDay(),
              clock.instant());
        });
  }

  @Override
  public void revoke(WaiverKey key) throws RefusedException {
    run(
        pipeline -> {
          if (!pipeline.waivers().containsKey(key.toString())) {
            throw new CommandFailure("there is no waiver " + key);
          }
          pipeline.write(key, null);
        });
  }

  private interface Work {
    void on(RunningPipeline pipeline) throws InterruptedException;
  }

  private void run(Work work) throws RefusedException {
    try {
      work.on(new RunningPipeline(connections));
    } catch (CommandFailure | KafkaException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the console stops", e);
    }
  }
}
