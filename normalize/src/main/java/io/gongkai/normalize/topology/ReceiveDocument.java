package io.gongkai.normalize.topology;

import io.gongkai.model.Submission;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes the document of a record in; it goes on under its submission id. */
final class ReceiveDocument implements Processor<String, byte[], String, ReceivedDocument> {
  private static final byte[] NOTHING = new byte[0];

  private ProcessorContext<String, ReceivedDocument> context;

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
    byte[] document = raw.value() == null ? NOTHING : raw.value();
    Submission submission = Submissions.of(raw, document, place.partition(), place.offset());
    context.forward(
        raw.withKey(submission.getId()).withValue(new ReceivedDocument(submission, document)));
  }
}
