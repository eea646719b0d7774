package io.gongkai.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes each target for a while with Jazzer, in a process of its own. Run by the profile {@code
 * fuzz} alone.
 *
 * <p>Inputs that reach new code are kept under {@code target/fuzz}; an input that breaks something
 * fails the run, is left under {@code target/fuzz/findings}, and belongs into the corpus under a
 * name that says what it broke. A run of a minute or more begins where earlier ones ended: with
 * what {@link KeptInputs} has.
 */
class FuzzingRun {
  /** Time beyond the fuzzing itself that a process may take to start, replay and stop. */
  private static final int GRACE_SECONDS = 120;

  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);

  /** Length of the longest input in bytes: short ones are many times as quick. */
  private static final int MOST_BYTES = Integer.getInteger("fuzz.bytes", 65_536);

  /** Whether inputs that reach new code are to be kept in the corpus, the fewest that reach it. */
  private static final boolean KEEP = Boolean.getBoolean("fuzz.keep");

  /** A run that is shorter would do nothing but try what is kept. */
  private static final int LONG_SECONDS = 60;

  private static final int MERGE_SECONDS = 600;

  private static final String SANITIZERS = "com.code_intelligence.jazzer.sanitizers.";

  private static final Path WORK = Path.of("target", "fuzz").toAbsolutePath();

  static Stream<FuzzTarget> targets() {
    String named =
        System.getProperty("fuzz.targets", "").toUpperCase(Locale.ROOT).replace('-', '_');
    return FuzzTarget.all().stream()
        .filter(target -> named.isBlank() || List.of(named.split(",")).contains(target.name()));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void shouldHoldForWhateverTheFuzzerFinds(FuzzTarget target)
      throws IOException, InterruptedException {
    Path generated = Files.createDirectories(WORK.resolve("generated").resolve(target.folder()));
    Path seeds = Files.createDirectories(WORK.resolve("seeds").resolve(target.folder()));
    Path findings = Files.createDirectories(WORK.resolve("findings").resolve(target.folder()));
    KeptInputs kept = KeptInputs.of(target);
    if (SECONDS >= LONG_SECONDS) {
      kept.unpackInto(seeds);
    }
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(seeds.resolve("seed-" + number++), seed);
    }
    run(target, "fuzz", findings, SECONDS, command(target, findings, generated, seeds));
    if (KEEP) {
      Path merged = Files.createDirectories(WORK.resolve("merged").resolve(target.folder()));
      List<String> merge = command(target, findings, merged, generated);
      merge.addAll(List.of(seeds.toString(), "-merge=1"));
      run(target, "merge", findings, MERGE_SECONDS, merge);
      kept.pack(merged);
    }
  }

  private static void run(
      FuzzTarget target, String what, Path directory, int seconds, List<String> command)
      throws IOException, InterruptedException {
    Path log = WORK.resolve(target.folder() + (what.equals("fuzz") ? "" : "-" + what) + ".log");
    Process fuzzer =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(fuzzer.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS))
          .as("%s stops in time, see %s", target, log)
          .isTrue();
    } finally {
      fuzzer.destroyForcibly();
    }
    assertThat(fuzzer.exitValue()).as("%s, see %s", target, log).isZero();
  }

  private static List<String> command(
      FuzzTarget target, Path findings, Path generated, Path seeds) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    // A broken PDF would have a line logged for each of its operators.
    command.add("-Dorg.apache.logging.log4j.simplelog.level=OFF");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dgongkai.root=" + System.getProperty("gongkai.root"));
    command.addAll(List.of("-Dfuzz.target=" + target, "com.code_intelligence.jazzer.Jazzer"));
    command.add("--target_class=" + FuzzEntry.class.getName());
    command.add("--instrumentation_includes=" + target.instrumented());
    // A call into the fuzzer for each step of a regular expression makes it 30 times as slow; the
    // words that the expressions look for are in the inputs already.
    String hooks = SANITIZERS + "RegexRoadblocks";
    if (target == ServerTarget.GATEWAY) {
      // The server that it finds the gateway to connect to is its own database, whose driver does
      // not bear the fuzzer's detectors.
      hooks += ":" + SANITIZERS + "ServerSideRequestForgery";
      command.add("--custom_hook_includes=io.gongkai.**");
    }
    command.add("--disabled_hooks=" + hooks);
    command.add("--reproducer_path=" + findings);
    // libFuzzer's own: no input may take longer than this many seconds, or this many MB.
    command.addAll(List.of("-timeout=60", "-rss_limit_mb=3000", "-max_len=" + MOST_BYTES));
    command.addAll(List.of("-max_total_time=" + SECONDS, "-artifact_prefix=" + findings + "/"));
    command.addAll(List.of(generated.toString(), seeds.toString()));
    Path kept = Corpus.folder().resolve(target.folder());
    if (Files.isDirectory(kept)) {
      command.add(kept.toString());
    }
    return command;
  }
}
