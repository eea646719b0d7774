package io.gongkai.schemas.streams;

import io.gongkai.schemas.registry.SchemaRegistryUnavailableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a record that the stage fails on to its dead letter topic, as it came, and goes on with the
 * next.
 *
 * <p>Kafka's own handlers build the dead letter with the headers of KIP-1034 and the original
 * record's; this one adds stage and version. Where the fault is not the record's, it stops the
 * stage instead, and nothing is committed: a schema registry that is away would otherwise send
 * every good record to the dead letters. An output that the broker refuses stops the stage too:
 * under exactly-once the transaction around it is lost already.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {
  /** Header with the name of the stage that failed. */
  public static final String STAGE_HEADER = "gongkai-stage";

  /** Header with the version of the stage that failed. */
  public static final String VERSION_HEADER = "gongkai-version";

  /** Headers of KIP-1034 that name the record that failed. */
  private static final String TOPIC_HEADER = "__streams.errors.topic";

  /** How Kafka Streams ends the names of the topics that it sends records through itself. */
  private static final String INTERNAL_TOPIC = "-repartition";

  private static final String PARTITION_HEADER = "__streams.errors.partition";
  private static final String OFFSET_HEADER = "__streams.errors.offset";

  private final DeserializationExceptionHandler deserialization =
      new LogAndContinueExceptionHandler();
  private final ProcessingExceptionHandler processing =
      new LogAndContinueProcessingExceptionHandler();
  private final ProductionExceptionHandler production = new DefaultProductionExceptionHandler();
  private String stage = "";
  private String version = "";

  @Override
  public void configure(Map<String, ?> configs) {
    deserialization.configure(configs);
    processing.configure(configs);
    production.configure(configs);
    stage = text(configs, StreamsSettings.STAGE);
    version = text(configs, StreamsSettings.VERSION);
  }

  private static String text(Map<String, ?> configs, String key) {
    return configs.get(key) instanceof String value ? value : "unknown";
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return isEnvironment(exception)
        ? DeserializationExceptionHandler.Response.fail()
        : DeserializationExceptionHandler.Response.resume(
            marked(
                context,
                deserialization.handleError(context, record, exception).deadLetterQueueRecords()));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    return isEnvironment(exception)
        ? ProcessingExceptionHandler.Response.fail()
        : ProcessingExceptionHandler.Response.resume(
            marked(
                context,
                processing.handleError(context, record, exception).deadLetterQueueRecords()));
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return production.handleError(context, record, exception).result()
            == ProductionExceptionHandler.Result.RETRY
        ? ProductionExceptionHandler.Response.retry()
        : ProductionExceptionHandler.Response.fail();
  }

  // The record's types are raw in Kafka's interface: it may be of any.
  @SuppressWarnings("rawtypes")
  @Override
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    return isEnvironment(exception)
        ? ProductionExceptionHandler.Response.fail()
        : ProductionExceptionHandler.Response.resume(
            marked(
                context,
                production
                    .handleSerializationError(context, record, exception, origin)
                    .deadLetterQueueRecords()));
  }

  private List<ProducerRecord<byte[], byte[]>> marked(
      ErrorHandlerContext context, List<ProducerRecord<byte[], byte[]>> deadLetters) {
    // Elsewhere such a header is the publisher's, and says nothing that can be relied on.
    boolean internal = context.topic() != null && context.topic().endsWith(INTERNAL_TOPIC);
    for (ProducerRecord<byte[], byte[]> deadLetter : deadLetters) {
      if (internal) {
        RecordOrigin.in(deadLetter.headers())
            .ifPresent(origin -> nameOrigin(deadLetter.headers(), origin));
      }
      deadLetter
          .headers()
          .add(STAGE_HEADER, stage.getBytes(StandardCharsets.UTF_8))
          .add(VERSION_HEADER, version.getBytes(StandardCharsets.UTF_8));
    }
    return deadLetters;
  }

  /**
   * The internal topic that a record failed behind says nothing to whoever looks for its source.
   */
  private static void nameOrigin(Headers headers, RecordOrigin origin) {
    RecordOrigin.removeFrom(headers);
    replace(headers, TOPIC_HEADER, origin.topic());
    replace(headers, PARTITION_HEADER, Integer.toString(origin.partition()));
    replace(headers, OFFSET_HEADER, Long.toString(origin.offset()));
  }

  private static void replace(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the fault lies around the stage rather than in the record. */
  private static boolean isEnvironment(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SchemaRegistryUnavailableException
          || cause instanceof InterruptException
          || cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
