package io.gongkai.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Verdict;
import io.gongkai.testkit.model.PaperPrinter;
import io.gongkai.testkit.model.PlainAgency.Figures;
import io.gongkai.testkit.model.PlainAgency.Paper;
import io.gongkai.testkit.model.PlainAgency.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the audit notices: a run that finds nothing means something only if it would have. */
class AuditTest {
  private static final String AGENCY = "云河市档案局";
  private static final String KEY = AGENCY + "/2023";

  private final Map<String, Paper> papers = new HashMap<>();
  private final Paper flagged = PaperPrinter.readable(AGENCY, 2023, new Figures(0, 0, 3), 1);
  private final Paper clean = PaperPrinter.readable(AGENCY, 2023, new Figures(0, 0, 0), 2);
  private final Paper noReport = PaperPrinter.unreadable(AGENCY, 3);
  private Ledger ledger;
  private int receipts;

  /** What may go wrong on the topics, by what is told of it. */
  static Stream<Arguments> slips() {
    return Stream.of(
        slip("LOST: acknowledged", it -> it.raw().remove("0/1")),
        slip("DOUBLED: 2 records", it -> it.normalized("0/0", KEY, it.raw().get("0/0"), at(0))),
        slip("nobody handed in", it -> it.raw("0/9", AGENCY, "of nobody")),
        slip(
            "LOST: 0 receipts RECEIVED",
            it ->
                it.receipts().values().stream()
                    .filter(all -> all.get(all.size() - 1).status() == ReceiptStatus.UNREADABLE)
                    .forEach(all -> all.remove(0))),
        slip(
            "DOUBLED: receipt CLEAN",
            it ->
                it.receipts().values().stream()
                    .flatMap(List::stream)
                    .filter(receipt -> receipt.status() == ReceiptStatus.CLEAN)
                    .toList()
                    .forEach(it::receipt)),
        slip(
            "DOUBLED: " + KEY,
            it -> it.stands(Verdict.FLAGGED, KEY, it.standing(Verdict.CLEAN).get(KEY))),
        slip("what stands: " + KEY, it -> it.stands(Verdict.CLEAN, KEY, null)),
        slip("reports.flagged-counts: T4-SUM", it -> it.count("T4-SUM", "ERROR", 2023, 1)),
        slip("dead letters: validate", it -> it.deadLetter("validate.dead-letter", "x")));
  }

  private static Arguments slip(String told, Consumer<Ledger> slip) {
    return Arguments.of(told, slip);
  }

  @BeforeEach
  void keep() {
    List.of(flagged, clean, noReport).forEach(it -> papers.put(it.id(), it));
    ledger = new Ledger(papers::get);
    List<Paper> handedIn = List.of(flagged, clean, clean, noReport);
    for (int i = 0; i < handedIn.size(); i++) {
      ledger.raw("0/" + i, AGENCY, handedIn.get(i).id());
      tell(handedIn.get(i), ReceiptStatus.RECEIVED);
      if (handedIn.get(i).equals(noReport)) {
        ledger.unreadable("0/" + i, noReport.id(), at(i));
      } else {
        ledger.normalized("0/" + i, KEY, handedIn.get(i).id(), at(i));
        tell(handedIn.get(i), ReceiptStatus.NORMALIZED);
      }
    }
    tell(flagged, ReceiptStatus.FLAGGED, "T4-SUM");
    tell(flagged, ReceiptStatus.SUPERSEDED);
    tell(clean, ReceiptStatus.CLEAN);
    tell(clean, ReceiptStatus.DUPLICATE);
    tell(noReport, ReceiptStatus.UNREADABLE, "NOT_A_REPORT");
    ledger.stands(Verdict.FLAGGED, KEY, new Ledger.Standing(flagged.id(), List.of("T4-SUM")));
    ledger.stands(Verdict.FLAGGED, KEY, null);
    ledger.stands(Verdict.CLEAN, KEY, new Ledger.Standing(clean.id(), List.of()));
    ledger.count("T4-SUM", "ERROR", 2023, 1);
    ledger.count("T4-SUM", "ERROR", 2023, 0);
  }

  @Test
  void shouldFindNothingWhenNothingIsWrong() {
    assertThat(ofTopics()).isEmpty();
    assertThat(Audit.ofDatabase(ledger, database(), Set.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("slips")
  void shouldTellWhenTopicsAreWrong(String told, Consumer<Ledger> slip) {
    slip.accept(ledger);

    assertThat(ofTopics()).anySatisfy(it -> assertThat(it).startsWith(told));
  }

  @Test
  void shouldTellWhenAnAcceptedDocumentIsNowhere() {
    assertThat(Audit.ofTopics(ledger, Map.of(), Set.of("accepted"), Set.of()))
        .containsExactly("LOST: accepted by the gateway, not on reports.raw: accepted");
  }

  @Test
  void shouldTellWhenTheDatabaseDiffers() {
    DatabaseState state = database();
    state.current().put(KEY, flagged.id() + " FLAGGED");
    state.receipts().remove("0/0");
    state.counts().put("T4-SUM/2023", 1L);
    state.reports().remove(KEY);
    state.unreadables().put(clean.id(), "");

    assertThat(Audit.ofDatabase(ledger, state, Set.of("reports.clean poison")))
        .extracting(it -> it.substring(0, it.indexOf(':')))
        .containsExactlyInAnyOrder(
            "current_report",
            "receipt_record",
            "flagged_count",
            "dead_letter",
            "report",
            "unreadable_document");
  }

  private List<String> ofTopics() {
    return Audit.ofTopics(ledger, Map.of("0/1", clean.id()), Set.of(noReport.id()), Set.of());
  }

  private DatabaseState database() {
    Map<String, String> rows = new TreeMap<>();
    Map<String, String> statuses =
        new TreeMap<>(
            Map.of(flagged.id(), "SUPERSEDED", clean.id(), "CLEAN", noReport.id(), "UNREADABLE"));
    ledger
        .receipts()
        .forEach((id, all) -> all.forEach(it -> rows.put(it.place(), id + " " + it.status())));
    return new DatabaseState(
        new TreeMap<>(Map.of(KEY, clean.id() + " CLEAN ")),
        new TreeMap<>(Map.of(KEY, String.join(",", ledger.everStood().get(KEY)))),
        new TreeMap<>(Map.of(noReport.id(), "")),
        rows,
        statuses,
        new TreeMap<>(),
        new TreeMap<>());
  }

  private void tell(Paper paper, ReceiptStatus status, String... codes) {
    ledger.receipt(
        new Ledger.Receipt("0/" + receipts++, paper.id(), status, new ArrayList<>(List.of(codes))));
  }

  private static Place at(long offset) {
    return new Place(Instant.ofEpochSecond(offset), offset);
  }
}
