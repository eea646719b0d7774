package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.registry.CompatibilityLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The compatibility levels of our registry against Confluent's classes and Avro's validators. */
@ExtendWith(EmbeddedRegistry.Started.class)
class CompatibilityIT {

  @Test
  void shouldJudgeChangesOfSchemasAsConfluentsClassesDo(EmbeddedRegistry registry)
      throws IOException, InterruptedException {
    Rest rest = new Rest(registry.uri());
    Differences avro = new Differences();
    StringBuilder table = new StringBuilder("| change |");
    for (CompatibilityLevel level : CompatibilityLevel.values()) {
      table.append(" `").append(level).append("` |");
    }
    table
        .append("\n| --- |")
        .append(" --- |".repeat(CompatibilityLevel.values().length))
        .append('\n');
    List<SchemaChange> changes = SchemaChange.all();
    for (int i = 0; i < changes.size(); i++) {
      SchemaChange change = changes.get(i);
      String subject = "changes-" + i;
      Verdicts ours = Verdicts.ofRegistry(rest, subject, change);
      assertThat(Verdicts.refusals(rest, subject, change, ours.refused()))
          .as("%s: what is called incompatible is not registered", change.name())
          .isEqualTo(ours.refused());
      assertThat(Verdicts.ofConfluent(change)).as(change.name()).isEqualTo(ours);
      avro.add(change, ours, Verdicts.ofAvro(change));
      table.append("| ").append(change.name()).append(" |");
      ours.compatible().values().forEach(yes -> table.append(yes ? " yes |" : " no |"));
      table.append('\n');
    }
    ConformancePage.assertSection(
        "changes",
        "%s%n%d changes at %d levels: %d verdicts, all equal to those of Confluent's classes. %s"
            .formatted(
                table,
                changes.size(),
                CompatibilityLevel.values().length,
                changes.size() * CompatibilityLevel.values().length,
                avro.sentence("Avro's validators")));
  }

  /** Verdicts of another judge that differ from ours. */
  static final class Differences {
    private final List<String> different = new ArrayList<>();
    private int count;
    private int verdicts;

    void add(SchemaChange change, Verdicts ours, Verdicts judged) {
      List<CompatibilityLevel> levels =
          ours.compatible().keySet().stream()
              .filter(level -> !ours.compatible().get(level).equals(judged.compatible().get(level)))
              .toList();
      verdicts += ours.compatible().size();
      count += levels.size();
      for (boolean theirs : new boolean[] {true, false}) {
        List<String> such =
            levels.stream()
                .filter(level -> judged.compatible().get(level) == theirs)
                .map(level -> "`" + level + "`")
                .toList();
        if (!such.isEmpty()) {
          different.add(
              "%s: %s at %s, where ours is %s"
                  .formatted(change.name(), yes(theirs), String.join(", ", such), yes(!theirs)));
        }
      }
    }

    private static String yes(boolean compatible) {
      return compatible ? "yes" : "no";
    }

    /** The figures in a sentence, and a list of what differs. */
    String sentence(String judge) {
      StringBuilder text = new StringBuilder();
      text.append("%s: %d of %d equal.%n".formatted(judge, verdicts - count, verdicts));
      if (!different.isEmpty()) {
        text.append('\n');
        different.forEach(line -> text.append("- ").append(line).append('\n'));
      }
      return text.toString();
    }
  }
}
