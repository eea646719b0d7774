package io.gongkai.app.publish;

import io.gongkai.ingest.PublishResult;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param results what became of each document on its way to the topic, in the order given
 * @param outcomes what the pipeline made of each submission; empty when nobody waited
 */
public record PublishSummary(List<PublishResult> results, Map<String, Outcome> outcomes) {

  /** Whether every document that could be sent was processed, whatever its verdict. */
  public boolean isProcessed() {
    return results.stream().noneMatch(PublishResult.Failed.class::isInstance)
        && outcomes.values().stream()
            .allMatch(outcome -> outcome.isFinal() && !(outcome instanceof Outcome.DeadLetter));
  }

  /** Whether every document was sent. */
  boolean isSent() {
    return results.stream().allMatch(PublishSummary::isOnTopic);
  }

  /** Whether every document was sent and is clean. */
  boolean isClean() {
    return isSent()
        && outcomes.values().stream()
            .allMatch(
                outcome ->
                    outcome instanceof Outcome.Judged judged && judged.verdict().equals("CLEAN"));
  }

  private static boolean isOnTopic(PublishResult result) {
    return result instanceof PublishResult.Published || result instanceof PublishResult.Known;
  }
}
