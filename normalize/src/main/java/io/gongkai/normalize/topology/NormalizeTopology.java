package io.gongkai.normalize.topology;

import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.schemas.serde.AvroSerdes;
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

/** Documents in; reports, refusals and receipts out. */
public final class NormalizeTopology {
  private NormalizeTopology() {}

  /**
   * Builds the topology.
   *
   * @param normalizer reads the documents
   * @param serdeConfig configuration of the Avro serdes, at least {@code schema.registry.url}
   */
  public static Topology build(Normalizer normalizer, Map<String, ?> serdeConfig) {
    Serde<String> key = Serdes.String();
    Serde<Report> report = AvroSerdes.value(serdeConfig, Report.class);
    Serde<Unreadable> unreadable = AvroSerdes.value(serdeConfig, Unreadable.class);
    Serde<Receipt> receipt = AvroSerdes.value(serdeConfig, Receipt.class);
    StreamsBuilder builder = new StreamsBuilder();

    KStream<String, NormalizeResult> results =
        builder.stream(Topics.RAW, Consumed.with(key, Serdes.ByteArray()).withName("documents"))
            .process(() -> new ReadDocument(normalizer), Named.as("read-document"));

    results
        .filter((submissionId, result) -> Outcomes.isReport(result), Named.as("reports"))
        .mapValues(result -> Outcomes.report(result), Named.as("report-values"))
        .selectKey((submissionId, read) -> ReportKey.of(read), Named.as("report-keys"))
        .to(Topics.NORMALIZED, Produced.with(key, report).withName("normalized"));

    results
        .filterNot((submissionId, result) -> Outcomes.isReport(result), Named.as("refusals"))
        .mapValues(result -> Outcomes.unreadable(result), Named.as("refusal-values"))
        .to(Topics.UNREADABLE, Produced.with(key, unreadable).withName("unreadable"));

    results
        .mapValues(result -> Outcomes.receipt(result), Named.as("receipt-values"))
        .to(Topics.RECEIPTS, Produced.with(key, receipt).withName("receipts"));

    return builder.build();
  }
}
