package io.gongkai.sink;

import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.trace.Delivery;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.schemas.trace.Work;
import java.util.ArrayList;
import java.util.List;

/**
 * The storing of a batch as traces tell it: a piece of work for each result in it. Nothing is told
 * of a batch that is not written, so each result shows once.
 */
final class StoringWork {
  private static final StoringWork NONE = new StoringWork(List.of());

  private final List<Work> results;

  private StoringWork(List<Work> results) {
    this.results = results;
  }

  /** Begins with a batch. */
  static StoringWork begin(Traces traces, Batch batch) {
    if (!traces.isOn()) {
      return NONE;
    }
    List<Work> results = new ArrayList<>();
    for (SinkRecord record : batch.records()) {
      if (record instanceof SinkRecord.Stands stands) {
        Work work = begin(traces, stands.at(), batch);
        work.note(Traces.SUBMISSION_ID, stands.report().getReport().getSubmission().getId());
        work.note(Traces.STATUS, stands.report().getVerdict().name());
        results.add(work);
      } else if (record instanceof SinkRecord.NotRead notRead) {
        Work work = begin(traces, notRead.at(), batch);
        work.note(Traces.SUBMISSION_ID, notRead.unreadable().getSubmission().getId());
        work.note(Traces.REASON, notRead.unreadable().getReason().name());
        results.add(work);
      } else if (record instanceof SinkRecord.DeadLetter letter) {
        Work work = begin(traces, letter.at(), batch);
        work.failed("dead-letter");
        results.add(work);
      }
    }
    return new StoringWork(results);
  }

  private static Work begin(Traces traces, Origin at, Batch batch) {
    RecordOrigin place = new RecordOrigin(at.topic(), at.partition(), at.offset());
    Work work = traces.storing(new Delivery(place, at.trace(), true));
    work.note(Traces.BATCH_RECORDS, batch.records().size());
    return work;
  }

  /** The batch stands in the database. */
  void end() {
    results.forEach(Work::end);
  }
}
