package io.gongkai.ingest.gateway;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem, whose detail is this exception's message. */
final class ProblemException extends RuntimeException {
  private final Problem problem;
  private final transient Duration retryAfter;

  ProblemException(Problem problem, String detail) {
    this(problem, detail, null, null);
  }

  /** A problem that may be over when some time has passed. */
  ProblemException(Problem problem, String detail, Duration retryAfter) {
    this(problem, detail, retryAfter, null);
  }

  ProblemException(Problem problem, String detail, Duration retryAfter, Throwable cause) {
    super(detail, cause);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  static ProblemException malformed(String detail) {
    return new ProblemException(Problem.MALFORMED_REQUEST, detail);
  }

  /** Something behind the gateway does not answer. */
  static ProblemException unavailable(String detail, Throwable cause) {
    return new ProblemException(Problem.UNAVAILABLE, detail, Duration.ofSeconds(5), cause);
  }

  static ProblemException overloaded(String detail) {
    return new ProblemException(Problem.OVERLOADED, detail, Duration.ofSeconds(1));
  }

  Problem problem() {
    return problem;
  }

  /** When to try again; empty when that does not help. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
