package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.SubmissionLog;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import io.gongkai.schemas.trace.Delivery;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.schemas.trace.Work;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.HandedIn;
import io.gongkai.validate.standing.Judge;
import io.gongkai.validate.standing.Known;
import io.gongkai.validate.standing.Refusal;
import io.gongkai.validate.standing.SubmissionOrder;
import io.gongkai.validate.waiver.Waivers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Judges a report, and what rests on it again: the agency's later years. A waiver that comes, is
 * revoked or expires has its report judged again.
 *
 * @param <V> what stands for a value of a topic until it is known which topic that is
 */
final class JudgeProcessor<V> extends ContextualProcessor<String, V, String, Decision> {
  /** How long a waiver may outlive its day. */
  static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

  private final Judge judge;
  private final Inputs<V> inputs;
  private final PipelineRun run;
  private final JudgingListener listener;
  private final Traces traces;
  private AgencyStores stores;

  /** Reads the values of the topics that come together here. */
  record Inputs<V>(
      Function<V, Report> normalized,
      Function<V, Unreadable> unreadable,
      Function<V, Waiver> waivers) {}

  JudgeProcessor(
      Judge judge, Inputs<V> inputs, PipelineRun run, JudgingListener listener, Traces traces) {
    this.judge = judge;
    this.inputs = inputs;
    this.run = run;
    this.listener = listener;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, Decision> context) {
    super.init(context);
    stores = new AgencyStores(context);
    context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::expire);
  }

  @Override
  public void process(Record<String, V> record) {
    long start = System.nanoTime();
    RecordOrigin origin =
        RecordOrigin.in(record.headers())
            .orElseThrow(() -> new IllegalArgumentException("the record does not say its origin"));
    boolean first = run.isLive() && Redrive.in(record.headers()).isEmpty();
    traces.process(
        new Delivery(origin, traces.contextIn(record.headers()), first),
        work -> take(record, origin.topic()));
    listener.judged(
        Instant.ofEpochMilli(record.timestamp()), Duration.ofNanos(System.nanoTime() - start));
  }

  private void take(Record<String, V> record, String topic) {
    switch (run.liveTopic(topic)) {
      case Topics.NORMALIZED -> judge(record);
      case Topics.UNREADABLE -> refuse(record);
      case Topics.WAIVERS -> waive(record);
      default -> throw new IllegalArgumentException("validate does not read " + topic);
    }
  }

  private void judge(Record<String, V> record) {
    // Read here and not before the repartitioning, which would register a schema of its own.
    Report report = inputs.normalized().apply(record.value());
    if (report == null) {
      judge(record, null);
    } else {
      SubmissionLog.during(report.getSubmission().getId(), () -> judge(record, report));
    }
  }

  private void judge(Record<String, V> record, Report report) {
    String key = record.key();
    Known known = stores.known(key, now());
    boolean redriven = Redrive.in(record.headers()).isPresent();
    if (redriven && report == null && judge.isNewerThan(record.timestamp(), known)) {
      return;
    }
    Decision decision = report == null ? withdraw(record, known) : judge.judge(key, report, known);
    Work work = traces.current();
    if (work.isTold()) {
      work.note(Traces.REPORT_KEY, key);
      if (report != null) {
        note(decision, report.getSubmission().getId(), work);
      }
    }
    apply(record, key, decision, known);
    if (decision.changesState()) {
      judgeLaterYears(record, key, decision.report(), known.series(), redriven);
    } else if (redriven) {
      judgeLaterYears(record, key, known.before(), known.series(), true);
    }
  }

  private Decision withdraw(Record<String, V> record, Known known) {
    return WithdrawnUntil.in(record.headers())
        .map(it -> new SubmissionOrder(it.receivedAt(), it.partition(), it.offset()))
        .map(until -> judge.withdraw(record.key(), until, known))
        .orElseGet(() -> judge.judge(record.key(), null, known));
  }

  /**
   * Judges again what rests on a report.
   *
   * @param stands what stands under the key; null when nothing does
   * @param known the agency's figures until now
   * @param always also where they have not changed: whoever failed on the record before may have
   *     come this far
   */
  private void judgeLaterYears(
      Record<String, V> record,
      String key,
      ValidatedReport stands,
      AgencySeries known,
      boolean always) {
    String agency = ReportKey.agency(key);
    int year = ReportKey.year(key);
    AgencySeries now =
        stands == null ? known.without(year) : known.with(year, YearFigures.of(stands));
    boolean changed = !now.equals(known);
    if (changed) {
      stores.put(agency, now);
    }
    if (changed || always) {
      for (int later : now.after(year)) {
        judgeAgain(record, ReportKey.of(agency, later));
      }
    }
  }

  private static void note(Decision decision, String submissionId, Work work) {
    work.note(Traces.SUBMISSION_ID, submissionId);
    decision.receipts().stream()
        .filter(receipt -> receipt.getSubmissionId().equals(submissionId))
        .forEach(receipt -> work.note(Traces.STATUS, receipt.getStatus().name()));
    if (decision.report() != null) {
      work.note(Traces.FINDINGS, decision.report().getFindings().size());
    }
  }

  private void refuse(Record<String, V> record) {
    Unreadable unreadable = inputs.unreadable().apply(record.value());
    SubmissionLog.during(unreadable.getSubmission().getId(), () -> refuse(record, unreadable));
  }

  private void refuse(Record<String, V> record, Unreadable unreadable) {
    Submission submission = unreadable.getSubmission();
    Work work = traces.current();
    work.note(Traces.SUBMISSION_ID, submission.getId());
    Refusal before = stores.refusal(submission.getId());
    Known known = stores.known(record.key(), now());
    String reportKey = ReportKey.year(record.key()) == 0 ? "" : record.key();
    judge
        .refuse(reportKey, unreadable, before, known)
        .ifPresent(
            receipt -> {
              HandedIn first = before == null ? HandedIn.of(submission) : before.handedIn();
              stores.put(new Refusal(first, unreadable.getReason()));
              work.note(Traces.STATUS, receipt.getStatus().name());
              apply(record, record.key(), Decision.unchanged(known.standing(), receipt), known);
            });
  }

  private void waive(Record<String, V> record) {
    WaiverKey key = WaiverKey.parse(record.key());
    Waiver waiver = inputs.waivers().apply(record.value());
    boolean holds = waiver != null && Waivers.holdsAt(Waivers.require(key, waiver), now());
    stores.put(key, holds ? waiver : null);
    judgeAgain(record, key.reportKey());
  }

  private void expire(long now) {
    // No record stands behind this: nothing to take headers or a position from.
    Record<String, V> none = new Record<>("", null, now);
    stores.expire(now, key -> judgeAgain(none, key.reportKey()));
  }

  private void judgeAgain(Record<String, V> record, String key) {
    Known known = stores.known(key, now());
    if (known.before() != null) {
      judge.judgeAgain(key, known).ifPresent(decision -> apply(record, key, decision, known));
    }
  }

  private void apply(Record<String, V> record, String key, Decision decision, Known known) {
    stores.remember(key, decision, known);
    Headers headers = new RecordHeaders(record.headers());
    RecordOrigin.removeFrom(headers);
    Redrive.removeFrom(headers);
    run.mark(headers);
    traces.current().putInto(headers);
    listener.decided(decision);
    context().forward(record.withKey(key).withValue(decision).withHeaders(headers));
  }

  private long now() {
    return context().currentSystemTimeMs();
  }
}
