package io.gongkai.schemas.registry;

import java.util.Objects;
import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param subject name of the subject
 * @param version number of the version in the subject, from 1
 * @param id id of the schema in the registry, from 1
 * @param schema the schema
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {

  /** Checks that nothing is null. */
  public RegisteredSchema {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(schema, "schema");
  }
}
