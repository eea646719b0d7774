package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.topic.Topics;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes in a report that was read in the same topology: as one of the topic of reports, at the
 * place of its document.
 */
final class HandedEntry extends ContextualProcessor<String, Report, String, Arrival> {
  private final PipelineRun run;

  HandedEntry(PipelineRun run) {
    this.run = run;
  }

  @Override
  public void process(Record<String, Report> record) {
    RecordMetadata at =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a report comes from a document"));
    // A copy: the document's own headers go into its dead letter.
    Headers headers = new RecordHeaders(record.headers());
    Redrive.removeFrom(headers);
    new RecordOrigin(run.topic(Topics.NORMALIZED), at.partition(), at.offset()).putInto(headers);
    context()
        .forward(
            record.<Arrival>withValue(new Arrival.Handed(record.value())).withHeaders(headers));
  }
}
