package io.gongkai.faults;

import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.testkit.model.PlainAgency;
import io.gongkai.testkit.model.PlainAgency.Paper;
import io.gongkai.testkit.model.PlainAgency.Place;
import io.gongkai.testkit.model.PlainAgency.Stands;
import io.gongkai.testkit.model.PlainAgency.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the topics hold, and beside it what the plain model makes of the same documents.
 *
 * <p>The model takes each report key's documents in the order in which they stand on
 * reports.normalized. In which order the years of an agency came together nobody can tell from
 * outside; what stands in the end, and how often each submission is told what, does not depend on
 * it.
 */
final class Ledger {
  /** Statuses that are steps on the way or say that nothing changed. */
  private static final List<ReceiptStatus> STEPS =
      List.of(ReceiptStatus.RECEIVED, ReceiptStatus.NORMALIZED, ReceiptStatus.DUPLICATE);

  /** No paper's waiver expires, so the model's time stands still. */
  private static final Instant NOW = Instant.EPOCH;

  /**
   * A receipt on the topic.
   *
   * @param place partition and offset
   */
  record Receipt(String place, String id, ReceiptStatus status, List<String> codes) {
    /** Whether it says how the submission stands. */
    boolean isStatus() {
      return !STEPS.contains(status);
    }
  }

  /**
   * A report that stands on a topic.
   *
   * @param codes codes of the rules that flag it, sorted
   */
  record Standing(String id, List<String> codes) {}

  private final Function<String, Paper> papers;
  private final Map<String, String> raw = new HashMap<>();
  private final Map<String, Integer> handedIn = new HashMap<>();
  private final Map<String, Integer> results = new HashMap<>();
  private final Map<String, Integer> read = new HashMap<>();
  private final Map<String, String> agencyOf = new HashMap<>();
  private final List<String> strangers = new ArrayList<>();
  private final Map<String, List<Receipt>> receipts = new HashMap<>();
  private final Map<Verdict, Map<String, Standing>> standing = new HashMap<>();
  private final Map<String, Set<String>> everStood = new TreeMap<>();
  private final Set<String> unreadables = new TreeSet<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private final Map<String, PlainAgency> agencies = new HashMap<>();
  private final Map<String, Map<ReceiptStatus, Integer>> told = new HashMap<>();
  private final Map<String, ReceiptStatus> lastTold = new HashMap<>();

  /**
   * An empty ledger.
   *
   * @param papers the paper of a submission; null when nobody handed it in
   */
  Ledger(Function<String, Paper> papers) {
    this.papers = papers;
    standing.put(Verdict.CLEAN, new TreeMap<>());
    standing.put(Verdict.FLAGGED, new TreeMap<>());
  }

  /** Forgets all: the topics are read anew from their beginning. */
  void forget() {
    List.of(raw, handedIn, results, read, agencyOf, receipts, counts, deadLetters, agencies, told)
        .forEach(Map::clear);
    lastTold.clear();
    everStood.clear();
    unreadables.clear();
    strangers.clear();
    standing.values().forEach(Map::clear);
  }

  /** A document on reports.raw. */
  void raw(String place, String agency, String id) {
    raw.put(place, id);
    agencyOf.put(id, agency);
    handedIn.merge(id, 1, Integer::sum);
    if (papers.apply(id) == null) {
      strangers.add(place);
    }
  }

  /** A report on reports.normalized. */
  void normalized(String rawPlace, String reportKey, String id, Place place) {
    results.merge(rawPlace, 1, Integer::sum);
    read.merge(id, 1, Integer::sum);
    Paper paper = papers.apply(id);
    if (paper != null) {
      tell(agency(ReportKey.agency(reportKey)).process(paper, place, NOW));
    }
  }

  /**
   * A tombstone on reports.normalized.
   *
   * @param until how far it reaches; null: it takes back what stands
   */
  void withdrawn(String reportKey, Place until) {
    PlainAgency agency = agency(ReportKey.agency(reportKey));
    int year = ReportKey.year(reportKey);
    tell(until == null ? agency.withdraw(year) : agency.withdraw(year, until));
  }

  /** A document on reports.unreadable. */
  void unreadable(String rawPlace, String id, Place place) {
    results.merge(rawPlace, 1, Integer::sum);
    unreadables.add(id);
    Paper paper = papers.apply(id);
    if (paper != null) {
      tell(agency(agencyOf.getOrDefault(id, "")).process(paper, place, NOW));
    }
  }

  /** A record on reports.receipts. */
  void receipt(Receipt receipt) {
    receipts.computeIfAbsent(receipt.id(), unused -> new ArrayList<>()).add(receipt);
  }

  /** A record on reports.clean or reports.flagged; null: a tombstone. */
  void stands(Verdict topic, String reportKey, Standing report) {
    if (report == null) {
      standing.get(topic).remove(reportKey);
    } else {
      standing.get(topic).put(reportKey, report);
      everStood
          .computeIfAbsent(reportKey, unused -> new TreeSet<>())
          .add(report.id() + " " + topic);
    }
  }

  /** A record on reports.flagged-counts. */
  void count(String rule, String severity, int year, long reports) {
    String key = rule + "/" + severity + "/" + year;
    if (reports == 0) {
      counts.remove(key);
    } else {
      counts.put(key, reports);
    }
  }

  /** A record on a dead letter topic, by its text. */
  void deadLetter(String topic, String text) {
    deadLetters.merge(topic + " " + text, 1, Integer::sum);
  }

  /** Ids by place on reports.raw. */
  Map<String, String> raw() {
    return raw;
  }

  /** How often each submission stands on reports.raw. */
  Map<String, Integer> handedIn() {
    return handedIn;
  }

  /** How often each submission stands on reports.normalized. */
  int read(String id) {
    return read.getOrDefault(id, 0);
  }

  /** How many records came of the document at a place of reports.raw. */
  int results(String rawPlace) {
    return results.getOrDefault(rawPlace, 0);
  }

  /** Places on reports.raw with documents that nobody handed in. */
  List<String> strangers() {
    return strangers;
  }

  /** Receipts of a submission in their order. */
  List<Receipt> receipts(String id) {
    return receipts.getOrDefault(id, List.of());
  }

  /** All receipts by submission. */
  Map<String, List<Receipt>> receipts() {
    return receipts;
  }

  /** What stands on a topic by report key. */
  Map<String, Standing> standing(Verdict topic) {
    return standing.get(topic);
  }

  /** Submission and verdict of each report that a topic has ever held, by report key. */
  Map<String, Set<String>> everStood() {
    return everStood;
  }

  /** Submissions on reports.unreadable. */
  Set<String> unreadables() {
    return unreadables;
  }

  /** Counts on the topic that are not 0, by rule, severity and year. */
  Map<String, Long> counts() {
    return counts;
  }

  /** Dead letters, by topic and text, with how often each is there. */
  Map<String, Integer> deadLetters() {
    return deadLetters;
  }

  /** How often the model tells a submission a status; those of verdicts are at least once. */
  int told(String id, ReceiptStatus status) {
    return told.getOrDefault(id, Map.of()).getOrDefault(status, 0);
  }

  /** The status that the model gave a submission last, verdicts apart; null: none. */
  ReceiptStatus lastTold(String id) {
    return lastTold.get(id);
  }

  /** What stands by the model, by report key. */
  Map<String, Stands> expected() {
    Map<String, Stands> expected = new TreeMap<>();
    agencies.forEach(
        (name, agency) ->
            agency
                .standing(NOW)
                .forEach((year, stands) -> expected.put(ReportKey.of(name, year), stands)));
    return expected;
  }

  private PlainAgency agency(String name) {
    return agencies.computeIfAbsent(name, unused -> new PlainAgency());
  }

  private void tell(List<Told> news) {
    for (Told one : news) {
      told.computeIfAbsent(one.id(), unused -> new HashMap<>())
          .merge(one.status(), 1, Integer::sum);
      if (one.status() != ReceiptStatus.DUPLICATE) {
        lastTold.put(one.id(), one.status());
      }
    }
  }
}
