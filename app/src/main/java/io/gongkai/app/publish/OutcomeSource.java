package io.gongkai.app.publish;

import java.util.Map;
import java.util.Optional;

/** Knows what has become of submissions. */
public interface OutcomeSource extends AutoCloseable {

  /**
   * What has become of submissions so far. Takes a short look, and never waits for long.
   *
   * @param sent submission ids, and whether each was published in this run: then it has another
   *     chance, and what the pipeline failed on before does not count
   * @return an outcome for each
   * @throws io.gongkai.app.cli.CommandFailure when what knows it does not answer
   */
  Map<String, Outcome> of(Map<String, Boolean> sent);

  /** Why nothing more will become of any of them; empty while there is hope. */
  Optional<String> problem();

  /** Lets go of connections. */
  @Override
  void close();
}
