package io.gongkai.conformance;

import io.gongkai.conformance.CompatibilityIT.Differences;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The compatibility levels of our registry against Apicurio's. */
@ExtendWith({Apicurio.Started.class, EmbeddedRegistry.Started.class})
class ApicurioCompatibilityIT {

  @Test
  void shouldTellWhichChangesApicurioJudgesOtherwise(EmbeddedRegistry registry, Apicurio apicurio)
      throws IOException, InterruptedException {
    Differences differences = new Differences();
    List<SchemaChange> changes = SchemaChange.all();
    for (int i = 0; i < changes.size(); i++) {
      SchemaChange change = changes.get(i);
      String subject = "apicurio-changes-" + i;
      differences.add(
          change,
          Verdicts.ofRegistry(new Rest(registry.uri()), subject, change),
          Verdicts.ofRegistry(new Rest(apicurio.uri()), subject, change));
    }
    ConformancePage.assertSection(
        "changes at Apicurio", differences.sentence("Apicurio " + ApicurioArchive.VERSION));
  }
}
