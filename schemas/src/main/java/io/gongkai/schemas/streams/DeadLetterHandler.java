package io.gongkai.schemas.streams;

import io.gongkai.schemas.registry.SchemaRegistryUnavailableException;
import io.gongkai.schemas.topic.Topics;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a record that the stage fails on to its dead letter topic, as it came, and goes on with the
 * next.
 *
 * <p>Kafka's own handlers build the dead letter with the headers of KIP-1034 and the original
 * record's; this one adds what is needed to send it again: stage, version, the processor that
 * failed, and the record's own time. Where the fault is not the record's, it stops the stage
 * instead, and nothing is committed: a schema registry that is away would otherwise send every good
 * record to the dead letters. An output that the broker refuses stops the stage too: under
 * exactly-once the transaction around it is lost already. So does an output that cannot be written
 * where the stage keeps state: it would remember as published what is not, and sending the record
 * again would change nothing.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {
  /** Header with the name of the stage that failed. */
  public static final String STAGE_HEADER = "gongkai-stage";

  /** Header with the version of the stage that failed. */
  public static final String VERSION_HEADER = "gongkai-version";

  /** Header with the name of the processor that failed. */
  public static final String PROCESSOR_HEADER = "gongkai-processor";

  /** Header with the record's own time where it came from, in milliseconds since the epoch. */
  public static final String TIMESTAMP_HEADER = "gongkai-timestamp";

  /**
   * Key of the settings for a {@link Runnable} that is run for every dead letter, in the threads of
   * the stage.
   */
  public static final String LISTENER = "gongkai.dead.letter.listener";

  /** How the names of all headers of KIP-1034 begin. */
  public static final String ERRORS_PREFIX = "__streams.errors.";

  /** Header of KIP-1034: class of the exception. */
  public static final String EXCEPTION_HEADER = ERRORS_PREFIX + "exception";

  /** Header of KIP-1034: message of the exception. */
  public static final String MESSAGE_HEADER = ERRORS_PREFIX + "message";

  /** Header of KIP-1034: where the exception was thrown. */
  public static final String STACKTRACE_HEADER = ERRORS_PREFIX + "stacktrace";

  /** Header of KIP-1034: topic of the record that failed. */
  public static final String TOPIC_HEADER = ERRORS_PREFIX + "topic";

  /** Header of KIP-1034: partition of the record that failed. */
  public static final String PARTITION_HEADER = ERRORS_PREFIX + "partition";

  /** Header of KIP-1034: offset of the record that failed. */
  public static final String OFFSET_HEADER = ERRORS_PREFIX + "offset";

  /** How Kafka Streams ends the names of the topics that it sends records through itself. */
  private static final String INTERNAL_TOPIC = "-repartition";

  private final DeserializationExceptionHandler deserialization =
      new LogAndContinueExceptionHandler();
  private final ProcessingExceptionHandler processing =
      new LogAndContinueProcessingExceptionHandler();
  private final ProductionExceptionHandler production = new DefaultProductionExceptionHandler();
  private String stage = "";
  private String version = "";
  private boolean keepsState;
  private Runnable listener = () -> {};

  @Override
  public void configure(Map<String, ?> configs) {
    deserialization.configure(configs);
    processing.configure(configs);
    production.configure(configs);
    stage = text(configs, StreamsSettings.STAGE);
    version = text(configs, StreamsSettings.VERSION);
    if (configs.get(LISTENER) instanceof Runnable given) {
      listener = given;
    }
    keepsState =
        Arrays.stream(Stage.values()).anyMatch(it -> it.id().equals(stage) && it.keepsState());
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
    // An output that stopped the stage comes by here once more, in Streams' own exception.
    return (keepsState && exception instanceof StreamsException) || isEnvironment(exception)
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
    return keepsState || isEnvironment(exception)
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
    for (ProducerRecord<byte[], byte[]> deadLetter : deadLetters) {
      Headers headers = deadLetter.headers();
      long timestamp = nameSource(context, headers);
      replace(headers, STAGE_HEADER, stage);
      replace(headers, VERSION_HEADER, version);
      replace(headers, PROCESSOR_HEADER, String.valueOf(context.processorNodeId()));
      replace(headers, TIMESTAMP_HEADER, Long.toString(timestamp));
      listener.run();
    }
    return deadLetters;
  }

  /**
   * Names the topic that people know, where a record came through an internal one or was sent
   * again. Headers that say so are believed only where no publisher can have put them.
   *
   * @return the record's time at that place
   */
  private static long nameSource(ErrorHandlerContext context, Headers headers) {
    String topic = context.topic() == null ? "" : context.topic();
    boolean internal = topic.endsWith(INTERNAL_TOPIC);
    if (!internal && !Redrive.isBelievedOn(topic)) {
      Redrive.removeFrom(headers);
    }
    if (internal) {
      RecordOrigin.in(headers).ifPresent(origin -> nameOrigin(headers, origin));
    }
    if (topic.equals(Topics.NORMALIZE_REDRIVE) || topic.equals(Topics.VALIDATE_REDRIVE)) {
      Optional<Redrive> redrive = Redrive.in(headers);
      redrive.ifPresent(it -> nameOrigin(headers, it.origin()));
      return redrive.map(Redrive::timestamp).orElse(context.timestamp());
    }
    return context.timestamp();
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
