package io.gongkai.schemas.serde;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro which generated classes records may be read into.
 *
 * <p>Avro instantiates only classes that are named as trusted, because a name in a schema from
 * outside must not choose a class. The names here come from the schema that is compiled into a
 * generated class, never from a record or the registry, and they are added to those that the
 * application trusts already.
 */
final class TrustedClasses {
  private TrustedClasses() {}

  /** Trusts a generated class and the generated classes that its schema is made of. */
  static void trust(Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    Schema schema = SpecificData.get().getSchema(type);
    collect(schema, names);
    // Avro's setting is one for the process: two threads must not overwrite each other's addition.
    synchronized (TrustedClasses.class) {
      ClassSecurityPredicate trusted = ClassSecurityValidator.getGlobal();
      if (!trusted.isTrusted(type)) {
        ClassSecurityValidator.Builder more = ClassSecurityValidator.builder();
        names.forEach(more::add);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(trusted, more.build()));
      }
    }
  }

  private static void collect(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> {
        if (names.add(SpecificData.getClassName(schema))) {
          schema.getFields().forEach(field -> collect(field.schema(), names));
        }
      }
      case ENUM, FIXED -> names.add(SpecificData.getClassName(schema));
      case ARRAY -> collect(schema.getElementType(), names);
      case MAP -> collect(schema.getValueType(), names);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, names));
      default -> {
        // Plain types are Java's own classes.
      }
    }
  }
}
