package io.gongkai.normalize.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes the document of a record in; it goes on under its submission id. */
final class ReceiveDocument implements Processor<String, byte[], String, ReceivedDocument> {
  private static final byte[] NOTHING = new byte[0];

  private final ClaimedDocuments claimed;
  private ProcessorContext<String, ReceivedDocument> context;

  ReceiveDocument(ClaimedDocuments claimed) {
    this.claimed = claimed;
  }

  @Override
  public void init(ProcessorContext<String, ReceivedDocument> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<String, byte[]> raw) {
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a document comes from a topic"));
    ReceivedDocument received = receive(raw, new Submissions(raw, place));
    context.forward(raw.withKey(received.submission().getId()).withValue(received));
  }

  private ReceivedDocument receive(Record<String, byte[]> raw, Submissions submissions) {
    byte[] value = raw.value() == null ? NOTHING : raw.value();
    return value.length == 0 && Claim.isIn(raw.headers())
        ? claimed.fetch(Claim.of(raw.headers()), submissions)
        : ReceivedDocument.of(submissions.of(value), value);
  }
}
