package io.gongkai.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What a new schema of a subject must get along with. */
public enum CompatibilityLevel {
  /** Nothing. */
  NONE(false, false, false),
  /** The new schema reads what the latest wrote. */
  BACKWARD(true, false, false),
  /** The new schema reads what any version wrote. */
  BACKWARD_TRANSITIVE(true, false, true),
  /** The latest schema reads what the new one writes. */
  FORWARD(false, true, false),
  /** Every version reads what the new one writes. */
  FORWARD_TRANSITIVE(false, true, true),
  /** Both, for the latest. */
  FULL(true, true, false),
  /** Both, for every version. */
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  /** The level with a name, in any case; empty when there is none. */
  public static Optional<CompatibilityLevel> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (CompatibilityLevel level : values()) {
      if (level.name().equals(upper)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /**
   * What stands against a new schema.
   *
   * @param schema the new schema
   * @param earlier the versions of the subject, oldest first
   * @return a line for each incompatibility; empty when there is none
   */
  public List<String> incompatibilities(Schema schema, List<Schema> earlier) {
    List<String> found = new ArrayList<>();
    int first = transitive ? 0 : Math.max(0, earlier.size() - 1);
    for (Schema old : earlier.subList(first, earlier.size())) {
      if (backward) {
        describe("the new schema cannot read data of an earlier one", schema, old, found);
      }
      if (forward) {
        describe("an earlier schema cannot read data of the new one", old, schema, found);
      }
    }
    return found;
  }

  private static void describe(String what, Schema reader, Schema writer, List<String> into) {
    for (Incompatibility found :
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities()) {
      into.add(
          what + ": " + found.getType() + " at " + found.getLocation() + ": " + found.getMessage());
    }
  }
}
