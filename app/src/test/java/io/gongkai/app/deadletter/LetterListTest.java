package io.gongkai.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.deadletter.DeadLetter.State;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Which dead letters are meant, what became of them, and how they are shown. */
class LetterListTest {
  private static final LetterFilter.Wanted ANY =
      new LetterFilter.Wanted("", Instant.MIN, Instant.MAX);

  private static DeadLetter letter(int number, String earlier) {
    return new DeadLetter(
        LetterId.of(Stage.NORMALIZE, 0, number),
        Instant.ofEpochSecond(number),
        "io.gongkai.DocumentNotFetchedException",
        "there is no blob " + number,
        new RecordOrigin("reports.raw", 1, number),
        1_234,
        earlier.isEmpty() ? 0 : 1,
        earlier);
  }

  @Test
  void shouldSayWhatBecameOfEachOldestFirst() {
    LetterList list = new LetterList(ANY, Set.of("normalize/0-1", "normalize/0-2"));
    list.add(letter(4, "normalize/0-1"));
    list.add(letter(2, ""));
    list.add(letter(1, ""));

    assertThat(list.entries())
        .extracting(entry -> entry.letter().id().toString(), LetterList.Entry::state)
        .containsExactly(
            tuple("normalize/0-1", State.CAME_BACK),
            tuple("normalize/0-2", State.REDRIVEN),
            tuple("normalize/0-4", State.OPEN));
    assertThat(list.isComplete()).isTrue();
  }

  @Test
  void shouldHoldTheNewestWhenThereAreTooMany() {
    LetterList list = new LetterList(ANY, Set.of(), 2);
    for (int number : new int[] {3, 1, 2}) {
      list.add(letter(number, ""));
    }
    assertThat(list.entries())
        .extracting(entry -> entry.letter().id().offset())
        .containsExactly(2L, 3L);
    assertThat(list.isComplete()).isFalse();
  }

  @Test
  void shouldKnowWhatIsMeantByCauseAndTime() {
    DeadLetter letter = letter(100, "");
    assertThat(wanted("no blob", 100, 101).includes(letter)).isTrue();
    assertThat(wanted("notfetched", 100, 101).includes(letter)).isTrue();
    assertThat(wanted("(a+)+$", 100, 101).includes(letter)).isFalse();
    assertThat(wanted("", 101, 102).includes(letter)).isFalse();
    assertThat(wanted("", 99, 100).includes(letter)).as("the end is not included").isFalse();
  }

  private static LetterFilter.Wanted wanted(String cause, long from, long to) {
    return new LetterFilter.Wanted(cause, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  @Test
  void shouldShowALetterInThreeLinesWhateverItsMessageHolds() {
    DeadLetter hostile =
        new DeadLetter(
            LetterId.ofSink("reports.clean", 0, 9),
            null,
            "",
            "a\u001b[31mb\nc\u202ed\u0000\\" + "x".repeat(500),
            new RecordOrigin("reports.clean", 0, 9),
            7,
            2,
            "");
    String text = LetterPrinter.text(new LetterList.Entry(hostile, State.OPEN));
    assertThat(text.lines()).hasSize(3);
    assertThat(text)
        .startsWith("sink/reports.clean-0-9  time not known  open\n  a\\u{1b}[31mb\\nc\\u{202e}d")
        .contains("\\u{0}\\\\x")
        .contains("…")
        .endsWith("\n  from reports.clean-0@9, 7 bytes, sent again 2 times\n");
    assertThat(LetterPrinter.json(new LetterList.Entry(letter(1, ""), State.CAME_BACK)))
        .startsWith("{\"id\":\"normalize/0-1\",\"stage\":\"normalize\",\"state\":\"came-back\"")
        .endsWith("\"bytes\":1234,\"timesRedriven\":0}\n");
  }

  @Test
  void shouldReadAnIdAsItWasWritten() {
    for (String text : List.of("normalize/0-17", "validate/11-0", "sink/reports.clean-3-9")) {
      assertThat(LetterId.parse(text)).hasToString(text);
    }
    assertThat(LetterId.parse("validate/11-5").topic()).isEqualTo("validate.dead-letter");
    assertThat(LetterId.parse("sink/reports.flagged-counts-3-9").topic())
        .isEqualTo("reports.flagged-counts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "normalize",
        "normalize/17",
        "gateway/0-1",
        "sink/0-1",
        "normalize/x-0-1",
        "normalize/0-1\n",
        "normalize/0-99999999999999999999"
      })
  void shouldSayHowAnIdLooksWhenItIsNone(String text) {
    assertThatThrownBy(() -> LetterId.parse(text))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("normalize/0-17");
  }

  @Test
  void shouldWaitSoThatTheRateIsKept() throws InterruptedException {
    long[] now = {1_000};
    List<Long> waits = new ArrayList<>();
    Pace pace =
        new Pace(
            new Pace.Rate.Converter().convert("10/s"),
            () -> now[0],
            nanos -> {
              waits.add(nanos);
              now[0] += nanos;
            });
    pace.await();
    now[0] += 30_000_000;
    pace.await();
    pace.await();
    now[0] += 200_000_000;
    pace.await();

    assertThat(waits).containsExactly(70_000_000L, 100_000_000L);
    for (String rate : List.of("10", "0/s", "-1/s", "10001/s", "1e3/s")) {
      assertThatThrownBy(() -> new Pace.Rate.Converter().convert(rate))
          .as(rate)
          .isInstanceOf(TypeConversionException.class);
    }
  }
}
