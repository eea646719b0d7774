package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The settings, the evolution of schemas and the failures, on our side and on Confluent's. */
@ExtendWith(EmbeddedRegistry.Started.class)
class SettingsIT {
  /** Where ours does otherwise, and why. */
  private static final Map<String, String> REASONS =
      Map.of(
          "`use.latest.version`, the latest has one more field",
          "Confluent's serializer takes the fields by their place, and there is none; ours fills in"
              + " the default.",
          "no bytes",
          "read by neither; Kafka's handlers of such failures expect a SerializationException.",
          "four bytes",
          "read by neither, as with no bytes.",
          "a byte too many",
          "Confluent's deserializer does not look; for ours it is a record that was not written"
              + " with its schema.");

  @Test
  void shouldActAsConfluentsClassesWhereNoReasonIsGiven(EmbeddedRegistry registry)
      throws IOException, InterruptedException {
    List<SettingsCase> cases = new ArrayList<>();
    cases.addAll(new WritingCases(registry.uri()).all());
    cases.addAll(new ReadingCases(registry.uri()).all());
    StringBuilder page = new StringBuilder("| case | ours | Confluent's |\n| --- | --- | --- |\n");
    List<String> different = new ArrayList<>();
    for (SettingsCase one : cases) {
      String ours = one.outcome(Party.OURS);
      String theirs = one.outcome(Party.CONFLUENT);
      if (!ours.equals(theirs)) {
        different.add(one.name());
      }
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s |%n",
              one.name(),
              ours,
              ours.equals(theirs) ? "the same" : theirs));
    }
    page.append(
        String.format(
            Locale.ROOT,
            "%n%d cases, %d the same.%n",
            cases.size(),
            cases.size() - different.size()));
    if (!different.isEmpty()) {
      page.append('\n');
      different.forEach(
          name ->
              page.append("- ").append(name).append(": ").append(REASONS.get(name)).append('\n'));
    }
    assertThat(different).containsExactlyInAnyOrderElementsOf(REASONS.keySet());
    ConformancePage.assertSection("settings", page.toString());
  }
}
