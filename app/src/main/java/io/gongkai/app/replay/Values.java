package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.schemas.registry.SchemaRegistryException;
import io.gongkai.schemas.serde.AvroSerdes;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the values of topics.
 *
 * @param <T> type of the values
 */
final class Values<T extends SpecificRecord> {
  /** What the registry says of a schema that it does not have. */
  private static final int NO_SUCH_SCHEMA = 40403;

  private final RegistryConnection registry;
  private final Deserializer<T> deserializer;

  Values(RegistryConnection registry, Class<T> type) {
    this.registry = registry;
    deserializer = AvroSerdes.value(registry.serdeProperties(), type).deserializer();
  }

  /**
   * Reads a value.
   *
   * @return the value; empty where the bytes are none
   * @throws CommandFailure when the schema registry gives no answer, which says nothing of the
   *     bytes
   */
  Optional<T> read(String topic, byte[] bytes) {
    try {
      return Optional.ofNullable(deserializer.deserialize(topic, bytes));
    } catch (SerializationException e) {
      if (e.getCause() instanceof SchemaRegistryException refused
          && refused.errorCode() != NO_SUCH_SCHEMA) {
        throw new CommandFailure(
            "the records of "
                + topic
                + " cannot be read with the schema registry "
                + registry.url()
                + ": "
                + refused.getMessage(),
            e);
      }
      return Optional.empty();
    }
  }
}
