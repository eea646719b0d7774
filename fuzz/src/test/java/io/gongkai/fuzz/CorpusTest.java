package io.gongkai.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.BareSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every input that fuzzing starts from, and every one that ever broke something or was new. */
class CorpusTest {
  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void shouldHoldForSeeds(FuzzTarget target) {
    List<byte[]> seeds = Seeds.of(target);
    assertThat(seeds).isNotEmpty();
    seeds.forEach(seed -> Invariants.check(target.document(seed)));
  }

  @TestFactory
  @Timeout(120)
  Stream<DynamicTest> shouldHoldForCorpus() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      for (Path input : Corpus.inputs(target)) {
        String name = target.folder() + "/" + input.getFileName();
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> Invariants.check(target.document(Files.readAllBytes(input)))));
      }
    }
    return tests.stream();
  }

  /** Words that spell no report would test nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NARRATIVE")
  void shouldReadReportWhenInputIsSeed(FuzzTarget target) {
    Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
    List<NormalizeResult> results =
        Seeds.of(target).stream()
            .map(seed -> normalizer.normalize(BareSubmission.of(0), target.document(seed)))
            .toList();
    // Whole reports and their texts would bury the message.
    boolean anyRead = results.stream().anyMatch(NormalizeResult.Read.class::isInstance);
    assertThat(anyRead).as("any of %s seeds is read", results.size()).isTrue();
  }

  @Test
  void shouldKeepNoFileOfUnknownTarget() throws IOException {
    try (Stream<Path> folders = Files.list(Corpus.folder())) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .isSubsetOf(Stream.of(FuzzTarget.values()).map(FuzzTarget::folder).toList());
    }
  }
}
