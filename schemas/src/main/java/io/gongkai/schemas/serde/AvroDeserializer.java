package io.gongkai.schemas.serde;

import io.gongkai.schemas.registry.RegistryConfig;
import io.gongkai.schemas.registry.SchemaRegistry;
import io.gongkai.schemas.registry.SchemaRegistryException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Avro records in Confluent's wire format, into generated classes or generic records.
 *
 * <p>A record is read with the schema it was written with and, for generated classes, resolved to
 * the schema compiled into the class. Null stays null: it is a tombstone. Several threads may share
 * a deserializer.
 *
 * @param <T> type of the records
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
  private static final int MAX_READERS = 1000;

  private final ThreadLocal<Workspace<T>> workspaces = ThreadLocal.withInitial(Workspace::new);
  private volatile SchemaRegistry registry;
  private volatile ReaderChoice<T> choice;

  /** A decoder, and a reader for each schema id, that a thread uses again for every record. */
  private static final class Workspace<T> {
    private final Map<Integer, DatumReader<T>> readers = new HashMap<>();
    private BinaryDecoder decoder;
  }

  /** A deserializer that opens its registry when it is configured. */
  public AvroDeserializer() {}

  /** A deserializer with a registry, which it closes with itself. */
  public AvroDeserializer(SchemaRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    if (registry == null) {
      registry = new RegistryConfig(configs).open();
    }
    choice = new ReaderChoice<>(config, isKey);
  }

  /**
   * Reads a record.
   *
   * @throws SerializationException when the bytes are no record in the wire format, the registry
   *     does not know the schema, or the record cannot be read into the class
   */
  @Override
  public T deserialize(String topic, byte[] data) {
    if (data == null) {
      return null;
    }
    if (choice == null) {
      throw new IllegalStateException("the deserializer has not been configured");
    }
    int id = WireFormat.schemaId(topic, data);
    try {
      Workspace<T> workspace = workspaces.get();
      DatumReader<T> reader = reader(workspace, id);
      workspace.decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  data,
                  WireFormat.HEADER_BYTES,
                  data.length - WireFormat.HEADER_BYTES,
                  workspace.decoder);
      T record = reader.read(null, workspace.decoder);
      if (!workspace.decoder.isEnd()) {
        throw new AvroRuntimeException("bytes are left over behind the record");
      }
      return record;
    } catch (SchemaRegistryException e) {
      throw new SerializationException(
          "a record of topic " + topic + " cannot be read: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "a record of topic "
              + topic
              + " cannot be read with its schema, which has the id "
              + id
              + ": "
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

  private DatumReader<T> reader(Workspace<T> workspace, int id) {
    DatumReader<T> reader = workspace.readers.get(id);
    if (reader == null) {
      reader = choice.reader(registry.schema(id));
      if (workspace.readers.size() >= MAX_READERS) {
        workspace.readers.clear();
      }
      workspace.readers.put(id, reader);
    }
    return reader;
  }
}
