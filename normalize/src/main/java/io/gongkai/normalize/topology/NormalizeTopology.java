package io.gongkai.normalize.topology;

import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.Normalizer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
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
 * <p>Documents come from agencies, and once more from an operator when the stage had failed on
 * them: then under the place where they were handed in, and with only what is missing made of them,
 * see {@link Output}.
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
    return build(
        normalizer, claimed, serdeConfig, PipelineRun.LIVE, ReadingListener.NONE, Traces.none());
  }

  /**
   * Builds the topology of a run.
   *
   * @param normalizer reads the documents
   * @param claimed fetches the documents that are not on the topic themselves
   * @param serdeConfig configuration of the Avro serdes, at least {@code schema.registry.url}
   * @param run the run whose topics it writes
   * @param listener is told of every document read
   * @param traces is told of the work on every document
   */
  public static Topology build(
      Normalizer normalizer,
      ClaimedDocuments claimed,
      Map<String, ?> serdeConfig,
      PipelineRun run,
      ReadingListener listener,
      Traces traces) {
    Serde<Report> report = run.underLiveSubjects(AvroSerdes.value(serdeConfig, Report.class));
    StreamsBuilder builder = new StreamsBuilder();
    attach(builder, normalizer, claimed, serdeConfig, run, listener, traces)
        .to(
            run.topic(Topics.NORMALIZED),
            Produced.with(Serdes.String(), report).withName("normalized"));
    return builder.build();
  }

  /**
   * Puts the stage into a builder, with everything but the topic of the reports: what reads them
   * may stand in the same topology.
   *
   * @param builder takes the stage
   * @param normalizer reads the documents
   * @param claimed fetches the documents that are not on the topic themselves
   * @param serdeConfig configuration of the Avro serdes, at least {@code schema.registry.url}
   * @param run the run whose topics it writes
   * @param listener is told of every document read
   * @param traces is told of the work on every document
   * @return the reports, under their keys, on the partitions that the documents came from
   */
  public static KStream<String, Report> attach(
      StreamsBuilder builder,
      Normalizer normalizer,
      ClaimedDocuments claimed,
      Map<String, ?> serdeConfig,
      PipelineRun run,
      ReadingListener listener,
      Traces traces) {
    Serde<String> key = Serdes.String();
    Serde<Unreadable> unreadable =
        run.underLiveSubjects(AvroSerdes.value(serdeConfig, Unreadable.class));
    Serde<Receipt> receipt = run.underLiveSubjects(AvroSerdes.value(serdeConfig, Receipt.class));

    KStream<String, byte[]> raw =
        builder.stream(
            run.topic(Topics.RAW), Consumed.with(key, Serdes.ByteArray()).withName("documents"));
    KStream<String, byte[]> redriven =
        builder.stream(
            run.topic(Topics.NORMALIZE_REDRIVE),
            Consumed.with(key, Serdes.ByteArray()).withName("redriven-documents"));
    KStream<String, ReceivedDocument> documents =
        raw.merge(redriven, Named.as("all-documents"))
            .process(() -> new ReceiveDocument(claimed, run, traces), Named.as("receive-document"));

    // Before the reading: a document that we fail on has been taken in all the same.
    documents
        .filter((submissionId, received) -> received.isToTell(), Named.as("untold"))
        .mapValues(received -> Outcomes.received(received), Named.as("received-values"))
        .to(run.topic(Topics.RECEIPTS), Produced.with(key, receipt).withName("received"));

    ReadingListener told =
        (result, took) -> {
          Outcomes.note(result, traces.current());
          listener.read(result, took);
        };
    KStream<String, Reading> readings =
        documents
            .filter((submissionId, received) -> received.isToRead(), Named.as("unread"))
            .mapValues(received -> received.readBy(normalizer, told), Named.as("read-document"));

    readings
        .filter((submissionId, reading) -> reading.isReportToTell(), Named.as("reports-to-tell"))
        .mapValues(
            reading -> Outcomes.normalized(Outcomes.report(reading)), Named.as("receipt-values"))
        .to(run.topic(Topics.RECEIPTS), Produced.with(key, receipt).withName("receipts"));

    readings
        .filter((submissionId, reading) -> reading.isRefusalToSend(), Named.as("refusals"))
        .mapValues(reading -> Outcomes.unreadable(reading), Named.as("refusal-values"))
        .to(run.topic(Topics.UNREADABLE), Produced.with(key, unreadable).withName("unreadable"));

    return readings
        .filter((submissionId, reading) -> reading.isReportToSend(), Named.as("reports"))
        .mapValues(reading -> Outcomes.report(reading), Named.as("report-values"))
        .selectKey((submissionId, read) -> ReportKey.of(read), Named.as("report-keys"));
  }
}
