package io.gongkai.app.deadletter;

import io.gongkai.app.deadletter.DeadLetter.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** The newest of many dead letters, with what became of each; its memory is bounded. */
final class LetterList {
  /** Letters held while more are read: about 60 MB. */
  private static final int MOST_HELD = 100_000;

  private static final Comparator<DeadLetter> BY_TIME =
      Comparator.<DeadLetter, Instant>comparing(
              DeadLetter::failedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(letter -> letter.id().toString());

  private final LetterFilter.Wanted wanted;
  private final Set<String> redriven;
  private final Set<String> cameBack = new HashSet<>();
  private final PriorityQueue<DeadLetter> newest = new PriorityQueue<>(BY_TIME);
  private final int mostHeld;
  private boolean complete = true;

  /** A letter and what became of it. */
  record Entry(DeadLetter letter, State state) {}

  /**
   * An empty list.
   *
   * @param wanted which letters are meant
   * @param redriven ids of the letters that were sent again
   */
  LetterList(LetterFilter.Wanted wanted, Set<String> redriven) {
    this(wanted, redriven, MOST_HELD);
  }

  LetterList(LetterFilter.Wanted wanted, Set<String> redriven, int mostHeld) {
    this.wanted = wanted;
    this.redriven = redriven;
    this.mostHeld = mostHeld;
  }

  /** Takes a letter, meant or not: it may say what became of another. */
  void add(DeadLetter letter) {
    if (!letter.earlier().isEmpty()) {
      cameBack.add(letter.earlier());
    }
    if (wanted.includes(letter)) {
      newest.add(letter);
      if (newest.size() > mostHeld) {
        newest.remove();
        complete = false;
      }
    }
  }

  /** Whether every letter that is meant is held. */
  boolean isComplete() {
    return complete;
  }

  /** The letters that are held, the oldest first. */
  List<Entry> entries() {
    List<DeadLetter> sorted = new ArrayList<>(newest);
    sorted.sort(BY_TIME);
    return sorted.stream().map(letter -> new Entry(letter, state(letter))).toList();
  }

  private State state(DeadLetter letter) {
    String id = letter.id().toString();
    if (cameBack.contains(id)) {
      return State.CAME_BACK;
    }
    return redriven.contains(id) ? State.REDRIVEN : State.OPEN;
  }
}
