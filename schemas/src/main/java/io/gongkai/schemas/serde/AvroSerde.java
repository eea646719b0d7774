package io.gongkai.schemas.serde;

import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A serde of the default serializer and deserializer, for configuration such as {@code
 * default.value.serde}; code takes its serdes from {@link AvroSerdes}.
 *
 * @param <T> type of the records
 */
public final class AvroSerde<T extends IndexedRecord> extends Serdes.WrapperSerde<T> {
  /** A serde that is configured later. */
  public AvroSerde() {
    super(new AvroSerializer<>(), new AvroDeserializer<>());
  }
}
