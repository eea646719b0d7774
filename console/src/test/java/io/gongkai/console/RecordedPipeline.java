package io.gongkai.console;

import io.gongkai.schemas.topic.WaiverKey;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the console asks of the pipeline. */
public final class RecordedPipeline implements Waivers, DeadLetters {
  private final List<Justification> given = new ArrayList<>();
  private final List<WaiverKey> revoked = new ArrayList<>();
  private final List<List<String>> redriven = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private String refusal = "";

  /** Waivers that were given. */
  public List<Justification> given() {
    return given;
  }

  /** Waivers that were taken back. */
  public List<WaiverKey> revoked() {
    return revoked;
  }

  /** Ids that were sent again, by request. */
  public List<List<String>> redriven() {
    return redriven;
  }

  /** A stage fails. */
  public void failsOn(Letter letter) {
    letters.add(letter);
  }

  /** Everything is refused from now on. */
  public void refuse(String why) {
    refusal = why;
  }

  void clear() {
    given.clear();
    revoked.clear();
    redriven.clear();
    letters.clear();
    refusal = "";
  }

  @Override
  public void give(Justification justification) throws RefusedException {
    check();
    given.add(justification);
  }

  @Override
  public void revoke(WaiverKey key) throws RefusedException {
    check();
    revoked.add(key);
  }

  @Override
  public Listed list() throws RefusedException {
    check();
    return new Listed(letters, true);
  }

  @Override
  public String text(String id) throws RefusedException {
    check();
    return letters.stream()
        .filter(letter -> letter.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException("there is no dead letter " + id))
        .cause();
  }

  @Override
  public List<Fate> redrive(List<String> ids, boolean dryRun) throws RefusedException {
    check();
    if (!dryRun) {
      redriven.add(ids);
    }
    return ids.stream()
        .map(
            id ->
                id.startsWith("sink")
                    ? new Fate(id, Fate.Outcome.REFUSED, "<b>no such topic</b>")
                    : new Fate(id, Fate.Outcome.SENT, "normalize.redrive, the first time"))
        .toList();
  }

  private void check() throws RefusedException {
    if (!refusal.isEmpty()) {
      throw new RefusedException(refusal);
    }
  }
}
