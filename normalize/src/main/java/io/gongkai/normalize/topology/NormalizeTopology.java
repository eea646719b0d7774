package io.gongkai.normalize.topology;

import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Documents in; reports, refusals and receipts out.
 *
 * <p>Without state: whether a document has been handed in before, the validate stage knows.
 */
public final class NormalizeTopology {
  private NormalizeTopology() {}

  /**
   * Builds the topology of a stage without a blob store.
   *
   * @param normalizer reads the documents
   * @param serdeConfig configuration of the Avro serdes, at least {@code schema.registry.url}
   */
  public static Topology build(Normalizer normalizer, Map<String, ?> serdeConfig) {
    return build(normalizer, ClaimedDocuments.none(), serdeConfig);
  }

  /**
   * Builds the topology.
   *
   * @param normalizer reads the documents
   * @param claimed fetches the documents that are not on the topic themselves
   * @param serdeConfig configuration of the Avro serdes, at least {@code schema.registry.url}
   */
  public static Topology build(
      Normalizer normalizer, ClaimedDocuments claimed, Map<String, ?> serdeConfig) {
    return build(normalizer, claimed, serdeConfig, PipelineRun.LIVE);
  }

  /**
   * Builds the topology of a run.
   *
   * @param normalizer reads the documents
   * @param claimed fetches the documents that are not on the topic themselves
   * @param serdeConfig configuration of the Avro serdes, at least {@code schema.registry.url}
   * @param run the run whose topics it writes
   */
  public static Topology build(
      Normalizer normalizer,
      ClaimedDocuments claimed,
      Map<String, ?> serdeConfig,
      PipelineRun run) {
    Serde<String> key = Serdes.String();
    Serde<Report> report = run.underLiveSubjects(AvroSerdes.value(serdeConfig, Report.class));
    Serde<Unreadable> unreadable =
        run.underLiveSubjects(AvroSerdes.value(serdeConfig, Unreadable.class));
    Serde<Receipt> receipt = run.underLiveSubjects(AvroSerdes.value(serdeConfig, Receipt.class));
    StreamsBuilder builder = new StreamsBuilder();

    KStream<String, ReceivedDocument> documents =
        builder.stream(
                run.topic(Topics.RAW), Consumed.with(key, Serdes.ByteArray()).withName("documents"))
            .process(() -> new ReceiveDocument(claimed), Named.as("receive-document"));

    // Before the reading: a document that we fail on has been taken in all the same.
    documents
        .mapValues(received -> Outcomes.received(received), Named.as("received-values"))
        .to(run.topic(Topics.RECEIPTS), Produced.with(key, receipt).withName("received"));

    KStream<String, NormalizeResult> results =
        documents.mapValues(received -> received.readBy(normalizer), Named.as("read-document"));

    KStream<String, Report> reports =
        results
            .filter((submissionId, result) -> Outcomes.isReport(result), Named.as("reports"))
            .mapValues(result -> Outcomes.report(result), Named.as("report-values"));

    reports
        .selectKey((submissionId, read) -> ReportKey.of(read), Named.as("report-keys"))
        .to(run.topic(Topics.NORMALIZED), Produced.with(key, report).withName("normalized"));

    reports
        .mapValues(read -> Outcomes.normalized(read), Named.as("receipt-values"))
        .to(run.topic(Topics.RECEIPTS), Produced.with(key, receipt).withName("receipts"));

    results
        .filterNot((submissionId, result) -> Outcomes.isReport(result), Named.as("refusals"))
        .mapValues(result -> Outcomes.unreadable(result), Named.as("refusal-values"))
        .to(run.topic(Topics.UNREADABLE), Produced.with(key, unreadable).withName("unreadable"));

    return builder.build();
  }
}
