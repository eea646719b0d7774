package io.gongkai.schemas.serde;

import io.gongkai.schemas.registry.RegistryConfig;
import io.gongkai.schemas.registry.SchemaRegistry;
import io.gongkai.schemas.registry.SchemaRegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro records, generated or generic, in Confluent's wire format.
 *
 * <p>Null stays null: it is a tombstone. Several threads may share a serializer.
 *
 * @param <T> type of the records
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {
  private static final int MAX_PLANS = 1000;
  private static final int FIRST_BUFFER_BYTES = 1024;
  private static final int MAX_KEPT_BUFFER_BYTES = 1024 * 1024;

  private final ConcurrentMap<TopicSchema, WritePlan> plans = new ConcurrentHashMap<>();
  private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);
  private volatile SchemaRegistry registry;
  private volatile SchemaChoice choice;

  private record TopicSchema(String topic, Schema schema) {}

  /** A buffer and an encoder that a thread uses again for every record. */
  private static final class Workspace {
    private ByteArrayOutputStream buffer = new ByteArrayOutputStream(FIRST_BUFFER_BYTES);
    private BinaryEncoder encoder;

    private byte[] write(WritePlan plan, IndexedRecord record) throws IOException {
      buffer.reset();
      buffer.writeBytes(new byte[WireFormat.HEADER_BYTES]);
      encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
      plan.write(record, encoder);
      encoder.flush();
      byte[] bytes = buffer.toByteArray();
      if (bytes.length > MAX_KEPT_BUFFER_BYTES) {
        buffer = new ByteArrayOutputStream(FIRST_BUFFER_BYTES);
      }
      WireFormat.header(bytes, plan.id());
      return bytes;
    }
  }

  /** A serializer that opens its registry when it is configured. */
  public AvroSerializer() {}

  /** A serializer with a registry, which it closes with itself. */
  public AvroSerializer(SchemaRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    if (registry == null) {
      registry = new RegistryConfig(configs).open();
    }
    choice = new SchemaChoice(registry, config, isKey);
  }

  /**
   * Writes a record.
   *
   * @throws SerializationException when the registry has no id for the schema, or the record does
   *     not fit its schema
   */
  @Override
  public byte[] serialize(String topic, T record) {
    if (record == null) {
      return null;
    }
    if (choice == null) {
      throw new IllegalStateException("the serializer has not been configured");
    }
    try {
      return workspaces.get().write(plan(topic, record), record);
    } catch (SchemaRegistryException e) {
      throw new SerializationException(
          "a record for topic " + topic + " cannot be written: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // A failed record leaves its bytes in the encoder: the next one starts with a fresh one.
      workspaces.remove();
      throw e instanceof SerializationException known
          ? known
          : new SerializationException(
              "a record of type "
                  + record.getSchema().getFullName()
                  + " for topic "
                  + topic
                  + " does not fit its schema: "
                  + e,
              e);
    }
  }

  @Override
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }

  private WritePlan plan(String topic, T record) {
    TopicSchema key = new TopicSchema(topic, record.getSchema());
    WritePlan plan = plans.get(key);
    if (plan == null) {
      plan = choice.plan(topic, record);
      if (plans.size() >= MAX_PLANS) {
        plans.clear();
      }
      plans.put(key, plan);
    }
    return plan;
  }
}
