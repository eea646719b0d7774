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
import org.junit.jupiter.params.provider.MethodSource;

/** Every input that fuzzing starts from, and every one that ever broke something or was new. */
class CorpusTest {
  /** All but the gateway, which needs a database: {@link GatewayCorpusIT}. */
  static Stream<FuzzTarget> targets() {
    return FuzzTarget.all().stream().filter(target -> target != ServerTarget.GATEWAY);
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(60)
  void shouldHoldForSeeds(FuzzTarget target) {
    List<byte[]> seeds = target.seeds();
    assertThat(seeds).isNotEmpty();
    seeds.forEach(target::check);
  }

  @TestFactory
  @Timeout(120)
  Stream<DynamicTest> shouldHoldForCorpus() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (FuzzTarget target : targets().toList()) {
      tests.addAll(corpus(target));
    }
    return tests.stream();
  }

  /** A test for each input that is kept for a target. */
  static List<DynamicTest> corpus(FuzzTarget target) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path input : Corpus.inputs(target)) {
      String name = target.folder() + "/" + input.getFileName();
      tests.add(DynamicTest.dynamicTest(name, () -> target.check(Files.readAllBytes(input))));
    }
    return tests;
  }

  /** Words that spell no report would test nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NARRATIVE")
  void shouldReadReportWhenInputIsSeed(DocumentTarget target) {
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
  @Timeout(60)
  void shouldRegisterAndReadWhenInputIsSeed() {
    List<List<Integer>> statuses =
        RegistryRequests.seeds().stream().map(RegistryRequests.shared()::statuses).toList();

    assertThat(statuses)
        .containsExactly(
            List.of(200, 200, 200),
            List.of(200, 200, 200, 200, 200),
            List.of(200, 200, 200, 200, 200, 200),
            List.of(200, 422, 200, 200));
  }

  @Test
  void shouldKeepNoFileOfUnknownTarget() throws IOException {
    try (Stream<Path> folders = Files.list(Corpus.folder())) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .isSubsetOf(FuzzTarget.all().stream().map(FuzzTarget::folder).toList());
    }
  }
}
