package io.gongkai.validate.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of one report key: which revision is current and where it stands.
 *
 * @param order order of the newest submission that was current
 * @param place where the report stands; NOWHERE when it was withdrawn
 * @param submissions the submissions seen, each where it was handed in first, oldest first: handed
 *     in again they change nothing. Of more than 64 the oldest are forgotten, but never the newest
 *     that was current
 */
public record Standing(SubmissionOrder order, Place place, List<HandedIn> submissions) {
  /** Submissions remembered for one report: more revisions than any agency publishes in a year. */
  static final int MOST_SUBMISSIONS = 64;

  /** Checks that nothing is null and that the memory is bounded. */
  public Standing {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(place, "place");
    submissions = remembered(submissions, order);
  }

  /** What stands must not be taken for news when it comes again, however many came late since. */
  private static List<HandedIn> remembered(List<HandedIn> all, SubmissionOrder order) {
    int forgotten = all.size() - MOST_SUBMISSIONS;
    if (forgotten <= 0) {
      return List.copyOf(all);
    }
    List<HandedIn> kept = new ArrayList<>(all.subList(forgotten, all.size()));
    all.subList(0, forgotten).stream()
        .filter(it -> it.partition() == order.partition() && it.offset() == order.offset())
        .findFirst()
        .ifPresent(current -> kept.set(0, current));
    return List.copyOf(kept);
  }

  /** Where a submission was handed in first; empty when it has not been seen. */
  public Optional<HandedIn> seen(String submissionId) {
    return submissions.stream().filter(it -> it.submissionId().equals(submissionId)).findFirst();
  }

  /** The standing once a newer submission is current. */
  Standing replacedBy(SubmissionOrder newOrder, Place newPlace, HandedIn handedIn) {
    return new Standing(newOrder, newPlace, withSubmission(handedIn));
  }

  /** The standing once an older submission has been seen, which changes nothing else. */
  Standing with(HandedIn handedIn) {
    return new Standing(order, place, withSubmission(handedIn));
  }

  /** The standing once the same revision stands at another place, or is withdrawn. */
  Standing at(Place newPlace) {
    return new Standing(order, newPlace, submissions);
  }

  /** The standing once all submissions up to a place in their order are withdrawn. */
  Standing withdrawn(SubmissionOrder until) {
    return new Standing(until, Place.NOWHERE, submissions);
  }

  private List<HandedIn> withSubmission(HandedIn handedIn) {
    List<HandedIn> all = new ArrayList<>(submissions);
    all.removeIf(it -> it.submissionId().equals(handedIn.submissionId()));
    all.add(handedIn);
    return all;
  }
}
