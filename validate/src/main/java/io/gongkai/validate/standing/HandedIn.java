package io.gongkai.validate.standing;

import io.gongkai.model.Submission;
import java.util.Objects;

/**
 * One handing-in of a document: the same submission may be handed in again, at another place.
 *
 * @param submissionId id of the submission
 * @param partition partition of reports.raw
 * @param offset offset in that partition
 */
public record HandedIn(String submissionId, int partition, long offset) {
  /** Checks that there is an id. */
  public HandedIn {
    Objects.requireNonNull(submissionId, "submissionId");
  }

  /** The handing-in that a submission was read from. */
  public static HandedIn of(Submission submission) {
    return new HandedIn(submission.getId(), submission.getPartition(), submission.getOffset());
  }
}
