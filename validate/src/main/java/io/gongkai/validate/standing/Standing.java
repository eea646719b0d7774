package io.gongkai.validate.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is remembered of one report key: which revision is current and where it stands.
 *
 * @param order order of the newest submission that was current
 * @param place where the report stands; NOWHERE when it was withdrawn
 * @param submissions ids of the submissions seen, oldest first: sent again they change nothing
 */
public record Standing(SubmissionOrder order, Place place, List<String> submissions) {
  /** Ids remembered for one report: more revisions than any agency publishes in a year. */
  static final int MOST_SUBMISSIONS = 64;

  /** Checks that nothing is null and that the memory is bounded. */
  public Standing {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(place, "place");
    submissions =
        List.copyOf(
            submissions.subList(
                Math.max(0, submissions.size() - MOST_SUBMISSIONS), submissions.size()));
  }

  /** The standing once a newer submission is current. */
  Standing replacedBy(SubmissionOrder newOrder, Place newPlace, String submissionId) {
    return new Standing(newOrder, newPlace, withSubmission(submissionId));
  }

  /** The standing once an older submission has been seen, which changes nothing else. */
  Standing seen(String submissionId) {
    return new Standing(order, place, withSubmission(submissionId));
  }

  /** The standing once the same revision stands at another place, or is withdrawn. */
  Standing at(Place newPlace) {
    return new Standing(order, newPlace, submissions);
  }

  private List<String> withSubmission(String submissionId) {
    List<String> all = new ArrayList<>(submissions);
    all.remove(submissionId);
    all.add(submissionId);
    return all;
  }
}
