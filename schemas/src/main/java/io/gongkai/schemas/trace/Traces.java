package io.gongkai.schemas.trace;

import io.opentelemetry.api.OpenTelemetry;
import org.apache.kafka.common.header.Headers;

/**
 * Tells of the work on submissions, so that somebody can follow one through the stages: each piece
 * of work is a child of the one whose context came in the record's headers.
 *
 * <p>Safe for several threads. What it is told of may be done again, when the transaction around it
 * does not come to its end: it shows twice then.
 */
public interface Traces {
  /** Attribute: id of the submission that is worked on. */
  String SUBMISSION_ID = "gongkai.submission.id";

  /** Attribute: what became of it, as a receipt says. */
  String STATUS = "gongkai.submission.status";

  /** Attribute: why its document cannot be read. */
  String REASON = "gongkai.unreadable.reason";

  /** Attribute: key of the report that it was judged as. */
  String REPORT_KEY = "gongkai.report.key";

  /** Attribute: number of findings in the report. */
  String FINDINGS = "gongkai.findings";

  /** Attribute: number of records that were written in one transaction with it. */
  String BATCH_RECORDS = "gongkai.sink.batch.records";

  /** Attribute: status of the answer to a request. */
  String ANSWER = "http.response.status_code";

  /** Key of the trace's id in the log's context. */
  String LOG_TRACE = "trace_id";

  /** Key of the span's id in the log's context. */
  String LOG_SPAN = "span_id";

  /** Something to do within a piece of work. */
  @FunctionalInterface
  interface Task<E extends Exception> {
    /**
     * Does it.
     *
     * @param work the work that it is; ended by whoever began it
     */
    void run(Work work) throws E;
  }

  /** Nobody is told: nothing is made, and headers stay as they are. */
  static Traces none() {
    return NoTraces.INSTANCE;
  }

  /**
   * Traces that go to a telemetry.
   *
   * @param telemetry takes the spans
   * @param consumerGroup group that records are read in; empty where none are read
   */
  static Traces of(OpenTelemetry telemetry, String consumerGroup) {
    return new SpanTraces(telemetry, consumerGroup);
  }

  /** Whether anybody is told at all. */
  boolean isOn();

  /**
   * The context that headers hold; empty when they hold none that can be one, and where nobody
   * traces. Whoever wrote it is not known: it says to which trace the record wants to belong, and
   * nothing is decided by it.
   */
  String contextIn(Headers headers);

  /**
   * Works on a record, in this thread: whatever is logged meanwhile bears the trace's id.
   *
   * @param delivery the record
   * @param task the work; when it throws, it has failed
   */
  <E extends Exception> void process(Delivery delivery, Task<E> task) throws E;

  /**
   * Answers a request over HTTP, in this thread. What it comes with is not believed: it begins a
   * trace.
   *
   * @param method its method
   * @param route the pattern of its path
   * @param task the work; when it throws and has noted no {@link #ANSWER}, it has failed
   */
  <E extends Exception> void request(String method, String route, Task<E> task) throws E;

  /**
   * Begins to send a record; a part of what this thread works on. Ended by the caller, in any
   * thread.
   *
   * @param topic where it is sent to
   * @param bytes size of its document
   */
  Work sending(String topic, long bytes);

  /**
   * Begins to store a record. Ended by the caller when it is stored; work that is never ended is
   * never told of.
   *
   * @param delivery the record
   */
  Work storing(Delivery delivery);

  /** What this thread works on now; what is noted of it where it works on nothing, is lost. */
  Work current();
}
