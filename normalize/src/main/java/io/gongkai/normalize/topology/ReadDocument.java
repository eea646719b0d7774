package io.gongkai.normalize.topology;

import io.gongkai.model.Submission;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads the document of a record; the result goes on under its submission id. */
final class ReadDocument implements Processor<String, byte[], String, NormalizeResult> {
  private static final byte[] NOTHING = new byte[0];

  private final Normalizer normalizer;
  private ProcessorContext<String, NormalizeResult> context;

  ReadDocument(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  @Override
  public void init(ProcessorContext<String, NormalizeResult> processorContext) {
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
        raw.withKey(submission.getId()).withValue(normalizer.normalize(submission, document)));
  }
}
