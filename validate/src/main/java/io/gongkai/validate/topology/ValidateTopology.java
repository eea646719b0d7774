package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.validate.Validator;
import io.gongkai.validate.counts.FlagKey;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The validate stage: reports as read, documents that could not be read, and waivers go in; each
 * report stands among the clean or the flagged, with a receipt for every submission and counts of
 * what stands flagged.
 */
public final class ValidateTopology {
  /**
   * The store with the number of reports that stand flagged now, by {@link FlagKey} as text. Each
   * key is on one partition.
   */
  public static final String FLAGGED_COUNTS_STORE = "flagged-counts";

  /** Name of the changes of the numbers on their way to the partitions that count them. */
  static final String FLAG_CHANGES = "flag-changes";

  private static final String PREFIX = "validate-";

  /** The processors that come before anything of a record is published. */
  private static final Set<String> TAKE_IN =
      Set.of(
          "normalized",
          "enter-report",
          "unreadable",
          "enter-unreadable",
          "waivers",
          "enter-waiver",
          "redriven",
          "enter-redriven",
          "judge");

  private ValidateTopology() {}

  /**
   * Whether a record that a processor failed on may be sent to the stage again. Behind the judging
   * it may not: the stage remembers it as judged, and would publish nothing.
   *
   * @param processor name of the processor
   */
  public static boolean takesBack(String processor) {
    return TAKE_IN.contains(processor);
  }

  /**
   * Whether a topic is the one that leads to {@link #FLAGGED_COUNTS_STORE}, partition by partition.
   */
  public static boolean leadsToFlaggedCounts(String topic) {
    return topic.endsWith("-" + FLAG_CHANGES + "-repartition");
  }

  /**
   * Builds the topology.
   *
   * @param validator judges the reports
   * @param serdeConfig configuration of the serdes under Confluent's keys, at least {@code
   *     schema.registry.url}
   */
  public static Topology build(Validator validator, Map<String, ?> serdeConfig) {
    return build(validator, serdeConfig, PipelineRun.LIVE, JudgingListener.NONE, Traces.none());
  }

  /**
   * Builds the topology of a run.
   *
   * @param validator judges the reports
   * @param serdeConfig configuration of the serdes under Confluent's keys, at least {@code
   *     schema.registry.url}
   * @param run the run whose topics it reads and writes
   * @param listener is told of what is judged
   * @param traces is told of the work on every record
   */
  public static Topology build(
      Validator validator,
      Map<String, ?> serdeConfig,
      PipelineRun run,
      JudgingListener listener,
      Traces traces) {
    StreamsBuilder builder = new StreamsBuilder();
    ValidateStreams streams = new ValidateStreams(builder, "", serdeConfig, run);
    streams.publish(
        streams.written().process(streams.judge(validator, listener, traces), Named.as("judge")));
    return builder.build();
  }

  /**
   * Puts the stage into a builder in which reports are read: they come to it without a topic
   * between. It reads the topic of reports all the same, for what others write there. The names of
   * its nodes begin with {@code validate-}.
   *
   * <p>The reports have to come on the partitions that Kafka's own hash of their agencies' ids
   * leads to, and from a topic with as many partitions as the others that the stage reads: what is
   * known of an agency is on one partition.
   *
   * @param builder takes the stage
   * @param reports the reports, under their keys
   * @param validator judges the reports
   * @param serdeConfig configuration of the serdes under Confluent's keys, at least {@code
   *     schema.registry.url}
   * @param run the run whose topics it reads and writes
   * @param listener is told of what is judged
   * @param traces is told of the work on every record
   */
  public static void attach(
      StreamsBuilder builder,
      KStream<String, Report> reports,
      Validator validator,
      Map<String, ?> serdeConfig,
      PipelineRun run,
      JudgingListener listener,
      Traces traces) {
    ValidateStreams streams = new ValidateStreams(builder, PREFIX, serdeConfig, run);
    streams.publish(
        streams
            .writtenOr(reports)
            .process(
                streams.judgeArrivals(validator, listener, traces), Named.as(PREFIX + "judge")));
  }
}
