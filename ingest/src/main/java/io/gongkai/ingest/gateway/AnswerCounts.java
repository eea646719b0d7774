package io.gongkai.ingest.gateway;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Number of answers by what they said. */
final class AnswerCounts {
  private static final String ACCEPTED = "accepted";
  private static final String ANSWERED = "answered";
  private static final int ACCEPTED_STATUS = 202;

  private final Map<String, LongAdder> counts = new TreeMap<>();

  AnswerCounts() {
    counts.put(ACCEPTED, new LongAdder());
    counts.put(ANSWERED, new LongAdder());
    for (Problem problem : Problem.values()) {
      counts.put(problem.code(), new LongAdder());
    }
  }

  /**
   * Counts an answer.
   *
   * @param problem what it told of; null when all was well
   */
  void count(Problem problem, int status) {
    String outcome =
        problem != null ? problem.code() : status == ACCEPTED_STATUS ? ACCEPTED : ANSWERED;
    counts.get(outcome).increment();
  }

  /** Numbers so far, zeros too. */
  Map<String, Long> read() {
    Map<String, Long> numbers = new TreeMap<>();
    counts.forEach((outcome, count) -> numbers.put(outcome, count.sum()));
    return numbers;
  }
}
