package io.gongkai.schemas.registry;

import org.apache.avro.Schema;

/**
 * A schema registry as serializers and deserializers need it.
 *
 * <p>Every method may be called from several threads. All throw {@link SchemaRegistryException}
 * when the registry refuses the request, and its subclass {@link
 * SchemaRegistryUnavailableException} when the registry could not be asked.
 */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * Registers a schema under a subject; a schema that is there already keeps its id.
   *
   * @return the schema's id, from 1
   */
  int register(String subject, Schema schema);

  /**
   * Id of a schema that is registered under a subject.
   *
   * @return the schema's id, from 1
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema with an id.
   *
   * @param id id as it stands in a record, from 1
   */
  Schema schema(int id);

  /** The newest schema of a subject. */
  RegisteredSchema latest(String subject);

  /** Lets go of connections and wakes threads that wait for a retry. */
  @Override
  void close();
}
