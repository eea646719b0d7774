package io.gongkai.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Breaks the pipeline at random; run by the profile {@code faults} alone. What it did is left in
 * {@code target/faults/summary.md}, beside the logs of every process.
 */
class RandomFaultsRun {
  private static final Path DIRECTORY = Path.of("target", "faults").toAbsolutePath();

  @Test
  void shouldLoseAndDoubleNothingWhateverBreaks() throws Exception {
    Path data = Files.createTempDirectory(Files.createDirectories(DIRECTORY), "run-");

    String summary =
        FaultRun.run(
            new FaultRun.Plan(
                Long.getLong("faults.seed", 1),
                Integer.getInteger("faults.rounds", Fault.values().length),
                Duration.ofMinutes(Long.getLong("faults.minutes", 30)),
                kinds(),
                Integer.getInteger("faults.documents", 60),
                Duration.ofSeconds(Long.getLong("faults.outage.seconds", 10)),
                data),
            System.err::println);

    System.err.println(summary);
    Files.writeString(DIRECTORY.resolve("summary.md"), summary, StandardCharsets.UTF_8);
    // Whatever is lost, doubled or wrong has ended the run with an exception before this.
    assertThat(summary).doesNotContain(", 0 faults,");
  }

  private static Set<Fault> kinds() {
    String named = System.getProperty("faults.kinds", "").strip();
    return named.isEmpty()
        ? EnumSet.allOf(Fault.class)
        : Arrays.stream(named.split(","))
            .map(name -> Fault.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
  }
}
