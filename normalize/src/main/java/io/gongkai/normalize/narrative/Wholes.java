package io.gongkai.normalize.narrative;

import io.gongkai.model.MentionSubject;
import java.util.Optional;

/** Keeps in mind which whole a narrative spoke of last, whose parts may follow. */
final class Wholes {
  private static final int REACH = 300;

  private final NarrativeText text;
  private int applications = -1;
  private int cases = -1;
  private MentionSubject kindOfCases = MentionSubject.OTHER;
  private int lastClause;
  private int lastNumberEnd = 1;

  Wholes(NarrativeText text) {
    this.text = text;
  }

  /** A whole was spoken of up to a place. */
  void found(MentionSubject subject, int end) {
    switch (subject) {
      case RECEIVED, ANSWERED, RECEIVED_AND_ANSWERED -> applications = end;
      case RECONSIDERATIONS, LAWSUITS, RECONSIDERATIONS_AND_LAWSUITS -> {
        cases = end;
        kindOfCases = subject;
      }
      default -> {}
    }
  }

  /** A number was mentioned in a clause. */
  void number(int clause, int end) {
    lastClause = clause;
    lastNumberEnd = end;
  }

  int lastClause() {
    return lastClause;
  }

  int lastNumberEnd() {
    return lastNumberEnd;
  }

  /** Which part of the whole last spoken of a phrase names. */
  Optional<MentionSubject> part(String phrase, int phraseStart) {
    if (isNear(applications, phraseStart)) {
      Optional<MentionSubject> part =
          PartReader.application(phrase, text.words(applications, phraseStart));
      if (part.isPresent()) {
        return part;
      }
    }
    return isNear(cases, phraseStart)
        ? PartReader.outcome(phrase, text.words(cases, phraseStart), kindOfCases)
        : Optional.empty();
  }

  private static boolean isNear(int whole, int phraseStart) {
    return whole >= 0 && whole <= phraseStart && phraseStart - whole <= REACH;
  }
}
