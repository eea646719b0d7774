package io.gongkai.normalize.topology;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.SubmissionLog;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Delivery;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.schemas.trace.Work;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes the document of a record in; it goes on under its submission id. */
final class ReceiveDocument implements Processor<String, byte[], String, ReceivedDocument> {
  private static final byte[] NOTHING = new byte[0];

  private final ClaimedDocuments claimed;
  private final PipelineRun run;
  private final Traces traces;
  private ProcessorContext<String, ReceivedDocument> context;

  ReceiveDocument(ClaimedDocuments claimed, PipelineRun run, Traces traces) {
    this.claimed = claimed;
    this.run = run;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, ReceivedDocument> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata at =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a document comes from a topic"));
    RecordOrigin place = new RecordOrigin(at.topic(), at.partition(), at.offset());
    boolean again = at.topic().equals(Topics.NORMALIZE_REDRIVE);
    Delivery delivery =
        new Delivery(place, traces.contextIn(record.headers()), run.isLive() && !again);
    traces.process(
        delivery,
        work -> {
          if (again) {
            again(record, Redrive.require(record.headers()), work);
          } else {
            forward(record, receive(record, new Submissions(record, place)), work);
          }
        });
  }

  /** A document that was sent again stands where it was handed in, whatever came since. */
  private void again(Record<String, byte[]> record, Redrive redrive, Work work) {
    if (!redrive.origin().topic().equals(Topics.RAW)) {
      throw new IllegalArgumentException(
          "normalize reads documents of " + Topics.RAW + ", and not " + redrive.origin());
    }
    Record<String, byte[]> raw = record.withTimestamp(redrive.timestamp());
    ReceivedDocument received = receive(raw, new Submissions(raw, redrive.origin()));
    forward(raw, received.missing(Output.missing(redrive.processors())), work);
  }

  private void forward(Record<String, byte[]> raw, ReceivedDocument received, Work work) {
    Record<String, ReceivedDocument> document =
        raw.withKey(received.submission().getId()).withValue(received).withHeaders(raw.headers());
    // Not the publisher's to say; a dead letter keeps the record as it came.
    SwitchedOver.removeFrom(document.headers());
    work.note(Traces.SUBMISSION_ID, document.key());
    work.putInto(document.headers());
    SubmissionLog.during(document.key(), () -> context.forward(document));
  }

  private ReceivedDocument receive(Record<String, byte[]> raw, Submissions submissions) {
    byte[] value = raw.value() == null ? NOTHING : raw.value();
    return value.length == 0 && Claim.isIn(raw.headers())
        ? claimed.fetch(Claim.of(raw.headers()), submissions)
        : ReceivedDocument.of(submissions.of(value), value);
  }
}
