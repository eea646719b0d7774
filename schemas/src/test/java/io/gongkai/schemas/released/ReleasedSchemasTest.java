package io.gongkai.schemas.released;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the schemas against every released version of them, which stand in {@code
 * schemas/released/v1}, {@code v2} and so on.
 *
 * <p>To add the present schemas as a release, run in the project's root:
 *
 * <pre>./mvnw -pl schemas -am test -Dtest=ReleasedSchemasTest -Dgongkai.release.schemas=v2</pre>
 */
class ReleasedSchemasTest {
  private static final String RELEASE = "gongkai.release.schemas";
  private static final List<Schema> CURRENT =
      List.of(
          Report.getClassSchema(),
          ValidatedReport.getClassSchema(),
          Unreadable.getClassSchema(),
          Receipt.getClassSchema(),
          FlaggedCount.getClassSchema(),
          Waiver.getClassSchema());

  @BeforeAll
  static void addReleaseWhenAsked() throws IOException {
    String release = System.getProperty(RELEASE, "");
    if (!release.isEmpty()) {
      write(release);
    }
  }

  @Test
  void shouldBeFullyCompatibleWithEveryReleaseWhenASchemaChanges() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path release : releases()) {
      for (Schema current : CURRENT) {
        Path file = file(release, current);
        if (Files.exists(file)) {
          Schema released = new Schema.Parser().parse(Files.readString(file));
          compare(release + ": data of the release, read by now", current, released, found);
          compare(release + ": data of now, read by the release", released, current, found);
        }
      }
    }
    if (!found.isEmpty()) {
      fail(
          "the contracts in gongkai.avdl are not FULL_TRANSITIVE compatible with what was"
              + " released; give new fields a default, keep fields without one, and give enums"
              + " that grow a default:\n  "
              + String.join("\n  ", found));
    }
  }

  @Test
  void shouldHaveASnapshotOfTheNewestReleaseThatEqualsTheSchemasOfNow() throws IOException {
    List<Path> releases = releases();
    Path newest = releases.get(releases.size() - 1);
    for (Schema current : CURRENT) {
      assertThat(file(newest, current))
          .as(
              "%s: the newest release of this schema differs from gongkai.avdl. Before the release"
                  + " goes out, correct the snapshot; after it, add a directory: ./mvnw -pl schemas"
                  + " -am test -Dtest=ReleasedSchemasTest -D%s=v%s",
              current.getName(), RELEASE, releases.size() + 1)
          .exists()
          .content(StandardCharsets.UTF_8)
          .isEqualTo(text(current));
    }
  }

  private static void compare(String what, Schema reader, Schema writer, List<String> into) {
    for (Incompatibility incompatibility :
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities()) {
      into.add(
          what
              + ": "
              + reader.getName()
              + incompatibility.getLocation()
              + ": "
              + incompatibility.getType()
              + ": "
              + incompatibility.getMessage());
    }
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> directories = Files.list(root())) {
      List<Path> releases =
          directories
              .filter(Files::isDirectory)
              .sorted(Comparator.comparingInt(ReleasedSchemasTest::number))
              .toList();
      assertThat(releases).as("released schemas in %s", root()).isNotEmpty();
      return releases;
    }
  }

  private static int number(Path release) {
    return Integer.parseInt(release.getFileName().toString().substring(1));
  }

  private static void write(String release) throws IOException {
    assertThat(release).as(RELEASE).matches("v[1-9][0-9]*");
    Path directory = Files.createDirectories(root().resolve(release));
    for (Schema current : CURRENT) {
      Files.writeString(file(directory, current), text(current));
    }
  }

  private static String text(Schema schema) throws IOException {
    ObjectMapper json = new ObjectMapper();
    // The same bytes on every platform.
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return json.writer(lines).writeValueAsString(json.readTree(schema.toString())) + "\n";
  }

  private static Path file(Path release, Schema schema) {
    return release.resolve(schema.getName() + ".avsc");
  }

  private static Path root() {
    return Path.of(System.getProperty("gongkai.root"), "schemas", "released");
  }
}
