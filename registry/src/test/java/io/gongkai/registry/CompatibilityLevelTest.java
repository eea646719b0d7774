package io.gongkai.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of levels and changes.
 *
 * <p>Schemas: {@code a} and {@code b} are required fields, {@code B} is b with a default.
 */
class CompatibilityLevelTest {
  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "a", SchemaBuilder.record("R").fields().requiredInt("a").endRecord(),
          "ab", SchemaBuilder.record("R").fields().requiredInt("a").requiredInt("b").endRecord(),
          "aB",
              SchemaBuilder.record("R")
                  .fields()
                  .requiredInt("a")
                  .name("b")
                  .type()
                  .intType()
                  .intDefault(0)
                  .endRecord());

  @ParameterizedTest
  @CsvSource({
    "NONE, a, ab, true",
    "NONE, ab, a, true",
    "BACKWARD, a, ab, false",
    "BACKWARD, a, aB, true",
    "BACKWARD, ab, a, true",
    "FORWARD, a, ab, true",
    "FORWARD, ab, a, false",
    "FORWARD, aB, a, true",
    "FULL, a, aB, true",
    "FULL, aB, a, true",
    "FULL, a, ab, false",
    "FULL, ab, a, false",
    "BACKWARD, a aB, ab, true",
    "BACKWARD_TRANSITIVE, a aB, ab, false",
    "FORWARD, ab aB, a, true",
    "FORWARD_TRANSITIVE, ab aB, a, false",
    "FULL, ab aB, a, true",
    "FULL_TRANSITIVE, ab aB, a, false",
    "FULL_TRANSITIVE, a aB, a, true",
  })
  void shouldJudgeByTheLevelWhenASchemaChanges(
      CompatibilityLevel level, String earlier, String schema, boolean compatible) {
    List<Schema> versions = Arrays.stream(earlier.split(" ")).map(SCHEMAS::get).toList();
    assertThat(level.incompatibilities(SCHEMAS.get(schema), versions).isEmpty())
        .isEqualTo(compatible);
  }

  @ParameterizedTest
  @CsvSource({"full_transitive, FULL_TRANSITIVE", "Forward, FORWARD", "SIDEWAYS, ", "'', "})
  void shouldFindLevelsInAnyCaseWhenNamed(String name, CompatibilityLevel expected) {
    assertThat(CompatibilityLevel.named(name).orElse(null)).isEqualTo(expected);
  }
}
