package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.blob.DirectoryBlobStore;
import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay and a live run of which the one has come further than the other. */
class ReplayWhileLiveIT {
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  @TempDir private Path directory;
  private final ReportGenerator reports = new ReportGenerator(new Random(7));
  private LiveRun live;
  private Path config;

  @BeforeEach
  void start() throws Exception {
    live = new LiveRun(directory);
    config = live.config("");
  }

  @AfterEach
  void stop() throws Exception {
    live.close();
  }

  private String report(String agency, int year) {
    Truth truth = reports.next(FORM);
    return TextLayout.TABS.render(new Truth(agency, year, FORM, truth.values()));
  }

  private void publish(String agency, int year) throws Exception {
    live.publish(agency, report(agency, year));
  }

  private CommandRun replay(String... arguments) {
    CommandRun run = live.replay(config, arguments);
    assertThat(run.status()).as(run.err()).isLessThan(2);
    return run;
  }

  @Test
  void shouldLeaveOutWhatOnlyTheLiveRunHasReadUntilTheReplayGoesOn() throws Exception {
    publish("白鹭县审计局", 2023);
    publish("白鹭县审计局", 2024);
    publish("望江县审计局", 2023);
    live.awaitQuiet();
    assertThat(replay("start", "a").out()).startsWith("complete: 3 documents");
    publish("望江县审计局", 2023);
    publish("柳林县审计局", 2023);
    live.withdraw(ReportKey.of("白鹭县审计局", 2024));
    live.awaitQuiet();

    CommandRun early = replay("diff", "a");

    assertThat(early.status()).isEqualTo(1);
    assertThat(early.out())
        .contains("-> ", "  白鹭县审计局/2024\n")
        .contains("2 reports left out, of which one side has not read the newest document yet")
        .endsWith("2 reports compared, 1 differ\n");
    assertThat(replay("list").out()).contains("3 documents read again, 2 have come since");

    CommandRun more = replay("start", "a");

    assertThat(more.out()).startsWith("complete: 5 documents").contains(" 1 withdrawals");
    CommandRun late = replay("diff", "a");
    assertThat(late.status()).as(late.out()).isZero();
    assertThat(late.out()).endsWith("3 reports compared, 0 differ\n");
    assertThat(live.standing(PipelineRun.replay("a"))).isEqualTo(live.standing(PipelineRun.LIVE));
  }

  @Test
  void shouldTellARecordThatOnlyTheReplayFailedOn() throws Exception {
    publish("白鹭县审计局", 2023);
    live.claim("白鹭县审计局", new byte[12]);
    live.awaitQuiet();
    replay("start", "b");
    CommandRun both = replay("diff", "b");
    assertThat(both.status()).as(both.out()).isZero();

    live.produce(PipelineRun.replay("b").topic(Topics.NORMALIZED), "白鹭县审计局/2022");
    assertThat(live.replay(config, "diff", "b").err())
        .contains("the replay b is stopped: 2 documents read again")
        .contains("so nothing was compared");
    replay("start", "b");

    CommandRun one = replay("diff", "b");

    assertThat(one.status()).isEqualTo(1);
    assertThat(one.out())
        .startsWith("failed    validate  白鹭县审计局/2022  ")
        .contains("1 documents validate failed\n")
        .endsWith("1 reports compared, 0 differ\n");
    CommandRun json = replay("diff", "b", "--format", "json", "--limit", "0");
    assertThat(json.out().lines()).hasSize(1);
    assertThat(json.out()).contains("\"validate failed\":1").contains("\"listed\":0");
  }

  @Test
  void shouldReadDocumentsFromAStoreThatOnlyTheReplayHas() throws Exception {
    Path store = directory.resolve("store");
    byte[] document = report("白鹭县审计局", 2023).getBytes(StandardCharsets.UTF_8);
    live.claim("白鹭县审计局", document);
    live.awaitQuiet();
    assertThat(new DirectoryBlobStore(store).put(document)).isNotNull();
    config = live.config("blob.store=" + store.toString().replace("\\", "/") + "\n");
    replay("start", "c");

    CommandRun diff = replay("diff", "c");

    assertThat(diff.out())
        .startsWith("report    none -> ")
        .contains("  白鹭县审计局/2023\n")
        .endsWith("1 reports compared, 1 differ\n");
  }

  @Test
  void shouldHaveNothingToDoWhenNothingWasEverHandedIn() {
    assertThat(replay("start", "empty").out()).startsWith("complete: 0 documents");

    assertThat(replay("diff", "empty").out()).isEqualTo("0 reports compared, 0 differ\n");
    assertThat(replay("drop", "empty").out()).startsWith("dropped empty: ");
    assertThat(replay("list").out()).isEmpty();
  }
}
