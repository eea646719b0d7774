package io.gongkai.schemas.streams;

import org.slf4j.MDC;

/** Whatever is logged while a submission is worked on bears its id. */
public final class SubmissionLog {
  /** Key of the id in the log's context. */
  public static final String KEY = "submission";

  private SubmissionLog() {}

  /**
   * Works on a submission.
   *
   * @param submissionId its id
   * @param work the work, in this thread
   */
  public static void during(String submissionId, Runnable work) {
    MDC.put(KEY, submissionId);
    try {
      work.run();
    } finally {
      MDC.remove(KEY);
    }
  }
}
